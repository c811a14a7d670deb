import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { UnexpectedResponse } from '../../src/claude/classify-error.ts';
import { typedCredential } from '../../src/claude/credential.ts';
import { probeClient } from '../../src/claude/probe-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import { retrieveModel } from '../../src/observe/probes/model-seen.ts';
import { Receipt } from '../../src/observe/receipt.ts';
import type { TransportFault } from '../../src/sandbox/faults.ts';
import {
  canary,
  classify,
  clientOf,
  problemWithFetch,
  request,
  sandboxFor,
  thrownBy,
} from './real-errors.ts';

/** A sandbox on which every request meets that fault. */
const faultySandbox = (kind: TransportFault) => sandboxFor({ faults: [{ when: {}, do: { kind } }] });

async function thrownOn(kind: TransportFault, signal?: AbortSignal): Promise<unknown> {
  const client = await clientOf((await faultySandbox(kind)).url);
  return thrownBy(() => client.messages.create(request, { ...(signal && { signal }) }));
}

describe('the way to the API', () => {
  test('a port where nobody listens: never arrived', async () => {
    const sandbox = await sandboxFor();
    await sandbox.close();
    const client = await clientOf(sandbox.url);
    expect(classify(await thrownBy(() => client.messages.create(request)))).toMatchObject({
      cause: 'connection-failed',
      meaning: 'unreachable',
      retryable: true,
      status: null,
      requestId: null,
      neverArrived: true,
      reason:
        'No connection to the API could be made, or it broke. The system says: ECONNREFUSED. Nothing accepts connections at that address and port.',
    });
  });

  test('a connection reset: may have arrived', async () => {
    const problem = classify(await thrownOn('reset'));
    expect(problem).toMatchObject({ cause: 'connection-failed', neverArrived: false, status: null });
    expect(problem.reason).toMatch(/The system says: (ECONNRESET|UND_ERR_SOCKET)\. The other side/);
  });

  test('an answer cut in the middle: may have been billed', async () => {
    expect(classify(await thrownOn('cut-stream'))).toMatchObject({
      cause: 'connection-failed',
      neverArrived: false,
    });
  });

  // biome-ignore format: a table
  const codes: readonly [code: string, neverArrived: boolean][] = [
    ['ENOTFOUND', true], ['EAI_AGAIN', true], ['EHOSTUNREACH', true], ['ENETUNREACH', true],
    ['UND_ERR_CONNECT_TIMEOUT', true], ['CERT_HAS_EXPIRED', true], ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', true], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true], ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['ECONNRESET', false], ['ETIMEDOUT', false], ['EPIPE', false], ['UND_ERR_SOCKET', false], ['EPROTO', false],
  ];
  test.each(codes)('%s (never arrived: %s)', async (code, neverArrived) => {
    const cause = Object.assign(new Error('no'), { code });
    const problem = await problemWithFetch(() => Promise.reject(new TypeError('fetch failed', { cause })));
    expect(problem).toMatchObject({ cause: 'connection-failed', neverArrived });
    expect(problem.reason).toContain(`The system says: ${code}.`);
  });

  test.each([
    ['ENOTFOUND', 'No name service here knows the name of the host.'],
    ['CERT_HAS_EXPIRED', 'has expired, or the clock of this machine is ahead.'],
    ['CERT_NOT_YET_VALID', 'is not valid yet, or the clock of this machine is behind.'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'This system does not trust the certificate of the host;'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'This system does not trust the certificate of the host;'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate was made out to another host.'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'What answers there does not speak TLS as it should.'],
  ])('%s is told in words', async (code, words) => {
    const cause = Object.assign(new Error('no'), { code });
    const problem = await problemWithFetch(() => Promise.reject(new TypeError('fetch failed', { cause })));
    expect(problem.reason).toContain(words);
  });

  test.each([
    ['getaddrinfo ENOTFOUND credential-gw.corp', 'ENOTFOUND', true],
    ['connect ECONNREFUSED profile.corp:443', 'ECONNREFUSED', true],
    ['read ECONNRESET at authentication.corp', 'ECONNRESET', false],
  ])("a host's name says nothing about a key: %s", (message, code, neverArrived) => {
    expect(classify(Object.assign(new Error(message), { code }))).toMatchObject({
      cause: 'connection-failed',
      meaning: 'unreachable',
      neverArrived,
    });
  });

  test('both addresses of a host refused', async () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const cause = new AggregateError([refused, refused]);
    expect(
      await problemWithFetch(() => Promise.reject(new TypeError('fetch failed', { cause }))),
    ).toMatchObject({
      cause: 'connection-failed',
      neverArrived: true,
    });
  });
});

describe('time', () => {
  test.each(['stall-headers', 'stall-body'] as const)('%s ended by our own time limit', async (fault) => {
    const error = await thrownOn(fault, AbortSignal.timeout(60));
    expect(classify(error, 'timeout')).toMatchObject({
      cause: 'client-timeout',
      neverArrived: false,
      status: null,
    });
    expect(classify(error, 'cancelled').cause).toBe('cancelled');
  });

  test("the SDK's own time limit", async () => {
    const client = await clientOf((await faultySandbox('stall-headers')).url);
    expect(classify(await thrownBy(() => client.messages.create(request, { timeout: 60 }))).cause).toBe(
      'client-timeout',
    );
  });
});

describe('answers that are none', () => {
  test("a portal's page with status 200 raises nothing in the SDK and is noticed by its shape", async () => {
    const client = await clientOf((await faultySandbox('html-200')).url);
    expect(typeof (await client.messages.create(request))).toBe('string');
    const { signal } = new AbortController();
    const error = await thrownBy(() =>
      retrieveModel({ client: async () => client, signal, receipt: new Receipt() }, request.model),
    );
    expect(classify(error)).toMatchObject({
      cause: 'unexpected-response',
      meaning: 'unreachable',
      retryable: false,
      reason:
        'Something answered that is not the service that was asked, such as a login page or a proxy. In detail: The Models API answered with something that is not a model.',
    });
  });

  test('JSON that stops in the middle is not quoted', async () => {
    expect(classify(await thrownOn('malformed-json'))).toMatchObject({
      cause: 'unexpected-response',
      reason: expect.stringMatching(/The answer is not valid JSON\.$/),
    });
  });

  test('the request id of an answer of another shape is kept', () => {
    expect(classify(new UnexpectedResponse('The answer is odd', 'req_0001')).requestId).toBe('req_0001');
    expect(classify(new UnexpectedResponse('The answer is odd', 'req \u001b[2J')).requestId).toBeNull();
  });
});

describe('a stream', () => {
  const readAll = async (fault: TransportFault) => {
    const client = await clientOf((await faultySandbox(fault)).url);
    return thrownBy(async () => {
      for await (const _ of await client.messages.create({ ...request, stream: true }));
    });
  };

  test('an error event after status 200 has a type and no status', async () => {
    expect(classify(await readAll('error-event'))).toMatchObject({
      cause: 'overloaded',
      status: null,
      neverArrived: false,
      requestId: expect.stringMatching(/^req_01/),
    });
  });

  // biome-ignore format: a table
  test.each([
    ['no type, which is no lost connection', '{"type":"error"}', 'unknown'],
    ['a type nobody knows', '{"type":"error","error":{"type":"strange_error","message":"x"}}', 'unknown'],
    ['the catch-all type', '{"type":"error","error":{"type":"invalid_request_error","message":"x"}}', 'invalid-request'],
    ['a spend cap', '{"type":"error","error":{"type":"rate_limit_error","message":"x","details":{"error_code":"enforced_spend_limit_reached"}}}', 'tier-spend-cap'],
  ])('an error event with %s', async (_, data, cause) => {
    const body = `event: error\ndata: ${data}\n\n`;
    const fetch = async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    const client = new Anthropic({ apiKey: canary, maxRetries: 0, logLevel: 'off', fetch });
    const error = await thrownBy(async () => {
      for await (const _event of await client.messages.create({ ...request, stream: true }));
    });
    expect(classify(error)).toMatchObject({ cause, status: null });
  });

  test('a stream cut in the middle', async () => {
    expect(classify(await readAll('cut-stream'))).toMatchObject({
      cause: 'connection-failed',
      neverArrived: false,
    });
  });
});

describe('what never was a call', () => {
  // biome-ignore format: a table
  test.each([
    ['no credential', new Error('Could not resolve authentication method.'), 'no-credential', true],
    ['a missing profile', new Error('ANTHROPIC_PROFILE names the profile "x"'), 'no-credential', true],
    ['a missing identity token file', new Error('identity token for the profile', { cause: Object.assign(new Error(), { code: 'ENOENT' }) }), 'no-credential', true],
    ['a bug', new TypeError('x is not a function'), 'unknown', false],
    ['a setting Node rejects', Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' }), 'unknown', false],
    ['text', 'oops', 'unknown', false],
    ['nothing', undefined, 'unknown', false],
    ['an object without a prototype', Object.create(null), 'unknown', false],
  ])('%s', (_, error, cause, neverArrived) => {
    expect(classify(error)).toMatchObject({ cause, neverArrived, status: null });
  });
});

test.each([
  ['a line break', `${canary.slice(0, 16)}\n${canary}`],
  ['a line break in a token of a gateway', 'gateway-canary\ntoken-canary'],
  ['a letter no header carries', 'gateway-canary-ключ'],
])('a credential with %s is told from a missing one, without a word of it', async (_, secret) => {
  const client = await probeClient(typedCredential(new Secret(secret), {}), 'http://127.0.0.1:9');
  const problem = classify(await thrownBy(() => client.messages.create(request)));
  expect(problem).toMatchObject({ cause: 'no-credential', neverArrived: true });
  expect(problem.reason).toContain('a line break or another character');
  expect(problem.reason).not.toMatch(/canary|gateway|token-|ключ/);
});
