import type { CauseId, CauseRow } from '../catalog/error-cause.ts';
import { foreignId, foreignText } from './foreign-text.ts';
import { NotSent } from './not-sent.ts';
import { cloudErrorIn } from './paths/cloud-error.ts';
import { retryAfterSeconds } from './rate-limit-headers.ts';
import { isNetworkFault, meaningOf, neverConnected, systemCode } from './system-error.ts';

/** Why a call brought nothing, in one typed cause with one piece of advice. */
export interface Problem {
  readonly cause: CauseId;
  readonly meaning: CauseRow['meaning'];
  readonly retryable: boolean;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  /** True where the request certainly never arrived, so that it cannot have been billed. */
  readonly neverArrived: boolean;
  /** Full sentence: what happened, with status and request id where there are any. */
  readonly reason: string;
  readonly advice: string;
  /** What a cloud found missing, as it writes it; null where permissions are not what is missing. */
  readonly permission: string | null;
}

/** Thrown where HTTP said 200 but the body is not what the API sends, e.g. a captive portal's page. The message says what came. */
export class UnexpectedResponse extends Error {
  readonly requestId: string | null;

  constructor(message: string, requestId: string | null | undefined) {
    super(message);
    this.requestId = requestId ?? null;
  }
}

/** Whether our own signal ended the call, and why. */
export type Aborted = 'timeout' | 'cancelled' | null;

/**
 * What the SDK's APIError holds; read structurally, so that the classifier never loads the SDK. The SDK copies type and
 * message out of the body unchecked: a foreign server may put anything there.
 */
interface ApiErrorShape {
  readonly status?: number;
  readonly headers?: Headers;
  readonly requestID?: string | null;
  readonly type?: unknown;
  readonly errorCode?: string | null;
  readonly apiMessage?: unknown;
  /** The body, where it was JSON. */
  readonly error?: unknown;
}

/**
 * Classifies whatever a call threw. Order: our own abort, then `error.details.error_code`, then the start of the
 * message, then `error.type`, then the status; several causes share one status, so the status is asked last.
 */
export function classifyError(
  error: unknown,
  causes: readonly CauseRow[],
  context: { readonly aborted: Aborted; readonly now: Date },
): Problem {
  const shape: ApiErrorShape = isApiError(error) ? error : {};
  const refusal = cloudErrorIn(error);
  const cloud = refusal?.answer ?? null;
  const cause = causeOf(error, causes, context.aborted);
  const row = causes.find((candidate) => candidate.cause === cause);
  if (!row) throw new Error(`The catalog has no row for cause ${cause}.`);
  const status = shape.status ?? cloud?.status ?? null;
  const requestId = foreignId(unexpectedIn(error)?.requestId ?? shape.requestID ?? cloud?.requestId);
  return {
    cause,
    meaning: row.meaning,
    retryable: row.retryable,
    status,
    requestId,
    retryAfterSeconds: shape.headers ? retryAfterSeconds(shape.headers, context.now) : null,
    neverArrived: cause === 'no-credential' || neverConnected(error),
    reason:
      refusal && cloud
        ? `${reasonOf(refusal.message, status, requestId, cloud.said && `The answer was: ${cloud.said}`)} ${cloud.advice}`
        : reasonOf(row.summary, status, requestId, detailOf(cause, error, textOrNull(shape.apiMessage))),
    advice: cloud?.advice ?? row.advice,
    permission: cloud?.permission ?? null,
  };
}

/** Ours, before anything left; the SDK wraps that as well. */
function notSentIn(error: unknown): NotSent | null {
  if (error instanceof NotSent) return error;
  return error instanceof Error && error.cause instanceof NotSent ? error.cause : null;
}

/** What our fetch throws before there is an answer, the SDK wraps as if there had been no connection. */
function unexpectedIn(error: unknown): UnexpectedResponse | null {
  if (error instanceof UnexpectedResponse) return error;
  return error instanceof Error && error.cause instanceof UnexpectedResponse ? error.cause : null;
}

function causeOf(error: unknown, causes: readonly CauseRow[], aborted: Aborted): CauseId {
  if (aborted === 'cancelled') return 'cancelled';
  if (aborted === 'timeout') return 'client-timeout';
  if (unexpectedIn(error) || error instanceof SyntaxError) return 'unexpected-response';
  const refusal = cloudErrorIn(error);
  if (refusal) return refusal.causeId;
  if (notSentIn(error)) return 'no-credential';
  if (isApiError(error)) return causeOfApiError(error, causes);
  if (isHeaderRefused(error)) return 'no-credential';
  if (error instanceof Error && error.name === 'WorkloadIdentityError') return causeOfTokenError(error);
  // What breaks while a body is read comes through the SDK as it is, and its message may name a host of any name.
  if (isNetworkFault(error)) return 'connection-failed';
  const said = error instanceof Error ? error.message : '';
  return /authentication|credential|profile|ANTHROPIC_/i.test(said) ? 'no-credential' : 'unknown';
}

/** The SDK failed to turn a profile or a workload identity into a token; a status is the token endpoint's. */
function causeOfTokenError(error: Error): CauseId {
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
  if (status === null)
    return /reach token endpoint/.test(error.message) ? 'connection-failed' : 'no-credential';
  if (status >= 500) return 'server-error';
  if (status === 429) return 'rate-limit';
  return status >= 400 ? 'key-rejected' : 'unexpected-response';
}

/** A header that cannot be written: nothing was sent, and the message of the system repeats the whole value. */
const isHeaderRefused = (error: unknown): boolean =>
  error instanceof TypeError && /invalid header (?:value|name)|ByteString/i.test(error.message);

function causeOfApiError(error: Error & ApiErrorShape, causes: readonly CauseRow[]): CauseId {
  const { errorCode, status } = error;
  const type = textOrNull(error.type);
  const message = textOrNull(error.apiMessage) ?? '';
  const byCode = errorCode && causes.find((row) => row.errorCodes.includes(errorCode));
  if (byCode) return byCode.cause;
  const byMessage = causes.find(
    (row) => fits(row, status) && row.messageStarts.some((start) => message.startsWith(start)),
  );
  if (byMessage) return byMessage.cause;
  // A 404 that names a model is about the model; everything else missing is a wrong address.
  if (type === 'not_found_error') return /model/i.test(message) ? 'model-not-found' : 'not-found';
  const general = generalFirst(causes);
  const byType = type ? general.find((row) => row.errorType === type) : undefined;
  // The catch-all type says less than a status.
  if (byType && (type !== 'invalid_request_error' || status === undefined)) return byType.cause;
  if (status !== undefined) {
    if (!type && !error.requestID && (status < 400 || refusals.has(status))) return 'unexpected-response';
    const byStatus = general.find((row) => row.statuses.includes(status)) ?? byType;
    return byStatus?.cause ?? (status >= 500 ? 'server-error' : 'unknown');
  }
  // An error event of a stream has no status, but the headers of the answer it ended.
  if (type || error.headers) return 'unknown';
  return /timed out/i.test(error.message) ? 'client-timeout' : 'connection-failed';
}

/** Causes that type or status alone can mean: those no code or message names, then those a code may name but need not. */
function generalFirst(causes: readonly CauseRow[]): CauseRow[] {
  const unnamed = causes.filter((row) => row.messageStarts.length === 0);
  return [
    ...unnamed.filter((row) => row.errorCodes.length === 0),
    ...unnamed.filter((row) => row.errorCodes.length > 0),
  ];
}

/** Without the API's error type and without a request id it was a proxy or gateway that refused, not the API. */
const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404]);

const isRedirect = (status: number | undefined): boolean =>
  status !== undefined && status > 300 && status < 400 && status !== 304;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const fits = (row: CauseRow, status: number | undefined): boolean =>
  status === undefined || row.statuses.length === 0 || row.statuses.includes(status);

function isApiError(error: unknown): error is Error & ApiErrorShape {
  return error instanceof Error && 'status' in error && 'requestID' in error;
}

/** Only where the cause alone does not say enough is the message passed on. */
const needsDetail: ReadonlySet<CauseId> = new Set([
  'invalid-request',
  'permission-denied',
  'not-found',
  'unknown',
  'no-credential',
  'unexpected-response',
]);

/** A sentence of the other side's, or of ours about what came; its message never comes through uncleaned. */
function detailOf(cause: CauseId, error: unknown, apiMessage: string | null): string | null {
  if (cause === 'connection-failed') {
    const code = systemCode(error);
    const meaning = code && meaningOf(code);
    return code && `The system says: ${code}${meaning ? `. ${meaning}` : ''}`;
  }
  if (!needsDetail.has(cause)) return null;
  if (isHeaderRefused(error))
    return 'What is set, there or in ANTHROPIC_CUSTOM_HEADERS, holds a line break or another character that no header can carry';
  // A parser quotes the text it stumbled over.
  if (error instanceof SyntaxError) return 'The answer is not valid JSON';
  const notSent = notSentIn(error);
  if (notSent) return notSent.message;
  const unexpected = unexpectedIn(error);
  if (unexpected) return `In detail: ${foreignText(unexpected.message)}`;
  if (cause === 'unexpected-response' && isApiError(error) && isRedirect(error.status))
    return 'It redirects to another address, which is not followed: set the base URL to the one that answers';
  if (cause === 'unexpected-response' && isApiError(error))
    return 'The answer has neither the type nor the request id of an API error';
  if (apiMessage !== null) return `The answer was: ${foreignText(apiMessage)}`;
  // In place of a message that is no text the SDK quotes the whole body.
  if (isApiError(error) && typeof error.error === 'object' && error.error !== null) return null;
  return error instanceof Error ? `In detail: ${foreignText(error.message)}` : null;
}

function reasonOf(
  summary: string,
  status: number | null,
  requestId: string | null,
  detail: string | null,
): string {
  const facts = [status === null ? null : `HTTP ${status}`, requestId && `request ${requestId}`].filter(
    Boolean,
  );
  const said = detail ? ` ${detail.replace(/[.\s]+$/, '')}.` : '';
  return `${summary.replace(/\.$/, '')}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}.${said}`;
}
