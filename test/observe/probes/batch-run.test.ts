import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { priced } from '../../../src/observe/price.ts';
import { probes } from '../../../src/observe/registry.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { planWith } from '../../support/plan-builder.ts';
import { clientOf, gatherWith, named, sandboxFor } from '../gathering.ts';

const probe = probes['batch-run'];
const plan = planWith({ model: { id: 'claude-sonnet-5-5' }, task: { features: ['batch'] } });
/** Half of 64 tokens in and 8 out in the US, on Sonnet 5.5 at 2 and 10 USD per million. */
const worstUsd = (((64 * 2 + 8 * 10) / 1e6) * 1.1) / 2;
const cancelPath = /\/cancel$/;
const onePath = /\/batches\/[^/]+$/;

/** A sandbox whose clock moves by so many seconds at each look. */
const sandboxAt = (secondsALook: number, options: SandboxOptions = {}) => {
  let ms = Date.parse('2026-11-20T09:00:00Z');
  const now = () => {
    ms += secondsALook * 1_000;
    return new Date(ms);
  };
  return sandboxFor({ now, ...options });
};

async function run(options: SandboxOptions = {}, secondsALook = 0) {
  const bodies: unknown[] = [];
  const sandbox = await sandboxAt(secondsALook, { onRequest: ({ body }) => bodies.push(body), ...options });
  const result = await gatherWith({ probes: [probe], plan, url: sandbox.url });
  return { sandbox, bodies, ...result, row: named(result.observations, 'batch-run') };
}

test('a batch of one message of three words, created, cancelled and looked at', async () => {
  const { sandbox, bodies, row } = await run();
  expect(sandbox.journal.map(({ method, path }) => [method, path.replace(/msgbatch_\w+/, 'ID')])).toEqual([
    ['POST', '/v1/messages/batches'],
    ['POST', '/v1/messages/batches/ID/cancel'],
    ['GET', '/v1/messages/batches/ID'],
  ]);
  expect(bodies[0]).toEqual({
    requests: [
      {
        custom_id: 'gonogo-probe',
        params: {
          model: 'claude-sonnet-5-5',
          max_tokens: 8,
          messages: [{ role: 'user', content: 'Reply with OK.' }],
        },
      },
    ],
  });
  expect(row).toMatchObject({
    status: 'observed',
    value: {
      batchId: expect.stringMatching(/^msgbatch_\w+$/),
      createdAs: 'in_progress',
      cancelledAs: 'canceling',
      lastSeenAs: 'canceling',
      endedAs: null,
    },
  });
});

test('the worst case is half of what the message would cost by itself', () => {
  expect(probe.worstCaseUsd(plan, catalog)).toBeCloseTo(worstUsd, 12);
});

test('it concerns plans with batches alone, and waits for the list', () => {
  expect(probe.concerns(plan)).toBe(true);
  expect(probe.concerns(planWith({ task: { features: [] } }))).toBe(false);
  expect(probe.concerns(planWith())).toBe(false);
  expect(probe.after).toContain('batches');
});

describe('what is booked', () => {
  test('the worst case, while the batch is still being cancelled', async () => {
    const { sandbox, actualUsd } = await run();
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
    expect(sandbox.spentUsd()).toBe(0);
  });

  test('nothing, where it was seen to have ended unanswered', async () => {
    const { row, actualUsd } = await run({}, 1);
    expect(row).toMatchObject({ value: { lastSeenAs: 'ended', endedAs: 'canceled' } });
    expect(actualUsd).toBe(0);
  });

  test('the worst case, where it was answered before it could be cancelled', async () => {
    const { sandbox, row, actualUsd } = await run({
      account: { ...accountProfiles.start, batchMinutes: 0 },
    });
    expect(row).toMatchObject({
      status: 'observed',
      value: { cancelledAs: null, lastSeenAs: 'ended', endedAs: 'succeeded' },
    });
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
    expect(sandbox.spentUsd()).toBeGreaterThan(0);
    expect(actualUsd).toBeGreaterThanOrEqual(sandbox.spentUsd());
    expect(row.requestIds).toEqual(sandbox.journal.map(({ requestId }) => requestId));
  });

  test('nothing where the message inside failed', async () => {
    const { row, actualUsd } = await run({
      account: {
        ...accountProfiles.start,
        batchMinutes: 0,
        unavailableModels: ['claude-sonnet-5-5'],
      },
    });
    expect(row).toMatchObject({ value: { endedAs: 'errored' } });
    expect(actualUsd).toBe(0);
  });
});

describe('creating it fails', () => {
  // biome-ignore format: a table
  const rows: readonly [FaultAction, cause: string, paid: boolean][] = [
    [{ kind: 'named', cause: 'permission-denied' }, 'permission-denied', false],
    [{ kind: 'named', cause: 'credit-empty' }, 'credit-empty', false],
    [{ kind: 'named', cause: 'rate-limit' }, 'rate-limit', false],
    [{ kind: 'named', cause: 'server-error' }, 'server-error', true],
    [{ kind: 'named', cause: 'server-timeout' }, 'server-timeout', true],
    [{ kind: 'named', cause: 'overloaded' }, 'overloaded', true],
    [{ kind: 'reset' }, 'connection-failed', true],
    [{ kind: 'html-200' }, 'unexpected-response', true],
    [{ kind: 'malformed-json' }, 'unexpected-response', true],
  ];
  test.each(rows)('%j', async (fault, cause, paid) => {
    const { sandbox, row, actualUsd } = await run({ faults: [{ when: {}, do: fault }] });
    expect(row).toMatchObject({ status: 'failed', cause });
    const told = 'reason' in row && row.reason.includes('may have been created');
    expect(told).toBe(paid);
    expect('leftBehind' in row ? row.leftBehind : null).toEqual(paid ? { batchId: null } : null);
    expect(sandbox.journal).toHaveLength(1);
    expect(actualUsd).toBeCloseTo(paid ? worstUsd : 0, 12);
  });
});

test('a call that never arrived created nothing and costs nothing', async () => {
  const sandbox = await sandboxFor();
  await sandbox.close();
  const { observations, actualUsd } = await gatherWith({ probes: [probe], plan, url: sandbox.url });
  const row = named(observations, 'batch-run');
  expect(row).toMatchObject({ status: 'failed', cause: 'connection-failed' });
  expect(row).not.toHaveProperty('leftBehind');
  expect(actualUsd).toBe(0);
});

describe('a batch that was created and not cancelled is known by its id', () => {
  // biome-ignore format: a table
  const rows: readonly FaultAction[] = [
    { kind: 'named', cause: 'permission-denied' },
    { kind: 'named', cause: 'overloaded' },
    { kind: 'reset' },
    { kind: 'html-200' },
  ];
  test.each(rows)('cancelling meets %j', async (fault) => {
    const { sandbox, row, actualUsd } = await run({ faults: [{ when: { path: cancelPath }, do: fault }] });
    const [batch] = (await (await clientOf(sandbox.url)).messages.batches.list()).data;
    expect(row).toMatchObject({
      status: 'observed',
      value: { batchId: batch?.id, cancelledAs: null, lastSeenAs: 'in_progress', endedAs: null },
    });
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
  });

  test('nothing after its creation is answered', async () => {
    const reset = { kind: 'reset' } as const;
    const { row, actualUsd } = await run({
      faults: [
        { when: { path: cancelPath }, do: reset },
        { when: { path: onePath }, do: reset },
      ],
    });
    expect(row).toMatchObject({ status: 'observed', value: { cancelledAs: null, lastSeenAs: null } });
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
  });

  /** Ends the poll at the moment one of its calls has reached the sandbox. */
  async function endedAt(path: RegExp, faults: SandboxOptions['faults'] = [], cleanUpMs = 10_000) {
    const poll = new AbortController();
    const sandbox = await sandboxFor({
      faults,
      onRequest: (request) => {
        if (path.test(request.path)) poll.abort();
      },
    });
    const { signal } = poll;
    const result = await gatherWith({ probes: [probe], plan, url: sandbox.url, signal, cleanUpMs });
    const client = await clientOf(sandbox.url);
    const batchOf = async () => (await client.messages.batches.list()).data[0];
    return { ...result, row: named(result.observations, 'batch-run'), batchOf };
  }

  test('the poll ends while it is being cancelled: that is waited for, and kept', async () => {
    const { row, batchOf, actualUsd } = await endedAt(cancelPath);
    const batch = await batchOf();
    expect(row).toMatchObject({
      status: 'observed',
      value: { batchId: batch?.id, cancelledAs: 'canceling', lastSeenAs: null },
    });
    expect(batch?.processing_status).toBe('canceling');
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
  });

  test('and where cancelling it is not answered, the person is told its id before long', async () => {
    const stalled = { when: { path: cancelPath }, do: { kind: 'stall-headers' } } as const;
    const { row, batchOf, actualUsd } = await endedAt(cancelPath, [stalled], 20);
    const id = (await batchOf())?.id;
    expect(row).toMatchObject({ status: 'failed', cause: 'cancelled', leftBehind: { batchId: id } });
    expect('reason' in row && row.reason).toContain(`The batch ${id} was created`);
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
  });

  test('the time limit strikes while it is being cancelled: its id is told', async () => {
    const sandbox = await sandboxFor({
      faults: [{ when: { path: cancelPath }, do: { kind: 'stall-headers' } }],
    });
    const { observations, actualUsd } = await gatherWith({
      probes: [probe],
      plan,
      url: sandbox.url,
      timeoutMs: 1_000,
      cleanUpMs: 20,
    });
    const [batch] = (await (await clientOf(sandbox.url)).messages.batches.list()).data;
    expect(named(observations, 'batch-run')).toMatchObject({
      status: 'failed',
      cause: 'client-timeout',
      leftBehind: { batchId: batch?.id },
    });
    expect(actualUsd).toBeCloseTo(worstUsd, 12);
  });

  test('the poll ends between its creation and its cancelling: it is cancelled still', async () => {
    const poll = new AbortController();
    const sandbox = await sandboxFor();
    const client = new Anthropic({
      apiKey: 'sk-ant-api03-test-canary-0001',
      baseURL: sandbox.url,
      maxRetries: 0,
      logLevel: 'off',
      fetch: async (...asked) => {
        const response = await fetch(...asked);
        const body = await response.text();
        poll.abort();
        return new Response(body, response);
      },
    });
    const { observations } = await gatherWith({
      probes: [probe],
      plan,
      client: async () => client,
      signal: poll.signal,
    });
    expect(named(observations, 'batch-run')).toMatchObject({
      status: 'observed',
      value: { cancelledAs: 'canceling' },
    });
    const [batch] = (await (await clientOf(sandbox.url)).messages.batches.list()).data;
    expect(batch?.processing_status).toBe('canceling');
  });

  test('the poll ends after it was cancelled, at the last look: its id is kept', async () => {
    const stalled = { when: { path: onePath }, do: { kind: 'stall-headers' } } as const;
    for (const faults of [[], [stalled]]) {
      const { row, batchOf, actualUsd } = await endedAt(onePath, faults);
      const batch = await batchOf();
      expect(row).toMatchObject({
        status: 'observed',
        value: { batchId: batch?.id, cancelledAs: 'canceling', lastSeenAs: null, endedAs: null },
      });
      expect(batch?.processing_status).toBe('canceling');
      expect(actualUsd).toBeCloseTo(worstUsd, 12);
    }
  });

  test('and where that call is deaf, the person is told what became of the batch, which nobody has to cancel', async () => {
    const poll = new AbortController();
    const sandbox = await sandboxFor();
    const client = new Anthropic({
      apiKey: 'sk-ant-api03-test-canary-0001',
      baseURL: sandbox.url,
      maxRetries: 0,
      logLevel: 'off',
      fetch: (url, init) => {
        if (!onePath.test(new URL(String(url)).pathname)) return fetch(url, init);
        poll.abort();
        return new Promise(() => {});
      },
    });
    const { observations } = await gatherWith({
      probes: [probe],
      plan,
      client: async () => client,
      signal: poll.signal,
      cleanUpMs: 20,
    });
    const [batch] = (await (await clientOf(sandbox.url)).messages.batches.list()).data;
    const row = named(observations, 'batch-run');
    expect(row).toMatchObject({ status: 'failed', cause: 'cancelled' });
    expect('reason' in row && row.reason).toContain(
      `The batch ${batch?.id} was created and is being cancelled`,
    );
    expect(row).not.toHaveProperty('leftBehind');
  });
});

describe('an id that is no id of a batch', () => {
  test.each([
    '..',
    '../../models',
    'msgbatch_',
    'msgbatch_a/b',
    'msgbatch_a.b',
    'msgbatch_a?b',
    'batch_1',
    7,
  ])('%j is not asked for: the answer was unexpected, and a batch may be there', async (id) => {
    const sent: string[] = [];
    const body = {
      id,
      type: 'message_batch',
      processing_status: 'in_progress',
      request_counts: { succeeded: 0, errored: 0, canceled: 0, expired: 0 },
    };
    const client = new Anthropic({
      apiKey: 'sk-ant-api03-test-canary-0001',
      maxRetries: 0,
      logLevel: 'off',
      fetch: async (url) => {
        sent.push(String(url));
        return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
      },
    });
    const { observations } = await gatherWith({ probes: [probe], plan, client: async () => client });
    expect(sent).toHaveLength(1);
    const row = named(observations, 'batch-run');
    expect(row).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      leftBehind: { batchId: null },
    });
    expect('reason' in row && row.reason).toContain('may have been created and not cancelled');
    expect(row.costUsd).toBeCloseTo(worstUsd, 12);
  });
});

test('what stays in the account is declared, and shown with what is sent', () => {
  expect(probe.leaves?.(plan)).toBe("The batch stays in the workspace's list of batches, cancelled.");
  expect(priced(probe, plan, catalog, null).sends).toMatch(/cancelled at once\. The batch stays/);
  expect(
    Object.values(probes)
      .filter(({ leaves }) => leaves?.(plan))
      .map(({ id }) => id),
  ).toEqual(['batch-run']);
});
