import { expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { trialSeen } from '../../../src/judge/seen/trial.ts';
import { measureTrial, type TrialEvent, type TrialOptions } from '../../../src/observe/trial/trial.ts';
import { UsageError } from '../../../src/plan/usage-error.ts';
import { planWith } from '../../support/plan-builder.ts';
import { clientOf, sandboxFor } from '../gathering.ts';
import { countOptions, memoryJournal, prompts, samplesOf } from './counting.ts';

const nonsense = JSON.stringify({ messages: [{ role: 'user', content: [{ type: 'riddle' }] }] });
const texts = prompts(9).with(4, nonsense);

async function measured(parts: Partial<TrialOptions> = {}) {
  const sandbox = await sandboxFor();
  const { files, samples } = samplesOf(texts);
  const client = await clientOf(sandbox.url);
  const { clock, sleep } = countOptions({ client });
  const events: TrialEvent[] = [];
  const options: TrialOptions = {
    plan: planWith({ model: { id: 'claude-opus-5-5' } }),
    catalog,
    model: 'claude-opus-5-5',
    client,
    counting: { clock, sleep, journal: null },
    skipBad: false,
    sandbox: () => false,
    signal: new AbortController().signal,
    now: () => new Date('2026-11-20T09:00:00Z'),
    random: seededRandom(1),
    onEvent: (event) => events.push(event),
    ...parts,
  };
  const result = measureTrial(files, { samples, bad: [], skipped: 2 }, options);
  return { result, events, asked: () => sandbox.journal.length };
}

test('samples the API does not take end the trial, with their lines and the way on', async () => {
  const { result, asked } = await measured();
  await expect(result).rejects.toThrow(UsageError);
  await expect(result).rejects.toThrow(
    /^One sample of samples\.jsonl cannot be used:\n {2}5: .*HTTP 400.*\nMend them, or leave them out with --skip-bad\.$/,
  );
  expect(asked()).toBe(9);
});

test('or are left out of every figure, and counted among what was skipped', async () => {
  const { result, events } = await measured({ skipBad: true });
  const trial = await result;
  expect(trial).toMatchObject({ counted: 8, skipped: 3, counting: { by: 'api' }, sandbox: true });
  expect(trial.input.count).toBe(8);
  expect(trialSeen.safeParse(trial).error).toBeUndefined();
  expect(events.at(-1)).toEqual({ type: 'counted', counted: 8, total: 9, leftMs: 0 });
});

test('what the sandbox counted before is told as such, though nothing is asked any more', async () => {
  const journal = memoryJournal();
  const { result } = await measured({ skipBad: true, counting: { ...countOptionsOf(), journal } });
  await result;
  const kept = journal.reopened();
  const again = await measured({ skipBad: true, counting: { ...countOptionsOf(), journal: kept } });
  expect(await again.result).toMatchObject({ counted: 8, sandbox: true });
  // The sample it does not take may have been mended.
  expect(again.asked()).toBe(1);
});

function countOptionsOf() {
  let ms = 0;
  return {
    clock: () => ms,
    sleep: async (waitMs: number) => {
      ms += waitMs;
    },
  };
}
