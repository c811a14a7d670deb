import { describe, expect, test } from 'vitest';
import type { CauseId } from '../../src/catalog/error-cause.ts';
import type { WireErrorType } from '../../src/sandbox/errors.ts';
import type { FaultAction } from '../../src/sandbox/faults.ts';
import { canary, problemOf, problemWithFetch } from './real-errors.ts';

type Meaning = 'refused' | 'invalid' | 'unreachable';

const error = (
  status: number,
  type: string,
  message: string,
  errorCode?: string,
  retryAfterSeconds?: number,
) =>
  ({
    kind: 'error',
    status,
    type: type as WireErrorType,
    message,
    ...(errorCode && { errorCode }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }) satisfies FaultAction;

describe('each cause, as the service answers it', () => {
  // biome-ignore format: a table
  const named: readonly [cause: CauseId, meaning: Meaning, retryable: boolean, status: number, retryAfterSeconds: number | null][] = [
    ['rate-limit',                     'unreachable', true,  429, 1],
    ['ramp-limit',                     'unreachable', true,  429, 2],
    ['tier-spend-cap',                 'refused',     false, 429, null],
    ['contract-spend-cap',             'refused',     false, 429, null],
    ['organization-spend-limit',       'refused',     false, 400, null],
    ['workspace-spend-limit',          'refused',     false, 400, null],
    ['credit-empty',                   'refused',     false, 400, null],
    ['billing-problem',                'refused',     false, 402, null],
    ['linked-organization-cannot-pay', 'refused',     false, 402, null],
    ['organization-on-hold',           'refused',     false, 400, null],
    ['encryption-key-problem',         'refused',     false, 400, null],
    ['key-rejected',                   'refused',     false, 401, null],
    ['permission-denied',              'refused',     false, 403, null],
    ['model-not-found',                'invalid',     false, 404, null],
    ['not-found',                      'invalid',     false, 404, null],
    ['conflict',                       'unreachable', true,  409, null],
    ['request-too-large',              'invalid',     false, 413, null],
    ['invalid-request',                'invalid',     false, 400, null],
    ['overloaded',                     'unreachable', true,  529, null],
    ['server-error',                   'unreachable', true,  500, null],
    ['server-timeout',                 'unreachable', true,  504, null],
  ];
  test.each(named)('%s', async (cause, meaning, retryable, status, retryAfterSeconds) => {
    const problem = await problemOf({ kind: 'named', cause });
    expect(problem).toMatchObject({
      cause,
      meaning,
      retryable,
      status,
      retryAfterSeconds,
      neverArrived: false,
    });
    expect(problem.requestId).toMatch(/^req_01/);
    expect(problem.advice).toMatch(/^[A-Z].*\.$/);
    expect(problem.reason).toMatch(/^[A-Z].*\.$/);
    expect(problem.reason).toContain(`(HTTP ${status}, request ${problem.requestId})`);
    expect(problem.reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('rows that share a status or come without a code', () => {
  // biome-ignore format: a table
  const rows: readonly [what: string, fault: FaultAction, cause: CauseId][] = [
    ['a spend cap of the tier', error(429, 'rate_limit_error', 'Stop', 'enforced_spend_limit_reached'), 'tier-spend-cap'],
    ['a spend cap of a contract that asks to wait', error(429, 'rate_limit_error', 'Stop', 'contract_spend_limit_reached', 5), 'contract-spend-cap'],
    ['a rate limit', error(429, 'rate_limit_error', 'Too many requests per minute', undefined, 3), 'rate-limit'],
    ['growth too fast', error(429, 'rate_limit_error', 'Slow down', 'ramp_limit_exceeded', 3), 'ramp-limit'],
    ['the limit of a Claude Code workspace', error(429, 'rate_limit_error', 'You have reached your specified workspace API usage limits.', undefined, 3), 'rate-limit'],
    ["the organization's own limit", error(400, 'invalid_request_error', 'You have reached your specified API usage limits. You will regain access on 2026-12-01.'), 'organization-spend-limit'],
    ["the workspace's own limit", error(400, 'invalid_request_error', 'You have reached your specified workspace API usage limits. Wait.'), 'workspace-spend-limit'],
    ['no credit, in today’s words', error(400, 'invalid_request_error', 'Your credit balance is too low to access the Claude API.'), 'credit-empty'],
    ['no credit, in older words', error(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'), 'credit-empty'],
    ['no credit, as the errors page has it', error(402, 'billing_error', 'Your credit balance is too low to access the Claude API.'), 'credit-empty'],
    ['trouble with a payment', error(402, 'billing_error', 'The card was declined.'), 'billing-problem'],
    ['a linked organization at its limit', error(402, 'billing_error', 'No', 'linked_organization_spend_limit_reached'), 'linked-organization-cannot-pay'],
    ['a linked organization without billing', error(402, 'billing_error', 'No', 'linked_organization_billing_unavailable'), 'linked-organization-cannot-pay'],
    ['a hold', error(400, 'invalid_request_error', 'Disabled', 'organization_on_hold'), 'organization-on-hold'],
    ['a disabled encryption key', error(400, 'invalid_request_error', 'Key', 'cmek_key_disabled'), 'encryption-key-problem'],
    ['a blocked key store', error(400, 'invalid_request_error', 'Key', 'cmek_key_network_blocked'), 'encryption-key-problem'],
    ['a key store out of reach', error(503, 'api_error', 'Key', 'cmek_key_unreachable'), 'encryption-key-problem'],
    ['a key context out of reach', error(503, 'api_error', 'Key', 'cmek_context_unavailable'), 'encryption-key-problem'],
    ['a key without the scope', error(403, 'permission_error', 'Scope', 'api_key_scope_missing'), 'permission-denied'],
    ['a plain refusal', error(403, 'permission_error', 'Not allowed'), 'permission-denied'],
    ['a call from a browser', error(401, 'authentication_error', 'CORS requests are not allowed for this organization'), 'key-rejected'],
    ['a body too large once unpacked', error(413, 'request_too_large', 'Large', 'request_body_too_large_after_decoding'), 'request-too-large'],
    ['a body too large', error(413, 'request_too_large', 'Request exceeds the maximum size'), 'request-too-large'],
    ['a model that is missing', error(404, 'not_found_error', 'model: claude-opus-4-1'), 'model-not-found'],
    ['a model that is withheld, in other words', error(404, 'not_found_error', 'This model is not available to your organization.'), 'model-not-found'],
    ['an address that is missing', error(404, 'not_found_error', 'Not Found'), 'not-found'],
    ['a bad parameter', error(400, 'invalid_request_error', 'temperature: Extra inputs are not permitted'), 'invalid-request'],
    ['a code nobody knows yet', error(400, 'invalid_request_error', 'New', 'some_new_code'), 'invalid-request'],
    ['a conflict', error(409, 'conflict_error', 'Busy'), 'conflict'],
    ['a fault of the API', error(500, 'api_error', 'Internal server error'), 'server-error'],
    ['an endpoint not there yet', error(501, 'api_error', 'Not implemented'), 'server-error'],
    ['a status no page lists', error(507, 'api_error', 'Full'), 'server-error'],
    ['overload under another status', error(503, 'overloaded_error', 'Overloaded'), 'overloaded'],
    ['a server that gave up', error(504, 'timeout_error', 'Timeout'), 'server-timeout'],
    ['a server that gave up on the request', error(408, 'timeout_error', 'Timeout'), 'server-timeout'],
    ['the catch-all type with a telling status', error(402, 'invalid_request_error', 'Pay'), 'billing-problem'],
    ['the catch-all type with another status', error(422, 'invalid_request_error', 'No'), 'invalid-request'],
    ['a type nobody knows, with a telling status', error(403, 'strange_error', 'No'), 'permission-denied'],
    ['a type and a status nobody knows', error(418, 'strange_error', 'Teapot'), 'unknown'],
  ];
  test.each(rows)('%s', async (_, fault, cause) => {
    expect((await problemOf(fault)).cause).toBe(cause);
  });

  test('a wait of a day is passed on as it is', async () => {
    expect(await problemOf({ kind: 'huge-retry-after' })).toMatchObject({
      cause: 'rate-limit',
      retryAfterSeconds: 86_400,
    });
  });
});

describe('answers of something in between', () => {
  const page = '<html><title>Sign in</title></html>';
  const html = { 'content-type': 'text/html' };
  const json = { 'content-type': 'application/json' };
  // biome-ignore format: a table
  const rows: readonly [what: string, status: number, body: string, headers: Record<string, string>, cause: CauseId][] = [
    ['a page with 403', 403, page, html, 'unexpected-response'],
    ['a page with 404', 404, page, html, 'unexpected-response'],
    ['a 401 without a body', 401, '', {}, 'unexpected-response'],
    ["a gateway's own JSON", 403, '{"message":"Forbidden"}', json, 'unexpected-response'],
    ['a gateway that speaks like the API', 401, '{"error":{"type":"authentication_error","message":"no"}}', json, 'key-rejected'],
    ['the API without a type', 403, '{"error":{"message":"no"}}', { ...json, 'request-id': 'req_1' }, 'permission-denied'],
    ['a page with 413', 413, page, html, 'request-too-large'],
    ['a page with 429', 429, page, html, 'rate-limit'],
    ['a page with 502', 502, page, html, 'server-error'],
    ['a page with 529', 529, page, html, 'overloaded'],
    ['a message that is no text', 400, '{"error":{"type":"invalid_request_error","message":{"a":1}}}', json, 'invalid-request'],
    ['a type that is no text', 400, '{"error":{"type":["x"],"message":7}}', { ...json, 'request-id': 'req_1' }, 'invalid-request'],
    ['an error that is no object', 500, '{"error":"oops"}', json, 'server-error'],
    ['JSON that is no object', 400, '[1]', { ...json, 'request-id': 'req_1' }, 'invalid-request'],
  ];
  test.each(rows)('%s', async (_, status, body, headers, cause) => {
    const problem = await problemWithFetch(async () => new Response(body, { status, headers }));
    expect(problem).toMatchObject({ cause, status });
    expect(problem.reason).not.toContain('<html>');
    expect(problem.reason).toMatch(/^[A-Z].*\.$/);
  });
});

describe("what comes through of the other side's words", () => {
  const said = (message: string) =>
    problemOf(error(400, 'invalid_request_error', message)).then((problem) => problem.reason);

  test('the message of a bad request, for it names the field', async () => {
    expect(await said('max_tokens: Field required')).toMatch(
      /\(HTTP 400, request req_\w+\)\. The answer was: max_tokens: Field required\.$/,
    );
  });

  // biome-ignore format: a table
  test.each([
    ['a key', `Bad key ${canary}`, /The answer was: Bad key sk-ant-…\.$/],
    ['a key in capitals', `Bad key ${canary.toUpperCase()}`, /Bad key SK-ANT-…\.$/],
    ['a key with a hidden character in it', 'Bad key sk-ant-api03-te\u200bst-canary-0001', /Bad key sk-ant-…\.$/],
    ['a bearer token', 'Got Bearer some.other-token_123', /Got Bearer …\.$/],
    ['terminal sequences', 'a\u001b[2Jb\u009b31mc\u0007d', /The answer was: abc d\.$/],
    ['several lines', 'one\r\ntwo\n\n\tthree\u2028four', /The answer was: one two three four\.$/],
    ['turned text', 'safe\u202egnp.exe', /The answer was: safegnp\.exe\.$/],
    ['a flood', 'x'.repeat(5_000), /The answer was: x{200}\.$/],
  ])('%s', async (_, message, reason) => {
    expect(await said(message)).toMatch(reason);
  });

  test('a message that is no text is left out with the rest of its body', async () => {
    const body = { error: { type: 'invalid_request_error', message: { secret: 'brackets' } }, more: [1] };
    const problem = await problemWithFetch(
      async () => new Response(JSON.stringify(body), { status: 400, headers: { 'request-id': 'req_1' } }),
    );
    expect(problem.cause).toBe('invalid-request');
    expect(problem.reason).toMatch(/\(HTTP 400, request req_1\)\.$/);
  });

  test.each(['req_\u009b31m', 'req 1', '<b>', 'r'.repeat(201), canary])(
    'a request id such as %j is left out',
    async (id) => {
      const problem = await problemWithFetch(
        async () => new Response('{}', { status: 500, headers: { 'request-id': id } }),
      );
      expect(problem.requestId).toBeNull();
      expect(problem.reason).toContain('(HTTP 500)');
    },
  );
});
