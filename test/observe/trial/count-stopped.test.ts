import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { CountStopped } from '../../../src/observe/trial/count.ts';
import { counting, fault, prompts, stopped } from './counting.ts';

describe('what stops everything at once', () => {
  test.each([
    ['key-rejected', 'does not accept this credential'],
    ['permission-denied', 'may not do this'],
    ['credit-empty', 'credit'],
    ['model-not-found', 'knows no model of this id'],
    ['tier-spend-cap', 'monthly spend cap'],
  ] as const)('%s', async (cause, words) => {
    const { result, asked, journaled } = await counting(prompts(300), {
      faults: Array.from({ length: 300 }, (_, later) => fault({ kind: 'named', cause }, later + 4)),
    });
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toContain(words);
    const advice = catalog.causes.find((row) => row.cause === cause)?.advice;
    expect(
      error.message.endsWith(`${advice} What was counted is kept: the same command goes on from there.`),
    ).toBe(true);
    expect(journaled()).toBe(3);
    expect(asked()).toBeLessThan(20);
  });

  test('a page of somebody else', async () => {
    const { result } = await counting(prompts(3), { faults: [fault({ kind: 'html-200' }, 1)] });
    expect((await stopped(result)).message).toContain('not the service that was asked');
  });

  test('samples that were changed meanwhile', async () => {
    const { result } = await counting(['not JSON any more']);
    expect((await stopped(result)).message).toBe(
      'The samples changed while they were counted: It is not a JSON document.',
    );
  });

  test('a journal that cannot be written', async () => {
    const full = new Error('The disk is full.');
    const journal = { kept: new Float64Array(), append: () => Promise.reject(full) };
    const { result } = await counting(prompts(50), {}, { journal });
    expect(await stopped(result)).toBe(full);
  });

  test('the person, and what was counted is kept', async () => {
    const end = new AbortController();
    const reason = new Error('Interrupted.');
    const { result, journaled, asked } = await counting(
      prompts(100),
      {},
      {
        signal: end.signal,
        onProgress: ({ counted }) => {
          if (counted === 10) end.abort(reason);
        },
      },
    );
    expect(await stopped(result)).toBe(reason);
    expect(journaled()).toBeGreaterThanOrEqual(10);
    expect(asked()).toBeLessThan(100);
  });
});
