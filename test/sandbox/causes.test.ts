import { APIError } from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { CauseId } from '../../src/catalog/error-cause.ts';
import { classifyError } from '../../src/claude/classify-error.ts';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { judgedClient, sandboxFor } from './judged-client.ts';

const ask = {
  model: 'claude-haiku-5-5',
  max_tokens: 5,
  messages: [{ role: 'user' as const, content: 'Hi' }],
};

interface Expected {
  readonly cause: CauseId;
  readonly status: number;
  readonly type: string;
  readonly throws: string;
  readonly code?: string;
  readonly says?: string;
  readonly retryAfter?: string;
}

/** Statuses, types, codes and message starts as facts 3.6 lists them; class names as SDK 1.10.0 exports them. */
const expected: readonly Expected[] = [
  { cause: 'rate-limit', status: 429, type: 'rate_limit_error', throws: 'RateLimitError', retryAfter: '1' },
  {
    cause: 'ramp-limit',
    status: 429,
    type: 'rate_limit_error',
    throws: 'RampLimitExceededError',
    code: 'ramp_limit_exceeded',
    retryAfter: '2',
  },
  {
    cause: 'tier-spend-cap',
    status: 429,
    type: 'rate_limit_error',
    throws: 'EnforcedSpendLimitReachedError',
    code: 'enforced_spend_limit_reached',
  },
  {
    cause: 'contract-spend-cap',
    status: 429,
    type: 'rate_limit_error',
    throws: 'ContractSpendLimitReachedError',
    code: 'contract_spend_limit_reached',
  },
  {
    cause: 'organization-spend-limit',
    status: 400,
    type: 'invalid_request_error',
    throws: 'BadRequestError',
    says: 'You have reached your specified API usage limits',
  },
  {
    cause: 'workspace-spend-limit',
    status: 400,
    type: 'invalid_request_error',
    throws: 'BadRequestError',
    says: 'You have reached your specified workspace API usage limits',
  },
  {
    cause: 'credit-empty',
    status: 400,
    type: 'invalid_request_error',
    throws: 'BadRequestError',
    says: 'Your credit balance is too low to access the Anthropic API',
  },
  { cause: 'billing-problem', status: 402, type: 'billing_error', throws: 'PaymentRequiredError' },
  {
    cause: 'linked-organization-cannot-pay',
    status: 402,
    type: 'billing_error',
    throws: 'LinkedOrganizationSpendLimitReachedError',
    code: 'linked_organization_spend_limit_reached',
  },
  {
    cause: 'organization-on-hold',
    status: 400,
    type: 'invalid_request_error',
    throws: 'OrganizationOnHoldError',
    code: 'organization_on_hold',
  },
  {
    cause: 'encryption-key-problem',
    status: 400,
    type: 'invalid_request_error',
    throws: 'CMEKKeyDisabledError',
    code: 'cmek_key_disabled',
  },
  { cause: 'key-rejected', status: 401, type: 'authentication_error', throws: 'AuthenticationError' },
  { cause: 'permission-denied', status: 403, type: 'permission_error', throws: 'PermissionDeniedError' },
  {
    cause: 'model-not-found',
    status: 404,
    type: 'not_found_error',
    throws: 'NotFoundError',
    says: 'model: ',
  },
  { cause: 'not-found', status: 404, type: 'not_found_error', throws: 'NotFoundError' },
  { cause: 'conflict', status: 409, type: 'conflict_error', throws: 'ConflictError' },
  { cause: 'request-too-large', status: 413, type: 'request_too_large', throws: 'ContentTooLargeError' },
  { cause: 'invalid-request', status: 400, type: 'invalid_request_error', throws: 'BadRequestError' },
  { cause: 'overloaded', status: 529, type: 'overloaded_error', throws: 'OverloadedError' },
  { cause: 'server-error', status: 500, type: 'api_error', throws: 'InternalServerError' },
  { cause: 'server-timeout', status: 504, type: 'timeout_error', throws: 'GatewayTimeoutError' },
];

async function errorFor(cause: CauseId): Promise<APIError> {
  const sandbox = await sandboxFor({ faults: [{ when: {}, do: { kind: 'named', cause } }] });
  const client = await judgedClient(sandbox);
  const error: unknown = await client.messages.create(ask).catch((caught: unknown) => caught);
  if (error instanceof APIError) return error;
  throw new Error(`The SDK threw no APIError for ${cause}.`);
}

describe('named causes', () => {
  test.each(expected)('$cause', async ({ cause, status, type, throws, code, says, retryAfter }) => {
    const error = await errorFor(cause);
    expect(error.name).toBe(throws);
    expect(error).toMatchObject({ status, type, errorCode: code ?? null });
    expect(error.headers?.get('retry-after')).toBe(retryAfter ?? null);
    expect(error.requestID).toMatch(/^req_/);
    expect(error.error).toMatchObject({ request_id: error.requestID });
    if (says) expect(error.apiMessage?.slice(0, says.length)).toBe(says);
  });

  test('every cause of the catalog that answers over HTTP can be asked for', () => {
    const onlyAtTheClient = [
      'client-timeout',
      'connection-failed',
      'unexpected-response',
      'cancelled',
      'no-credential',
      'unknown',
    ];
    const answered = catalog.causes
      .map((row) => row.cause)
      .filter((cause) => !onlyAtTheClient.includes(cause));
    expect(expected.map((row) => row.cause).toSorted()).toEqual(answered.toSorted());
  });

  test.each(expected)('$cause is classified back to itself', async ({ cause }) => {
    const error = await errorFor(cause);
    expect(classifyError(error, catalog.causes, { aborted: null, now: new Date() }).cause).toBe(cause);
  });

  test.each(expected)('$cause is sent as its catalog row says', async ({ cause }) => {
    const error = await errorFor(cause);
    const row = catalog.causes.find((candidate) => candidate.cause === cause);
    expect(row?.statuses).toContain(error.status);
    if (row?.errorType) expect(error.type).toBe(row.errorType);
    if (error.errorCode !== null) expect(row?.errorCodes).toContain(error.errorCode);
    const starts = row?.messageStarts ?? [];
    expect(starts.length === 0 || starts.some((start) => error.apiMessage?.startsWith(start))).toBe(true);
  });

  test.each(['cancelled', 'no-credential', 'unknown'] as const)(
    '%s cannot be produced, and that is said at once',
    async (cause) => {
      await expect(sandboxFor({ faults: [{ when: {}, do: { kind: 'named', cause } }] })).rejects.toThrow(
        cause,
      );
    },
  );
});

describe('accounts that refuse', () => {
  test.each([
    ['on-hold', 'organization-on-hold', ['/v1/messages', '/v1/messages/count_tokens', '/v1/models']],
    ['out-of-credit', 'credit-empty', ['/v1/messages', '/v1/messages/count_tokens']],
    ['spend-cap-reached', 'tier-spend-cap', ['/v1/messages']],
    ['organization-limit-reached', 'organization-spend-limit', ['/v1/messages']],
    ['workspace-limit-reached', 'workspace-spend-limit', ['/v1/messages']],
  ] as const)('%s', async (name, cause, refused) => {
    const client = await judgedClient(await sandboxFor({ account: accountProfiles[name] }));
    const calls = {
      '/v1/messages': () => client.messages.create(ask),
      '/v1/messages/count_tokens': () =>
        client.messages.countTokens({ model: ask.model, messages: ask.messages }),
      '/v1/models': () => client.models.list(),
    };
    const wanted = await errorFor(cause);
    for (const [path, call] of Object.entries(calls)) {
      const outcome: unknown = await Promise.resolve(call()).catch((caught: unknown) => caught);
      if (!refused.some((one) => one === path)) {
        expect(outcome).not.toBeInstanceOf(Error);
        continue;
      }
      expect(outcome).toMatchObject({
        status: wanted.status,
        apiMessage: wanted.apiMessage,
        errorCode: wanted.errorCode,
      });
    }
  });
});
