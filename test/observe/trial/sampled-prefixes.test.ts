import { expect, test } from 'vitest';
import { loadEstimator } from '../../../src/observe/trial/estimate.ts';
import type { SampleFiles } from '../../../src/observe/trial/sample-files.ts';
import { SampleTable } from '../../../src/observe/trial/sample-table.ts';
import { sampledPrefixes } from '../../../src/observe/trial/sampled-prefixes.ts';

const rules = 'Answer in full sentences, and name the page you found it on. '.repeat(20);
const options = { factor: 1.3, signal: new AbortController().signal };

/** Samples in memory, their line numbers from 1; `estimated` tokens each. */
function samplesOf(texts: readonly string[], estimated = 100, images = false) {
  const table = new SampleTable();
  const asked: number[] = [];
  for (const [index, text] of texts.entries())
    table.add({
      line: index + 1,
      offset: 0,
      bytes: text.length,
      estimatedTokens: estimated,
      maxTokens: null,
      carry: { system: true, tools: false, images, documents: false, cacheControl: false },
    });
  const files: Pick<SampleFiles, 'again'> = {
    again: async ({ line }) => {
      asked.push(line);
      return texts[line - 1] ?? '';
    },
  };
  return { files: files as SampleFiles, table, asked };
}
const line = (index: number): string => JSON.stringify({ system: rules, prompt: `${index} parcels` });
const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => line(index));

test('tokens of the prefix are estimated, and scaled to what the trial counted', async () => {
  const { files, table } = samplesOf(lines(30));
  const estimated = (await loadEstimator())(rules);
  const found = await sampledPrefixes(files, table, new Float64Array(30).fill(150), options);
  expect(found).toMatchObject({
    analysed: 30,
    families: [{ share: 1, prefixTokens: Math.round(estimated * 1.5), varies: 'number' }],
  });
});

test('what images count is no scale for text: that of the tokenizer is', async () => {
  const { files, table } = samplesOf(lines(30), 100, true);
  const estimated = (await loadEstimator())(rules);
  const found = await sampledPrefixes(files, table, new Float64Array(30).fill(2_000), options);
  expect(found?.families[0]?.prefixTokens).toBe(Math.round(estimated * 1.3));
});

test('of many samples 400 are read again, each once, from all over the file', async () => {
  const { files, table, asked } = samplesOf(lines(5_000));
  expect(await sampledPrefixes(files, table, new Float64Array(5_000), options)).toMatchObject({
    analysed: 400,
  });
  expect(new Set(asked).size).toBe(400);
  const mean = asked.reduce((sum, at) => sum + at, 0) / 400;
  // Uniform places have a standard error of 5,000 / sqrt(12 * 400) = 72.
  expect(Math.abs(mean - 2_500)).toBeLessThan(4 * 72);
});

test('long samples are not all held at once', async () => {
  const long = Array.from({ length: 60 }, (_, index) =>
    JSON.stringify({ system: 'x '.repeat(500_000), prompt: `${index}` }),
  );
  const { files, table, asked } = samplesOf(long);
  await sampledPrefixes(files, table, new Float64Array(60), options);
  expect(asked.length).toBeLessThan(40);
});

test('ends once it is aborted', async () => {
  const stop = new AbortController();
  stop.abort(new Error('Interrupted.'));
  const { files, table } = samplesOf(lines(3));
  await expect(
    sampledPrefixes(files, table, new Float64Array(3), { factor: 1, signal: stop.signal }),
  ).rejects.toThrow('Interrupted.');
});
