import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import bucketInUse from '../../../checks/limits/bucket-in-use.ts';
import { checks } from '../../../checks/registry.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { openAccess } from '../../../src/commands/access.ts';
import type { Io } from '../../../src/commands/io.ts';
import { conductPoll } from '../../../src/commands/poll.ts';
import type { HeaderLimit, Observation, ObservationId, Observed } from '../../../src/judge/observation.ts';
import type { Run } from '../../../src/judge/run.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { completePlan } from '../../support/complete-plan.ts';
import { observedWith, planWith, TODAY } from '../../support/plan-builder.ts';
import { onTier } from './plans.ts';

const left = (limit: number, remaining: number): HeaderLimit => ({ limit, remaining, resetsAt: null });

interface Earlier {
  /** ISO time of day; the tiny message was sent at 09:00:00. */
  readonly at?: string;
  readonly ms?: number;
  readonly calls?: number;
  readonly costUsd?: number;
  readonly status?: Observation['status'];
}

/** Another observation than the tiny message, from the run before. */
function earlier(
  id: ObservationId,
  { at = '08:59:30', ms = 2_000, calls = 8, costUsd = 0, status }: Earlier,
) {
  const seen = observedWith(
    status === undefined || status === 'observed' ? { [id]: {} } : { [id]: { status, reason: 'It broke.' } },
  )[id];
  const requestIds = Array.from({ length: calls }, (_, index) => `req_test_${index}`);
  return { [id]: { ...seen, at: `${TODAY}T${at}.000Z`, ms, costUsd, requestIds } } as Observed;
}

function judge(limits: Record<string, HeaderLimit>, before: Observed = {}) {
  const none = { requests: null, inputTokens: null, outputTokens: null, tokens: null };
  const observed = { ...observedWith({ 'tiny-message': { limits: { ...none, ...limits } } }), ...before };
  const { status, code, args } = bucketInUse.judge({
    plan: planWith(onTier('evaluation')),
    catalog,
    observed,
    today: TODAY,
  });
  return { status, code, args };
}

const open = { status: 'inconclusive', code: 'bucket-own-calls' } as const;
const others = { status: 'warn', code: 'bucket-in-use' } as const;

describe('requests: 39 of 50 left, 40 with that of the tiny message', () => {
  const of = (before?: Observed) => judge({ requests: left(50, 39) }, before);

  test('nothing of ours before: somebody else', () => {
    expect(of()).toMatchObject({ ...others, args: { lowest: { left: 0.8 } } });
  });

  test('eight calls of ours and the tiny message of their run may be all of it', () => {
    expect(of(earlier('latency', {}))).toEqual({
      ...open,
      args: {
        model: 'Sonnet 5.5',
        lowest: { bucket: 'requests', limit: 50, remaining: 39, left: 0.8 },
        ownRequests: 9,
      },
    });
  });

  // biome-ignore format: a table
  test.each<[string, ObservationId, Earlier, object]>([
    ['over for a minute', 'latency', { at: '08:58:57', ms: 3_000 }, others],
    ['not quite over for a minute', 'latency', { at: '08:58:57', ms: 3_001 }, open],
    ['sent after the tiny message', 'latency', { at: '09:00:01' }, others],
    ['sent at the same time', 'latency', { at: '09:00:00' }, others],
    ['of an endpoint with limits of its own', 'token-count', {}, others],
    ['of batches', 'batch-run', {}, others],
    ['of spend limits', 'spend-limits', {}, others],
    ['failed', 'stream', { status: 'failed' }, open],
    ['never sent', 'stream', { status: 'unavailable', calls: 0 }, others],
    ['sent before it was found in vain', 'stream', { status: 'unavailable' }, open],
    // Four with the tiny message: (39 + 1 + 4) / 50 = 88 %.
    ['too few', 'latency', { calls: 3 }, others],
    ['just enough', 'latency', { calls: 4 }, open],
  ])('%s', (_, id, before, expected) => {
    expect(of(earlier(id, before))).toMatchObject(expected);
  });
});

test('a call without a request id is one all the same', () => {
  // (43 + 1) / 50 = 88 %; two more are 92 %.
  const before = earlier('stream', { status: 'failed', calls: 0 });
  expect(judge({ requests: left(50, 43) }, before)).toMatchObject(open);
});

test('what others drew beyond it is still told, as the least it can be', () => {
  // (0 + 1 + 9) / 50.
  expect(judge({ requests: left(50, 0) }, earlier('latency', {}))).toMatchObject({
    ...others,
    args: { lowest: { remaining: 0, left: 0.2 } },
  });
  // (0 + 1 + 9) / 1,000.
  expect(judge({ requests: left(1_000, 0) }, earlier('latency', {}))).toMatchObject({
    status: 'fail',
    code: 'bucket-nearly-empty',
    args: { lowest: { left: 0.01 } },
  });
});

describe('tokens are as many as the cost would have bought: Sonnet 5.5 at 2 and 10 USD a million', () => {
  // biome-ignore format: a table
  test.each<[string, Record<string, HeaderLimit>, number, object]>([
    // (40,000 + 1,008) / 50,000 = 82 %; 4,000 more are 90.016 %, 3,500 more 89.016 %.
    ['input', { inputTokens: left(50_000, 40_000) }, 0.008, open],
    ['more input', { inputTokens: left(50_000, 40_000) }, 0.007, others],
    // (7,500 + 1,001) / 10,000 = 85 %; 500 more are 90.01 %, 400 more 89.01 %.
    ['output', { outputTokens: left(10_000, 7_500) }, 0.005, open],
    ['more output', { outputTokens: left(10_000, 7_500) }, 0.004, others],
    // (40,000 + 1,009) / 50,000; 4,000 more are 90.018 %.
    ['the tightest limit', { requests: left(1_000, 999), tokens: left(50_000, 40_000) }, 0.008, open],
  ])('%s', (_, limits, costUsd, expected) => {
    expect(judge(limits, earlier('pdf', { costUsd }))).toMatchObject(expected);
  });
});

test('a re-check seconds after a whole poll accuses nobody of what the poll sent', async () => {
  let nowMs = Date.parse(`${TODAY}T09:00:00.000Z`);
  const now = () => new Date(nowMs);
  const sandbox = await startSandbox({ now, account: accountProfiles.evaluation });
  const cwd = await mkdtemp(join(tmpdir(), 'gonogo-test-'));
  onTestFinished(async () => {
    await sandbox.close();
    await rm(cwd, { recursive: true });
  });
  const env = { ANTHROPIC_API_KEY: 'sk-ant-api03-test-canary-0001', HOME: cwd };
  const io = { env, cwd, now, clock: () => performance.now(), version: '0.0.0-test' } as Partial<Io> as Io;
  const access = await openAccess(io, { kind: 'environment' }, { baseUrl: sandbox.url });
  const poll = (before?: Run) =>
    conductPoll(io, {
      plan: planWith({ ...completePlan, limits: { ...completePlan.limits, tier: 'evaluation' } }),
      catalog,
      checks,
      leftOut: [],
      access,
      budgetUsd: 1,
      strict: false,
      signal: new AbortController().signal,
      onEvent: () => {},
      ...(before && { earlier: { run: before, refresh: new Set(['limits/bucket-in-use']) } }),
    });
  const codeIn = ({ findings }: Run) => findings.find(({ check }) => check === 'limits/bucket-in-use')?.code;

  const first = await poll();
  expect(codeIn(first)).toBe('buckets-full');
  nowMs += 5_000;
  const soon = await poll(first);
  expect(codeIn(soon)).toBe('bucket-own-calls');
  nowMs += 65_000;
  expect(codeIn(await poll(soon))).toBe('buckets-full');
});
