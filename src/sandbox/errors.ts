import type { CauseId } from '../catalog/error-cause.ts';

/** `error.type` on the wire. `request_too_large` is documented for HTTP 413 and missing from the SDK's own list. */
export type WireErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'billing_error'
  | 'permission_error'
  | 'not_found_error'
  | 'conflict_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'api_error'
  | 'timeout_error'
  | 'overloaded_error';

/** An error answer before it is given a request id. */
export interface Failure {
  readonly status: number;
  readonly type: WireErrorType;
  readonly message: string;
  readonly details?: { readonly error_code: string; readonly appeal_url?: string };
  readonly retryAfterSeconds?: number;
  /** More response headers, e.g. `allow` with a 405. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a route; the server turns it into the error answer. */
export class ApiFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** HTTP 400 with the plain error type. */
export function invalidRequest(message: string): ApiFailure {
  return new ApiFailure({ status: 400, type: 'invalid_request_error', message });
}

/** HTTP 404 as the service words it for a model. */
export function modelNotFound(id: string): ApiFailure {
  return new ApiFailure({ status: 404, type: 'not_found_error', message: `model: ${id}` });
}

/** The error body every endpoint answers with. */
export function errorBody(failure: Failure, requestId: string) {
  return {
    type: 'error',
    error: {
      type: failure.type,
      message: failure.message,
      ...(failure.details ? { details: failure.details } : {}),
    },
    request_id: requestId,
  } as const;
}

/** Causes that never reach an HTTP error answer, or name no single one. */
type WithoutAnswer =
  | 'client-timeout'
  | 'connection-failed'
  | 'unexpected-response'
  | 'cancelled'
  | 'no-credential'
  | 'unknown';
export type AnsweredCause = Exclude<CauseId, WithoutAnswer>;

const spendCap = { status: 429, type: 'rate_limit_error' } as const;
const ownLimit = { status: 400, type: 'invalid_request_error' } as const;

/** The answer of each cause as it looks on the wire. Waits are short so that a client's retry can be watched. */
export const namedFailures: Readonly<Record<AnsweredCause, Failure>> = {
  'rate-limit': {
    status: 429,
    type: 'rate_limit_error',
    message: "This request would exceed your organization's rate limit of requests per minute.",
    retryAfterSeconds: 1,
  },
  'ramp-limit': {
    status: 429,
    type: 'rate_limit_error',
    message: 'Usage is growing faster than the ramp limit of your organization allows.',
    details: { error_code: 'ramp_limit_exceeded' },
    retryAfterSeconds: 2,
  },
  'tier-spend-cap': {
    ...spendCap,
    message: 'Your organization has reached the monthly spend cap of its usage tier.',
    details: { error_code: 'enforced_spend_limit_reached' },
  },
  'contract-spend-cap': {
    ...spendCap,
    message: 'Your organization has reached the spend limit of its contract.',
    details: { error_code: 'contract_spend_limit_reached' },
  },
  'organization-spend-limit': {
    ...ownLimit,
    message:
      'You have reached your specified API usage limits. Access returns when the limit is raised or the month ends.',
  },
  'workspace-spend-limit': {
    ...ownLimit,
    message:
      'You have reached your specified workspace API usage limits. Access returns when the limit is raised or the month ends.',
  },
  'credit-empty': {
    status: 400,
    type: 'invalid_request_error',
    message: 'Your credit balance is too low to access the Anthropic API. Buy credits under Plans & Billing.',
  },
  'billing-problem': {
    status: 402,
    type: 'billing_error',
    message: 'There is a problem with the billing or payment details of your organization.',
  },
  'linked-organization-cannot-pay': {
    status: 402,
    type: 'billing_error',
    message: 'The linked organization has reached a spend limit or is out of credit.',
    details: { error_code: 'linked_organization_spend_limit_reached' },
  },
  'organization-on-hold': {
    status: 400,
    type: 'invalid_request_error',
    message: 'This organization has been disabled.',
    details: { error_code: 'organization_on_hold', appeal_url: 'https://example.com/sandbox-appeal' },
  },
  'encryption-key-problem': {
    status: 400,
    type: 'invalid_request_error',
    message: "The workspace's customer-managed encryption key is disabled or revoked.",
    details: { error_code: 'cmek_key_disabled' },
  },
  'key-rejected': { status: 401, type: 'authentication_error', message: 'invalid x-api-key' },
  'permission-denied': {
    status: 403,
    type: 'permission_error',
    message: 'Your API key does not have permission to use the specified resource.',
  },
  'model-not-found': { status: 404, type: 'not_found_error', message: 'model: claude-sandbox-missing' },
  'not-found': { status: 404, type: 'not_found_error', message: 'Not found' },
  conflict: {
    status: 409,
    type: 'conflict_error',
    message: 'The request conflicts with another one that is under way.',
  },
  'request-too-large': {
    status: 413,
    type: 'request_too_large',
    message: 'Request exceeds the maximum size.',
  },
  'invalid-request': {
    status: 400,
    type: 'invalid_request_error',
    message: 'messages: the request was declared invalid by a fault rule.',
  },
  overloaded: { status: 529, type: 'overloaded_error', message: 'Overloaded' },
  'server-error': { status: 500, type: 'api_error', message: 'Internal server error' },
  'server-timeout': {
    status: 504,
    type: 'timeout_error',
    message: 'The request timed out before it was done.',
  },
};
