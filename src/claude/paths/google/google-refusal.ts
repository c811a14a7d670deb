import { z } from 'zod';
import type { CauseId } from '../../../catalog/error-cause.ts';
import { boundedList } from '../../bounded-list.ts';
import { foreignId, foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';
import { type GoogleCredentialKind, renewal } from './login.ts';

/** What was asked of Google, as far as a refusal is told with it. */
export interface GoogleQuestion {
  /** As the end of "to …". */
  readonly purpose: string;
  readonly project: string;
  readonly kind: GoogleCredentialKind;
  /** The one that is documented for the call; null where none is. */
  readonly permission: string | null;
  /** Service that answers, e.g. `aiplatform.googleapis.com`. */
  readonly service: string;
  /** What a 404 means. */
  readonly missing: 'model-not-found' | 'not-found';
}

/** As it came, whichever client asked. */
export interface GoogleAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What Google said no with, and the reason it gives, e.g. `SERVICE_DISABLED`. */
export class GoogleRefusal extends CloudError {
  readonly reason: string | null;

  constructor(reason: string | null, ...rest: ConstructorParameters<typeof CloudError>) {
    super(...rest);
    this.reason = reason;
  }
}

/** No more of a message is looked at. */
const message = z
  .string()
  .transform((text) => text.slice(0, 2_000))
  .catch('');

/** https://cloud.google.com/apis/design/errors#error_model; some answers put it into a list of one. */
const errorBody = z.object({
  error: z.object({
    message,
    status: z.string(),
    details: boundedList(
      20,
      z.looseObject({
        reason: z.string().optional(),
        metadata: z
          .object({ permission: z.string().optional(), service: z.string().optional() })
          .optional()
          .catch(undefined),
      }),
    )
      .optional()
      .catch(undefined),
  }),
});
/** What the Claude models answer behind Google's door. */
const claudeErrorBody = z.object({ error: z.object({ type: z.string(), message }) });

/**
 * A refusal in one cause, or null where neither Google nor, about the credential, Claude said it: then it is left to who
 * reads the errors of the Claude API, or it came from something in between.
 */
export function googleRefusal(answer: GoogleAnswer, asked: GoogleQuestion): GoogleRefusal | null {
  const body = jsonOf(answer.text);
  const parsed = errorBody.safeParse(Array.isArray(body) ? body[0] : body);
  const claude = claudeErrorBody.safeParse(body);
  if (parsed.success) {
    const { error } = parsed.data;
    const info = error.details?.find(({ reason }) => reason);
    return refused(answer, asked, {
      message: error.message,
      reason: foreignId(info?.reason),
      permission:
        foreignId(info?.metadata?.permission) ??
        foreignId(/permission '([\w.]{3,100})' denied/i.exec(error.message)?.[1]),
      service: foreignId(info?.metadata?.service),
    });
  }
  const { status } = answer;
  const said = { message: claude.data?.error.message ?? '', reason: null, permission: null, service: null };
  if (claude.success) return status === 401 || status === 403 ? refused(answer, asked, said) : null;
  // A region that does not exist is answered with the page all of Google's hosts have for what is not there.
  const isGooglesPage = status === 404 && answer.text.slice(0, 4_000).includes('Error 404 (Not Found)!!1');
  return isGooglesPage || status >= 500 ? refused(answer, asked, said) : null;
}

interface Said {
  readonly message: string;
  readonly reason: string | null;
  readonly permission: string | null;
  readonly service: string | null;
}

function refused({ status, headers }: GoogleAnswer, asked: GoogleQuestion, said: Said): GoogleRefusal {
  const { summary, causeId, advice, permission = null } = told(status, asked, said);
  return new GoogleRefusal(said.reason, causeId, summary, {
    advice,
    permission,
    status,
    said: foreignText(said.message) || null,
    requestId: headers.get('request-id'),
  });
}

interface Told {
  readonly causeId: CauseId;
  readonly summary: string;
  readonly advice: string;
  readonly permission?: string | null;
}

function told(status: number, asked: GoogleQuestion, said: Said): Told {
  const { purpose, project, kind, missing } = asked;
  if (status === 401)
    return {
      causeId: 'key-rejected',
      summary: `Google Cloud did not take the credentials that were used to ${purpose}; they may have expired.`,
      advice: renewal[kind],
    };
  if (status === 403) return forbidden(asked, said);
  const isAboutModel = missing === 'model-not-found';
  if (status === 404 || (status === 400 && isAboutModel && notOffered.test(said.message)))
    return {
      causeId: missing,
      summary: `Google Cloud knows nothing there of what was asked for, to ${purpose}.`,
      advice: isAboutModel
        ? 'See in the Model Garden of Google Cloud in which regions the model is offered and whether it is enabled for the project, then change platform.region or model.id in the plan.'
        : `See that the project ${project} exists and is spelled so.`,
    };
  if (status === 429)
    return {
      causeId: 'rate-limit',
      summary: `A quota of the project ${project} did not let through the request to ${purpose}.`,
      advice:
        'Look at the quotas of the model and the endpoint in the Google Cloud console, IAM and Admin, Quotas: one of 0 lets nothing through until it is raised. Else wait a minute and try again.',
    };
  if (status >= 500)
    return {
      causeId: status === 504 ? 'server-timeout' : 'server-error',
      summary: `Google Cloud failed on its own side when it was asked to ${purpose}.`,
      advice: 'Try again later, and look at https://status.cloud.google.com if it stays.',
    };
  return {
    causeId: 'invalid-request',
    summary: `Google Cloud refused the request to ${purpose}.`,
    advice: 'Check the project, platform.region and model.id of the plan.',
  };
}

const notOffered =
  /publisher model|not servable|(?:region|location).{0,60}(?:not|un)|(?:not|un).{0,60}(?:region|location)/i;

function forbidden(asked: GoogleQuestion, said: Said): Told {
  const { purpose, project, kind } = asked;
  const denied = { causeId: 'permission-denied' as const };
  if (isServiceDisabled(said)) {
    const service = said.service ?? asked.service;
    return {
      ...denied,
      summary: `The service ${service} is not enabled in the project ${project}; it is needed to ${purpose}.`,
      advice: `Run \`gcloud services enable ${service} --project ${project}\`, wait some minutes, and run the check again.`,
    };
  }
  if (said.reason === 'BILLING_DISABLED')
    return {
      causeId: 'billing-problem',
      summary: `Billing is not enabled for the project ${project}; it is needed to ${purpose}.`,
      advice: `Link a billing account: \`gcloud billing projects link ${project} --billing-account ACCOUNT\`.`,
    };
  if (said.reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT')
    return {
      ...denied,
      summary: `The credentials were given out without the scope that is needed to ${purpose}.`,
      advice: renewal[kind],
    };
  const permission =
    said.reason === 'USER_PROJECT_DENIED'
      ? 'serviceusage.services.use'
      : (said.permission ?? asked.permission);
  return {
    ...denied,
    permission,
    summary: `The credentials may not ${purpose} in the project ${project}${permission ? `: the permission ${permission} is missing` : ''}.`,
    advice: permission
      ? `Have a role with ${permission} granted: \`gcloud projects add-iam-policy-binding ${project} --member PRINCIPAL --role ${roles[permission] ?? 'ROLE'}\`.`
      : `Have whoever administers the project ${project} look at what the account may do there.`,
  };
}

export const isServiceDisabled = ({ reason, message }: Pick<Said, 'reason' | 'message'>): boolean =>
  reason === 'SERVICE_DISABLED' ||
  (reason === null && /has not been used in project|it is disabled/i.test(message));

/** Smallest predefined roles that hold what is asked for here. https://cloud.google.com/iam/docs/permissions-reference */
const roles: Readonly<Record<string, string>> = {
  'aiplatform.endpoints.predict': 'roles/aiplatform.user',
  'serviceusage.services.get': 'roles/serviceusage.serviceUsageViewer',
  'serviceusage.services.use': 'roles/serviceusage.serviceUsageConsumer',
  'cloudquotas.quotas.get': 'roles/cloudquotas.viewer',
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
