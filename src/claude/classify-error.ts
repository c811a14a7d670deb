import type { CauseId, CauseRow } from '../catalog/error-cause.ts';
import { retryAfterSeconds } from './rate-limit-headers.ts';

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
}

/** Thrown where HTTP said 200 but the body is not what the API sends, e.g. a captive portal's page. */
export class UnexpectedResponse extends Error {}

/** Whether our own signal ended the call, and why. */
export type Aborted = 'timeout' | 'cancelled' | null;

/** What the SDK's APIError holds; read structurally, so that the classifier never loads the SDK. */
interface ApiErrorShape {
  readonly status?: number;
  readonly headers?: Headers;
  readonly requestID?: string | null;
  readonly type?: string | null;
  readonly errorCode?: string | null;
  readonly apiMessage?: string | null;
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
  const cause = causeOf(error, shape, causes, context.aborted);
  const row = causes.find((candidate) => candidate.cause === cause);
  if (!row) throw new Error(`The catalog has no row for cause ${cause}.`);
  const status = shape.status ?? null;
  const requestId = shape.requestID ?? null;
  return {
    cause,
    meaning: row.meaning,
    retryable: row.retryable,
    status,
    requestId,
    retryAfterSeconds: shape.headers ? retryAfterSeconds(shape.headers, context.now) : null,
    neverArrived: cause === 'no-credential' || neverArrivedCodes.has(systemCode(error) ?? ''),
    reason: reasonOf(row, status, requestId, detailOf(cause, error, shape)),
    advice: row.advice,
  };
}

function causeOf(
  error: unknown,
  shape: ApiErrorShape,
  causes: readonly CauseRow[],
  aborted: Aborted,
): CauseId {
  if (aborted === 'cancelled') return 'cancelled';
  if (aborted === 'timeout') return 'client-timeout';
  if (error instanceof UnexpectedResponse || error instanceof SyntaxError) return 'unexpected-response';
  if (!isApiError(error)) {
    return error instanceof Error && /authentication|credential|profile|ANTHROPIC_/i.test(error.message)
      ? 'no-credential'
      : 'unknown';
  }
  const { errorCode, type, status } = shape;
  const byCode = errorCode && causes.find((row) => row.errorCodes.includes(errorCode));
  if (byCode) return byCode.cause;
  const message = shape.apiMessage ?? '';
  const byMessage = causes.find(
    (row) => fits(row, status) && row.messageStarts.some((start) => message.startsWith(start)),
  );
  if (byMessage) return byMessage.cause;
  const plain = causes.filter((row) => row.errorCodes.length === 0 && row.messageStarts.length === 0);
  if (type) {
    // A 404 that names a model is about the model; everything else missing is a wrong address.
    if (type === 'not_found_error') return /model/i.test(message) ? 'model-not-found' : 'not-found';
    const byType =
      plain.find((row) => row.errorType === type && fits(row, status)) ??
      plain.find((row) => row.errorType === type);
    if (byType) return byType.cause;
  }
  if (status !== undefined) {
    const byStatus = plain.find((row) => row.statuses.includes(status));
    return byStatus?.cause ?? (status >= 500 ? 'server-error' : 'unknown');
  }
  if (type) return 'unknown';
  return error instanceof Error && /timed out/i.test(error.message) ? 'client-timeout' : 'connection-failed';
}

const fits = (row: CauseRow, status: number | undefined): boolean =>
  status === undefined || row.statuses.length === 0 || row.statuses.includes(status);

function isApiError(error: unknown): error is Error & ApiErrorShape {
  return error instanceof Error && 'status' in error && 'requestID' in error;
}

/** Only where the cause alone does not say enough is the other side's own message passed on. */
const speaksForItself: ReadonlySet<CauseId> = new Set([
  'invalid-request',
  'permission-denied',
  'not-found',
  'unknown',
  'no-credential',
  'unexpected-response',
]);

function detailOf(cause: CauseId, error: unknown, shape: ApiErrorShape): string | null {
  if (cause === 'connection-failed') return systemCode(error);
  if (!speaksForItself.has(cause)) return null;
  const said = shape.apiMessage ?? (error instanceof Error ? error.message : String(error));
  return foreignText(said);
}

/** System errors of a connection that was never established. */
const neverArrivedCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The innermost system error, e.g. "ECONNREFUSED" or "CERT_HAS_EXPIRED", which tells DNS, TLS and proxy trouble apart. */
function systemCode(error: unknown): string | null {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return foreignText(current.code);
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0];
    else current = current.cause;
  }
  return null;
}

/** Text from the other side: one line, no control characters, no key, at most 200 characters. */
function foreignText(text: string): string {
  return text
    .replace(/sk-ant-[\w-]+/g, 'sk-ant-…')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function reasonOf(
  row: CauseRow,
  status: number | null,
  requestId: string | null,
  detail: string | null,
): string {
  const facts = [
    status === null ? null : `HTTP ${status}`,
    requestId && `request ${foreignText(requestId)}`,
  ].filter(Boolean);
  const said = detail ? ` The answer was: ${detail.replace(/[.\s]+$/, '')}.` : '';
  return `${row.summary.replace(/\.$/, '')}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}.${said}`;
}
