import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { CountStopped, countSamples, tokenCountLimit } from '../../../src/observe/trial/count.ts';
import { clientOf, sandboxFor } from '../gathering.ts';
import { counting, countOptions, failing, fault, prompts, samplesOf, stopped } from './counting.ts';

const nonsense = JSON.stringify({
  messages: [{ role: 'user', content: [{ type: 'riddle', text: 'the secret recipe' }] }],
});

describe('counting against the sandbox', () => {
  test('every sample is counted with the model, in its place', async () => {
    const texts = [10, 400, 40].map((words) => JSON.stringify({ prompt: 'word '.repeat(words) }));
    const bodies: unknown[] = [];
    const { result, asked, journaled } = await counting(texts, {
      onRequest: ({ body }) => bodies.push(body),
    });
    const { tokens, rejected, bad, sandbox } = await result;
    // Four characters a token, 30 % more with the newer tokenizer, four tokens a turn, as the sandbox's page says.
    expect([...tokens].map((size) => Math.round(size / 10))).toEqual([2, 65, 7]);
    expect({ rejected, bad, sandbox, asked: asked() }).toEqual({
      rejected: 0,
      bad: [],
      sandbox: true,
      asked: 3,
    });
    expect(journaled()).toBe(3);
    expect(bodies).toContainEqual({
      model: 'claude-opus-5-5',
      messages: [{ role: 'user', content: 'word '.repeat(10) }],
    });
  });

  test('only the chosen ones are counted, in the order they were chosen', async () => {
    const sandbox = await sandboxFor();
    const { files, samples } = samplesOf([
      JSON.stringify({ prompt: 'short' }),
      JSON.stringify({ prompt: 'long '.repeat(1_000) }),
      '{"prompt":"never read"}',
    ]);
    const client = await clientOf(sandbox.url);
    const { tokens } = await countSamples(files, samples, [1, 0], countOptions({ client }));
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBeGreaterThan(1_000);
    expect(tokens[1]).toBeLessThan(20);
    expect(sandbox.journal).toHaveLength(2);
  });

  test('samples the API does not take are told together, with what it says and without what they hold', async () => {
    const texts = prompts(8).with(2, nonsense).with(6, nonsense);
    const { result, journaled } = await counting(texts);
    const { tokens, bad, rejected } = await result;
    expect([...tokens.keys()].filter((place) => Number.isNaN(tokens[place]))).toEqual([2, 6]);
    expect(rejected).toBe(2);
    expect(bad.map(({ line }) => line)).toEqual([3, 7]);
    for (const { problem } of bad) {
      expect(problem).toMatch(/HTTP 400.*The answer was: .+/);
      expect(problem).not.toContain('recipe');
    }
    // Whoever mends a line starts again: it is asked for then.
    expect(journaled()).toBe(6);
  });

  test('a sample that is too large is one of them', async () => {
    const { result } = await counting(prompts(3), {
      faults: [fault({ kind: 'named', cause: 'request-too-large' }, 2)],
    });
    const { rejected, bad } = await result;
    expect(rejected).toBe(1);
    expect(bad[0]?.problem).toContain('HTTP 413');
  });

  test('where it takes none of the first twenty, no more are sent', async () => {
    const { result, asked } = await counting(Array.from({ length: 200 }, () => nonsense));
    const error = await stopped(result);
    expect(error).toBeInstanceOf(CountStopped);
    expect(error.message).toMatch(
      /^The API took none of the first 20 samples, so no more were sent\. Of line \d+ it said: /,
    );
    expect(asked()).toBeLessThan(40);
  });
});

test.each([100_000_001, 12.5, -1, Number.MAX_VALUE])('%d tokens are no count', async (input_tokens) => {
  const { client } = failing(() => null, input_tokens);
  const { files, samples, all } = samplesOf(prompts(1));
  const error = await stopped(countSamples(files, samples, all, countOptions({ client })));
  expect(error).toBeInstanceOf(CountStopped);
  expect(error.message).toContain('something that is not a count');
});

test('counts of an earlier start are not asked for again, and tell that the sandbox made them', async () => {
  const sandbox = await sandboxFor();
  const { files, samples, all } = samplesOf(prompts(4));
  const kept = Float64Array.of(1, 111, 1, 3, 333, 0);
  const progress: number[] = [];
  const { tokens } = await countSamples(
    files,
    samples,
    all,
    countOptions({
      client: await clientOf(sandbox.url),
      journal: { kept, append: async () => {} },
      onProgress: ({ counted }) => progress.push(counted),
    }),
  );
  expect([tokens[1], tokens[3]]).toEqual([111, 333]);
  expect(sandbox.journal).toHaveLength(2);
  expect(progress).toEqual([2, 3, 4]);

  const whole = await countSamples(
    files,
    samples,
    [1],
    countOptions({ client: await clientOf('http://127.0.0.1:9'), journal: { kept, append: async () => {} } }),
  );
  expect(whole).toMatchObject({ rejected: 0, sandbox: true });
});

test.each([
  ['start', 2_000],
  ['build', 4_000],
  ['scale', 8_000],
  ['custom', null],
  [null, null],
] as const)('tier %s is counted under the lower reading of its limit: %j', (tier, limit) => {
  expect(tokenCountLimit(catalog, tier)).toBe(limit);
});
