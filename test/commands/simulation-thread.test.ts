import { expect, test } from 'vitest';
import { simulateApart } from '../../src/commands/simulation-thread.ts';
import type { SimulationAsked, SimulationStep } from '../../src/commands/simulation-worker.ts';
import { type PlanInput, planSchema } from '../../src/plan/schema.ts';
import { UsageError } from '../../src/plan/usage-error.ts';

const busy: PlanInput = {
  model: { id: 'claude-sonnet-5' },
  platform: { path: 'claude-api' },
  limits: { tier: 'start' },
  task: { features: ['streaming'] },
  tokens: { input: { typical: 100, p95: 100 }, output: { typical: 60, p95: 60 }, cacheTtl: 'none' },
  traffic: { requestsPerDay: 1e8, shape: 'steady' },
};
const asked = (plan: PlanInput): SimulationAsked => ({
  plan: planSchema.parse(plan),
  observed: {},
  whatIf: {},
  trace: null,
  runs: null,
  seed: 0,
  version: '0',
});
const never = new AbortController().signal;

test('is ended in the middle of a course, which tells how far it is', async () => {
  const abort = new AbortController();
  const steps: SimulationStep[] = [];
  const simulating = simulateApart(asked(busy), abort.signal, (step) => {
    steps.push(step);
    if (step.requests > 0) abort.abort();
  });
  await expect(simulating).rejects.toMatchObject({ name: 'AbortError' });
  expect(new Set(steps.map(({ doing }) => doing))).toEqual(new Set(['the whole traffic']));
  // One course of it has ten million.
  expect(steps.at(-1)?.requests).toBeGreaterThan(0);
  expect(steps.at(-1)?.requests).toBeLessThan(5_000_000);
});

test('tells what a person has to mend as what it is', async () => {
  const nothing = { ...busy, traffic: { peakRequestsPerMinute: 0 } };
  const refused = simulateApart(asked(nothing), never, () => {});
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(/^There is no traffic to simulate/);
});

test('hands a recording over instead of copying it', async () => {
  const columns = {
    timesMs: Float64Array.of(0, 1_000),
    counted: Uint32Array.of(10, 10),
    cached: Uint32Array.of(0, 0),
    output: Uint32Array.of(1, 1),
    model: Uint16Array.of(0, 0),
  };
  const startMs = Date.UTC(2026, 10, 20, 9);
  const trace = {
    name: 't',
    trace: { kind: 'requests', startMs, models: ['claude-sonnet-5'], ...columns },
  } as const;
  const document = await simulateApart({ ...asked(busy), trace }, never, () => {});
  expect(document.traffic).toMatchObject({ requests: 2, firstAt: '2026-11-20T09:00:00.000Z' });
  expect(columns.timesMs.byteLength).toBe(0);
});
