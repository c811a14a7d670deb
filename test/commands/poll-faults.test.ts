import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type CauseId, causeIds } from '../../src/catalog/error-cause.ts';
import { features } from '../../src/catalog/vocabulary.ts';
import { parseRun } from '../../src/judge/run-schema.ts';
import { type AnsweredCause, namedFailures } from '../../src/sandbox/errors.ts';
import type { FaultAction, FaultRule } from '../../src/sandbox/faults.ts';
import type { ForcedStop } from '../../src/sandbox/forced-stop.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { pollSandbox } from '../support/poll-sandbox.ts';

/** A plan that every probe concerns. */
const plan = planWith({
  ...completePlan,
  task: { ...completePlan.task, features: features.filter((feature) => feature !== 'audio') },
  model: { ...completePlan.model, thinking: 'adaptive' },
});
const budgetUsd = 0.2;
/**
 * One probe may take this long; a poll is done after the one that others wait for, they themselves, and the one that goes
 * alone. What hangs is cut off soon; what answers has time for it on a busy machine, too.
 */
const limitOf = (causes: readonly CauseId[]): number => (causes.includes('client-timeout') ? 600 : 8_000);
/** What a busy machine adds to a limit. */
const lateness = 1.5;
/** Longest a server may ask a free call to wait before its second try. */
const longestRetryWaitMs = 2_000;
const roundsOfProbes = 3;
/** For starting the sandbox, judging and a busy machine. */
const allowanceMs = 6_000;

/** Every fault the sandbox can produce, and the causes it may be taken for. */
const faults: readonly (readonly [name: string, does: FaultAction, causes: readonly CauseId[]])[] = [
  ...causeIds
    .filter((cause): cause is AnsweredCause => cause in namedFailures)
    .map((cause) => [cause, { kind: 'named', cause }, [cause]] as const),
  ['huge-retry-after', { kind: 'huge-retry-after' }, ['rate-limit']],
  ['reset', { kind: 'reset' }, ['connection-failed']],
  ['html-200', { kind: 'html-200' }, ['unexpected-response']],
  ['malformed-json', { kind: 'malformed-json' }, ['unexpected-response', 'connection-failed']],
  ['stall-headers', { kind: 'stall-headers' }, ['client-timeout']],
  ['stall-body', { kind: 'stall-body' }, ['client-timeout']],
  ['cut-stream', { kind: 'cut-stream' }, ['connection-failed', 'unexpected-response']],
  ['error-event', { kind: 'error-event' }, ['overloaded']],
  ['slower than the limit', { kind: 'latency', ms: 10_000 }, ['client-timeout']],
];

/** Where it strikes: `learned` are probes that bring something all the same. */
const free = ['credential', 'reach', 'model', 'fallback-model', 'token-count', 'batches', 'files'];
const places = {
  'every call': { when: {}, learned: ['credential'] },
  'every message': { when: { path: '/v1/messages' }, learned: free },
  'the second message': {
    when: { path: '/v1/messages', nth: 2 },
    learned: [...free, 'tiny-message'],
  },
  'every batch call': {
    when: { path: /^\/v1\/messages\/batches/ },
    learned: [...free.filter((id) => id !== 'batches'), 'tiny-message', 'stream', 'vision', 'web-search'],
  },
  'the second batch call': {
    when: { path: /^\/v1\/messages\/batches/, nth: 2 },
    learned: [...free, 'tiny-message', 'stream', 'vision', 'web-search'],
  },
  'every file call': {
    when: { path: /^\/v1\/files/ },
    learned: [...free.filter((id) => id !== 'files'), 'tiny-message', 'stream', 'batch-run'],
  },
} satisfies Record<string, { when: FaultRule['when']; learned: readonly string[] }>;

describe.each(Object.entries(places))('on %s', (_, { when, learned }) => {
  test.each(faults)('%s', async (_name, does, causes) => {
    const probeTimeoutMs = limitOf(causes);
    const startedMs = performance.now();
    const { run, sandbox } = await pollSandbox(
      plan,
      { faults: [{ when, do: does }] },
      { budgetUsd, probeTimeoutMs },
    );
    expect(performance.now() - startedMs).toBeLessThan(roundsOfProbes * probeTimeoutMs + allowanceMs);

    const spentUsd = sandbox.spentUsd();
    expect(run.spend.actualUsd).toBeGreaterThanOrEqual(spentUsd - 1e-12);
    expect(run.spend.actualUsd).toBeLessThanOrEqual(run.spend.worstCaseUsd + 1e-12);
    expect(run.spend.worstCaseUsd).toBeLessThanOrEqual(budgetUsd);

    const observed = run.observations.filter(({ status }) => status === 'observed').map(({ id }) => id);
    expect(observed).toEqual(expect.arrayContaining([...learned]));

    const failures = run.observations.flatMap((row) => (row.status === 'failed' ? [row] : []));
    for (const { id, ms, cause, reason } of failures) {
      // A batch that may be there is given as long again to be taken back; a free call that may be tried again waits before.
      const limits = id === 'batch-run' ? 2 : 1;
      const waitMs = cause === 'client-timeout' ? 0 : longestRetryWaitMs;
      expect(ms).toBeLessThanOrEqual(lateness * probeTimeoutMs * limits + waitMs);
      expect(causes).toContain(cause);
      const summary = catalog.causes.find((row) => row.cause === cause)?.summary.replace(/\.$/, '') ?? '';
      expect(reason.startsWith(summary)).toBe(true);
    }
    // What was stopped for the same reason names the same cause.
    const skipped = run.observations.flatMap((row) =>
      row.status === 'unavailable' && row.cause ? [row.cause] : [],
    );
    for (const cause of skipped) expect(causes).toContain(cause);
    expect(failures.length + skipped.length).toBeGreaterThan(0);

    expect(run.verdict).not.toBe('go');
    expect(parseRun(JSON.stringify(run)).ok).toBe(true);
  });
});

/** Faults that are none: the answers come, only late or with an end of their own. */
const stops: readonly ForcedStop[] = [
  { reason: 'pause_turn' },
  { reason: 'max_tokens' },
  { reason: 'model_context_window_exceeded' },
  { reason: 'refusal', category: null, at: 'before-output' },
  { reason: 'refusal', category: 'cyber', at: 'mid-stream' },
];
// biome-ignore format: a table
const slow: readonly (readonly [name: string, sandbox: SandboxOptions])[] = [
  ['a short latency', { faults: [{ when: {}, do: { kind: 'latency', ms: 30 } }] }],
  ['a slow first byte', { faults: [{ when: {}, do: { kind: 'slow-first-byte', ms: 30 } }] }],
  ['a slow pace', { pace: { firstTokenMs: 20, tokensPerSecond: 2_000 } }],
];

test.each([
  ...slow,
  ...stops.map(
    (stop) =>
      [
        `every message ends with ${JSON.stringify(stop)}`,
        { faults: [{ when: { path: '/v1/messages' }, do: { kind: 'stop', stop } }] } satisfies SandboxOptions,
      ] as const,
  ),
])(
  '%s: the poll ends in time, within its budget, and says so in a run that can be read',
  async (_, options) => {
    const { run, sandbox } = await pollSandbox(plan, options, { budgetUsd, probeTimeoutMs: 5_000 });
    expect(Date.parse(run.finishedAt)).not.toBeNaN();
    expect(run.spend.actualUsd).toBeGreaterThanOrEqual(sandbox.spentUsd() - 1e-12);
    expect(run.spend.actualUsd).toBeLessThanOrEqual(run.spend.worstCaseUsd + 1e-12);
    expect(run.spend.worstCaseUsd).toBeLessThanOrEqual(budgetUsd);
    const failed = run.observations.flatMap((row) => (row.status === 'failed' ? [[row.id, row.cause]] : []));
    expect(failed).toEqual([]);
    const observed = run.observations.filter(({ status }) => status === 'observed').map(({ id }) => id);
    expect(observed).toEqual(expect.arrayContaining([...free, 'tiny-message', 'stream', 'latency']));
    expect(run.findings.filter(({ status }) => status === 'error')).toEqual([]);
    expect(parseRun(JSON.stringify(run)).ok).toBe(true);
  },
);
