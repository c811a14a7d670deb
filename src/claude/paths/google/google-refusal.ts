import { z } from 'zod';
import { boundedList } from '../../bounded-list.ts';
import { foreignId, foreignText } from '../../foreign-text.ts';
import { CloudError } from '../cloud-error.ts';
import { type GoogleQuestion, type Said, told } from './told-refusal.ts';

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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
