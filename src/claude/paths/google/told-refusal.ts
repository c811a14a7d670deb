import type { CauseId } from '../../../catalog/error-cause.ts';
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

/** What is read of a refusal; texts as they came. */
export interface Said {
  readonly message: string;
  readonly reason: string | null;
  readonly permission: string | null;
  readonly service: string | null;
}

interface Told {
  readonly causeId: CauseId;
  readonly summary: string;
  readonly advice: string;
  readonly permission?: string | null;
}

/** A refusal in one cause, with what happened and what to do now. */
export function told(status: number, asked: GoogleQuestion, said: Said): Told {
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
