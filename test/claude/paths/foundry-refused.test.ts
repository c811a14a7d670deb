import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { classifyError } from '../../../src/claude/classify-error.ts';
import { azureError, forbidden, resourceKey } from '../../support/stand-ins/azure.ts';
import { secretVariables } from '../../support/stand-ins/entra.ts';
import { foundry, problemOf, signal } from './opened-foundry.ts';

describe('a permission that is missing is named as Azure writes it', () => {
  const reading = 'Microsoft.CognitiveServices/locations/usages/read';

  test('for one question, and the rest is answered', async () => {
    const { path } = await foundry({ saying: { '/usages': forbidden(reading) } });
    const { quotas, denied } = await path.quotas(signal);
    expect(denied).toEqual([{ permission: reading, purpose: 'read the quotas of the subscription' }]);
    expect(quotas.map(({ endpoint }) => endpoint)).toEqual(['deployment', 'deployment']);
  });

  test('for all of it, the question fails', async () => {
    const listing = 'Microsoft.CognitiveServices/accounts/read';
    const { path } = await foundry({ saying: { '/accounts': forbidden(listing) } });
    expect(await problemOf(path, 'quotas')).toMatchObject({
      cause: 'permission-denied',
      permission: listing,
      status: 403,
      requestId: 'apim-0001',
    });
    // The resource still answers for the deployment.
    expect(await path.model(signal)).toMatchObject({
      listed: true,
      lifecycle: 'unknown',
      denied: [{ permission: listing, purpose: 'find the resource' }],
    });
  });

  test('where the identity sees no subscription', async () => {
    const { path } = await foundry({ saying: { '/subscriptions': { status: 200, body: { value: [] } } } });
    expect(await problemOf(path, 'quotas')).toMatchObject({
      cause: 'permission-denied',
      permission: 'Microsoft.CognitiveServices/accounts/read',
    });
  });

  test('for messages, and the gate is closed', async () => {
    const action = 'Microsoft.CognitiveServices/accounts/MaaS/*';
    const message = `The principal \`5f0c\` lacks the required data action \`${action}\` to perform \`POST /anthropic/v1/messages\` operation.`;
    const { path } = await foundry({
      saying: { '/count_tokens': azureError(401, 'PermissionDenied', message) },
    });
    expect(await path.identity(signal)).toMatchObject({ principal: 'poll@contoso.example' });
    const { gates, denied } = await path.access(signal);
    expect(gates.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(denied).toEqual([{ permission: action, purpose: 'send messages to the resource' }]);
  });
});

describe('credentials', () => {
  test('none at all is said with the command that mends it', async () => {
    const { path, server } = await foundry({ az: 'logged-out' });
    for (const question of ['identity', 'access', 'quotas', 'model'] as const)
      expect(await problemOf(path, question)).toMatchObject({
        cause: 'no-credential',
        reason: expect.stringContaining('az login'),
      });
    expect(server.asked).toEqual([]);
    await expect(path.client()).rejects.toMatchObject({ causeId: 'no-credential' });
  });

  test('an expired login is not taken for none', async () => {
    const { path } = await foundry({ az: 'expired' });
    const { cause, reason } = await problemOf(path, 'identity');
    expect(cause).toBe('key-rejected');
    expect(reason).toContain('AADSTS70043');
    expect(reason).toContain('Run az login again.');
  });

  test('Entra that cannot be reached rejects nobody', async () => {
    const env = { ...secretVariables, AZURE_AUTHORITY_HOST: 'https://127.0.0.1:9' };
    const { path } = await foundry({ env });
    expect(await problemOf(path, 'identity')).toMatchObject({ cause: 'connection-failed' });
  });

  // biome-ignore format: a table
  test.each([
    ['a key of another resource', { key: resourceKey }, 'az cognitiveservices account keys list'],
    ['a token that is too old', {}, 'Run az login'],
    ['a token of another tenant', { status: 400 }, 'Run az login, with --tenant'],
  ])('%s is rejected by the resource', async (_, { status = 401, ...setting }: { status?: number; key?: string }, advice) => {
    const said = azureError(status, String(status), status === 400 ? 'Tenant provided in token does not match resource token' : 'Access denied due to invalid subscription key or wrong API endpoint.');
    const { path } = await foundry({ ...setting, saying: { '/count_tokens': said } });
    expect(await problemOf(path, 'identity')).toMatchObject({
      cause: 'key-rejected',
      status,
      requestId: 'apim-0001',
      reason: expect.stringContaining(advice),
    });
  });

  test('an expired token is rejected by Azure Resource Manager', async () => {
    const said = azureError(
      401,
      'ExpiredAuthenticationToken',
      'The access token expiry UTC time is earlier.',
    );
    const { path } = await foundry({ saying: { '/subscriptions': said } });
    expect(await problemOf(path, 'quotas')).toMatchObject({ cause: 'key-rejected', status: 401 });
  });

  test('the client sends what was found, and Azure’s own refusals are told from the API’s', async () => {
    const limited = azureError(
      429,
      'RateLimitReached',
      'Your requests to claude-sonnet-5-5 have exceeded the limit.',
    );
    const { path, server } = await foundry({ key: resourceKey, saying: { '/messages': limited } });
    const client = await path.client();
    const thrown = await client.messages
      .create({ model: 'support-sonnet', max_tokens: 8, messages: [{ role: 'user', content: 'Hi' }] })
      .catch((error: unknown) => error);
    const problem = classifyError(thrown, catalog.causes, { aborted: null, now: new Date() });
    expect(problem).toMatchObject({ cause: 'rate-limit', status: 429 });
    expect(problem.reason).toContain('have exceeded the limit');
    expect(server.asked).toEqual([{ path: '/anthropic/v1/messages', credential: resourceKey }]);
  });
});
