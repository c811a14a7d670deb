import { describe, expect, test } from 'vitest';
import { probes } from '../../../src/observe/registry.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { planWith } from '../../support/plan-builder.ts';
import { clientOf, gatherWith, named, sandboxFor } from '../gathering.ts';

const kinds = [
  { id: 'batches', feature: 'batch', path: '/v1/messages/batches' },
  { id: 'files', feature: 'files', path: '/v1/files' },
] as const;

describe.each(kinds)('$id', ({ id, feature, path }) => {
  const probe = probes[id];
  const plan = planWith({ task: { features: [feature] } });

  test('one GET, free, of a workspace that has none yet', async () => {
    const sandbox = await sandboxFor();
    const { observations, actualUsd } = await gatherWith({ probes: [probe], plan, url: sandbox.url });
    expect(named(observations, id)).toMatchObject({ status: 'observed', value: { listed: 0 } });
    expect(sandbox.journal).toMatchObject([{ method: 'GET', path, status: 200 }]);
    expect(actualUsd).toBe(0);
  });

  test('of many, one is read', async () => {
    const sandbox = await sandboxFor();
    const client = await clientOf(sandbox.url);
    for (const name of ['a', 'b']) {
      if (id === 'files') await client.files.upload({ file: new File(['text'], name) });
      else
        await client.messages.batches.create({
          requests: [
            {
              custom_id: name,
              params: {
                model: 'claude-haiku-5-5',
                max_tokens: 1,
                messages: [{ role: 'user', content: 'Hi' }],
              },
            },
          ],
        });
    }
    const { observations } = await gatherWith({ probes: [probe], plan, url: sandbox.url });
    expect(named(observations, id)).toMatchObject({ status: 'observed', value: { listed: 1 } });
  });

  test('it concerns plans that use it alone', () => {
    expect(probe.concerns(plan)).toBe(true);
    expect(probe.concerns(planWith({ task: { features: [] } }))).toBe(false);
    expect(probe.concerns(planWith())).toBe(false);
  });

  test('an account without the feature refuses the list', async () => {
    const sandbox = await sandboxFor({ account: { ...accountProfiles.start, disabledFeatures: [feature] } });
    const { observations } = await gatherWith({ probes: [probe], plan, url: sandbox.url });
    expect(named(observations, id)).toMatchObject({ status: 'failed', cause: 'permission-denied' });
  });

  // biome-ignore format: a table
  const faults: readonly [FaultAction, cause: string, calls: number][] = [
    [{ kind: 'html-200' }, 'unexpected-response', 1],
    [{ kind: 'malformed-json' }, 'unexpected-response', 1],
    [{ kind: 'reset' }, 'connection-failed', 2],
    [{ kind: 'named', cause: 'overloaded' }, 'overloaded', 2],
    [{ kind: 'named', cause: 'key-rejected' }, 'key-rejected', 1],
  ];
  test.each(faults)('%j', async (fault, cause, calls) => {
    const sandbox = await sandboxFor({ faults: [{ when: {}, do: fault }] });
    const { observations, actualUsd } = await gatherWith({ probes: [probe], plan, url: sandbox.url });
    expect(named(observations, id)).toMatchObject({ status: 'failed', cause });
    expect(sandbox.journal).toHaveLength(calls);
    expect(actualUsd).toBe(0);
  });

  test.each([
    ['a list of something else', { data: [{ type: 'model', id: 'x' }], has_more: false }],
    ['no list', { data: null }],
    ['an error inside a 200', { type: 'error' }],
  ])('%s is not taken for one', async (_, body) => {
    const { default: Anthropic } = await import('@anthropic-ai/sdk');
    const headers = { 'content-type': 'application/json', 'request-id': 'req_1' };
    const client = new Anthropic({
      apiKey: 'sk-ant-api03-test-canary-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async () => new Response(JSON.stringify(body), { headers }),
    });
    const { observations } = await gatherWith({ probes: [probe], plan, client: async () => client });
    expect(named(observations, id)).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      requestIds: ['req_1'],
    });
  });
});
