import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import type { CountWait } from '../../../src/observe/trial/count.ts';
import { CountStopped, countSamples } from '../../../src/observe/trial/count.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { counting, countOptions, failing, fault, prompts, samplesOf, stopped } from './counting.ts';

describe('what the API asks to wait for', () => {
  const limited = (retryAfterSeconds?: number): FaultAction => ({
    kind: 'error',
    status: 429,
    type: 'rate_limit_error',
    message: 'This request would exceed the rate limit.',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

  test('is waited for and said, and nothing is lost', async () => {
    const slept: number[] = [];
    let ms = 0;
    const { result, waits, asked } = await counting(
      prompts(5),
      { faults: [fault(limited(7), 2)] },
      {
        clock: () => ms,
        sleep: async (waitMs) => {
          slept.push(waitMs);
          ms += waitMs;
        },
      },
    );
    expect((await result).tokens.every((size) => size > 0)).toBe(true);
    expect(asked()).toBe(6);
    expect(waits).toEqual([{ ms: 7_000, reason: expect.stringContaining('HTTP 429') }]);
    expect(slept).toContain(7_000);
  });

  test('is waited for by growing pauses where it is not said how long', async () => {
    const { result, waits } = await counting(prompts(1), {
      faults: [fault(limited(), 1), fault(limited(), 2), fault(limited(), 3)],
    });
    await result;
    expect(waits.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000]);
  });

  test('is not waited for a whole day', async () => {
    const { result } = await counting(prompts(5), { faults: [fault({ kind: 'huge-retry-after' }, 1)] });
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(/^The API asks to wait 86,400 seconds\. /);
  });
});

describe('what passes by itself is tried again', () => {
  test.each<FaultAction>([
    { kind: 'named', cause: 'server-error' },
    { kind: 'named', cause: 'overloaded' },
    { kind: 'reset' },
    { kind: 'stall-headers' },
    { kind: 'stall-body' },
  ])('$kind $cause', async (action) => {
    const { result, asked } = await counting(
      prompts(3),
      { faults: [fault(action, 1), fault(action, 3)] },
      { timeoutMs: 1_000 },
    );
    expect((await result).tokens.every((size) => size > 0)).toBe(true);
    // On a busy machine an answer may come too late as well.
    expect(asked()).toBeGreaterThanOrEqual(5);
  });

  test('five times; where several samples fail alike one after another, the rest would too', async () => {
    const faults = Array.from({ length: 200 }, (_, later) =>
      fault({ kind: 'named', cause: 'server-error' }, later + 7),
    );
    const { result, journaled, asked } = await counting(prompts(40), { faults });
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(
      /^3 samples one after another were each sent 5 times in vain\. .*HTTP 500.*What was counted is kept/,
    );
    expect(journaled()).toBe(6);
    expect(asked()).toBeLessThan(6 + 40 * 5);
  });

  test('five times, and a sample that always fails is one the API does not take', async () => {
    const calls = new Map<unknown, number>();
    const { client, arrivals } = failing((prompt) => {
      calls.set(prompt, (calls.get(prompt) ?? 0) + 1);
      return prompt === 'Question 3' || prompt === 'Question 20' ? serverError() : null;
    });
    const { files, samples, all } = samplesOf(prompts(30));
    const { tokens, bad, rejected } = await countSamples(files, samples, all, countOptions({ client }));
    expect(rejected).toBe(2);
    expect(bad).toEqual(
      [4, 21].map((line) => ({
        line,
        problem: expect.stringMatching(/^It was sent 5 times in vain\. .*HTTP 500/),
      })),
    );
    expect([...tokens.keys()].filter((place) => Number.isNaN(tokens[place]))).toEqual([3, 20]);
    expect([calls.get('Question 3'), calls.get('Question 4')]).toEqual([5, 1]);
    expect(arrivals()).toBe(28 + 2 * 5);
  });
});

describe('a server that hangs', () => {
  const slow: CountWait = {
    ms: 500,
    reason: expect.stringMatching(/^A request brought nothing within 1 seconds?\./),
  };

  test('is told of at every try, and left once all under way brought nothing twice', async () => {
    const { result, waits, asked } = await counting(
      prompts(40),
      { faults: Array.from({ length: 300 }, (_, later) => fault({ kind: 'stall-headers' }, later + 1)) },
      { timeoutMs: 200 },
    );
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(
      /^All \d+ requests under way brought nothing within 1 seconds, twice in a row\. /,
    );
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(waits[0]).toEqual(slow);
    // Four may be under way at first.
    expect(asked()).toBeLessThanOrEqual(12);
  });

  test('for one sample only does not end the others', async () => {
    const { client } = failing((prompt) =>
      prompt === 'Question 3' ? new Anthropic.APIConnectionTimeoutError() : null,
    );
    const { files, samples, all } = samplesOf(prompts(20));
    const { rejected, bad } = await countSamples(files, samples, all, countOptions({ client }));
    expect(rejected).toBe(1);
    expect(bad[0]).toMatchObject({ line: 4, problem: expect.stringMatching(/^It was sent 5 times in vain/) });
  });
});

const serverError = () =>
  Anthropic.APIError.generate(
    500,
    { type: 'error', error: { type: 'api_error', message: 'Internal server error' } },
    undefined,
    new Headers({ 'request-id': 'req_1' }),
  );
