import { expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { seededRandom } from '../../../src/cost/random.ts';
import { trialSeen } from '../../../src/judge/seen/trial.ts';
import type { SampleFiles } from '../../../src/observe/trial/sample-files.ts';
import { measureTrial, type TrialEvent, type TrialOptions } from '../../../src/observe/trial/trial.ts';
import { UsageError } from '../../../src/plan/usage-error.ts';
import { planWith } from '../../support/plan-builder.ts';
import { clientOf, sandboxFor } from '../gathering.ts';
import { countOptions, memoryJournal, prompts, samplesOf } from './counting.ts';

const nonsense = JSON.stringify({ messages: [{ role: 'user', content: [{ type: 'riddle' }] }] });
const texts = prompts(9).with(4, nonsense);

async function measured(
  parts: Partial<TrialOptions> = {},
  { texts: given = texts, ...files }: Partial<SampleFiles> & { readonly texts?: readonly string[] } = {},
) {
  const sandbox = await sandboxFor();
  const { samples, ...opened } = samplesOf(given);
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
  const result = measureTrial({ ...opened.files, ...files }, { samples, bad: [], skipped: 2 }, options);
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
  expect(events.findLast(({ type }) => type === 'counted')).toEqual({
    type: 'counted',
    counted: 8,
    total: 9,
    leftMs: 0,
  });
  expect(events.filter(({ type }) => type === 'note')).toEqual([
    {
      type: 'note',
      text: expect.stringMatching(/^One sample of samples\.jsonl cannot be used:\n {2}5: .*HTTP 400/),
    },
  ]);
});

test('where it takes none of them, the first reasons are said', async () => {
  const { result } = await measured({ skipBad: true }, { texts: [nonsense, nonsense] });
  await expect(result).rejects.toThrow(
    /^The API takes none of the samples of samples\.jsonl\.\n2 samples of .*:\n {2}1: .*HTTP 400.*\n {2}2: /,
  );
});

test('samples that came too late are said, before any is sent', async () => {
  const said: string[] = [];
  const { result } = await measured(
    {
      skipBad: true,
      onEvent: (event) => {
        if (event.type === 'note') said.push(event.text);
      },
      live: async () => {
        said.push('sent');
        return null;
      },
    },
    { since: async () => 'It has grown.' },
  );
  await result;
  expect(said).toEqual([expect.stringContaining('cannot be used'), 'It has grown.', 'sent']);
});

test('a name that is too long is cut, and what is shaped like a key in it is masked', async () => {
  const name = `sk-ant-api03-test-canary-0001-${'x'.repeat(300)}.jsonl`;
  const { result } = await measured({ skipBad: true }, { name: `of ${name}` });
  expect((await result).samples).toBe('of sk-ant-…');
  const long = await measured({ skipBad: true }, { name: 'y '.repeat(150) });
  expect((await long.result).samples).toHaveLength(200);
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
