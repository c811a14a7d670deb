import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import Tokenizer from 'ai-tokenizer';
import * as claude from 'ai-tokenizer/encoding/claude';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateSample, loadEstimator } from '../../../src/observe/trial/estimate.ts';
import { readSample } from '../../../src/observe/trial/sample.ts';
import { sampleText } from '../../../src/observe/trial/sample-text.ts';
import { piecesOf } from '../../../src/observe/trial/text-pieces.ts';

const estimate = await loadEstimator();
const whole = new Tokenizer(claude);
const wholly = (text: string) => whole.encode(text, 'all').length * 1.1;
const bodyOf = (value: unknown) => {
  const sample = readSample(JSON.stringify(value));
  if (sample.kind === 'bad') throw new Error(sample.problem);
  return sample.body;
};
const root = fileURLToPath(new URL('../../..', import.meta.url));
const textOf = (path: string) => readFile(`${root}/${path}`, 'utf8');
const joined = async (folder: string) =>
  (
    await Promise.all(
      (
        await readdir(`${root}/${folder}`)
      )
        .filter((name) => name.endsWith('.ts'))
        .map((name) => textOf(`${folder}/${name}`)),
    )
  ).join('\n');

test('a short text is counted whole, with the tenth that the library adds for later models', () => {
  // "Hello, world" is three tokens of Claude 2: Hello | , | world.
  expect(estimate('Hello, world')).toBeCloseTo(3 * 1.1, 10);
  expect(estimate('')).toBe(0);
});

test.each(['<EOT>', '<META>', '<META_START>', '<META_END>', '<SOS>'])('%s in a text is text', (special) => {
  expect(estimate(special)).toBeGreaterThan(1.1);
  expect(estimate(`${'word '.repeat(1_000)}${special}`)).toBeGreaterThan(1_000);
});

/** Real texts of several kinds. */
const kinds = {
  // Without what is drawn or typed in it: a chart is no prose.
  prose: [await textOf('README.md'), await textOf('src/README.md')].join('\n').replace(/```[\s\S]*?```/g, ''),
  code: await joined('src/report'),
  checks: await joined('checks/limits'),
  declarations: await textOf('node_modules/@anthropic-ai/sdk/resources/messages/messages.d.ts'),
  json: await textOf('package-lock.json'),
};

test.each(Object.entries(kinds))('pieces of %s stand for the whole', (_, given) => {
  const text = given.slice(0, 150_000);
  for (const characters of [1_500, 5_000]) {
    const errors: number[] = [];
    for (let from = 0; from + characters <= text.length; from += Math.ceil(text.length / 200)) {
      const sample = text.slice(from, from + characters);
      errors.push(estimate(sample) / wholly(sample) - 1);
    }
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(errors.length).toBeGreaterThan(100);
    expect(Math.abs(mean)).toBeLessThan(0.02);
  }
});

test('pieces are parts of the text, evenly spaced, and end where words end', () => {
  const text = Array.from({ length: 2_000 }, (_, index) => `word${index}`).join(' ');
  const pieces = [...piecesOf(text)];
  expect(pieces.length).toBeGreaterThanOrEqual(10);
  expect(pieces.every((piece) => /^( ?word\d+)+$/.test(piece) && text.includes(piece))).toBe(true);
  expect(text.startsWith(pieces[0] ?? 'none')).toBe(true);
  const places = pieces.map((piece) => text.indexOf(piece));
  const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(32);
});

test('no text is too strange to be estimated, and the same text has the same estimate', () => {
  const long = fc
    .array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', '漢字', '\n\n', 'constructor', '😀')),
      { minLength: 1 },
    )
    .map((parts) => parts.join('').repeat(Math.ceil(2_000 / Math.max(1, parts.join('').length))));
  fc.assert(
    fc.property(long, (text) => {
      const tokens = estimate(text);
      expect(Number.isFinite(tokens) && tokens >= 0).toBe(true);
      expect(estimate(text)).toBe(tokens);
    }),
    { numRuns: 200 },
  );
});

test('writing without blanks is estimated by pieces too', () => {
  const text = '請問我的訂單什麼時候會送到？我已經等了三個星期，但是還沒有收到任何消息。'.repeat(100);
  expect(Math.abs(estimate(text) / wholly(text) - 1)).toBeLessThan(0.1);
});

test.each([
  [
    'system, tools and messages',
    { system: 'S', tools: [{ name: 'T' }], messages: [{ role: 'user', content: 'U' }] },
    '[{"name":"T"}]\n\nS\n\nU',
  ],
  [
    'what tools gave and were given',
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'tool_use', id: 'a', name: 'n', input: {} },
            { type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text', text: 'R' }] },
            { type: 'tool_result', tool_use_id: 'b', content: 'Q' },
          ],
        },
      ],
    },
    '{"type":"tool_use","id":"a","name":"n","input":{}}\n\nR\n\nQ',
  ],
  [
    'no image and no PDF',
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', source: { type: 'base64', data: 'AAAA' } },
            { type: 'document', title: 'T', source: { type: 'base64', data: 'AAAA' } },
            { type: 'text', text: 'U' },
          ],
        },
      ],
    },
    'T\n\nU',
  ],
  [
    'documents in words',
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'text', data: 'D' } },
            { type: 'document', source: { type: 'content', content: [{ type: 'text', text: 'E' }] } },
          ],
        },
      ],
    },
    'D\n\nE',
  ],
  [
    'search results',
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'search_result', title: 'T', source: 'S', content: [{ type: 'text', text: 'R' }] },
          ],
        },
      ],
    },
    'T\n\nS\n\nR',
  ],
  [
    'thinking of this turn, not of earlier ones',
    {
      messages: [
        { role: 'user', content: 'A' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'early', signature: 's' },
            { type: 'text', text: 'B' },
          ],
        },
        { role: 'user', content: 'C' },
        { role: 'assistant', content: [{ type: 'thinking', thinking: 'late', signature: 's' }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'R' }] },
      ],
    },
    'A\n\nB\n\nC\n\nlate\n\nR',
  ],
])('the text of a sample holds %s', (_, value, text) => {
  expect(sampleText(bodyOf(value))).toBe(text);
  expect(estimateSample(bodyOf(value), (given) => given.length)).toBe(text.length);
});
