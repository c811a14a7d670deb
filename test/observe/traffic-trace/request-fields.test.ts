import { expect, test } from 'vitest';
import { readRequest } from '../../../src/observe/traffic-trace/request-fields.ts';

const timestamp = '2026-11-20T09:00:00Z';
const timeMs = Date.UTC(2026, 10, 20, 9);
const base = { timeMs, model: null };

// biome-ignore format: a table
test.each([
  ['our names', { timestamp, model: 'm', input: 1_200, cached: 800, output: 300 }, { timeMs, model: 'm', counted: 400, cached: 800, output: 300 }],
  ['nothing cached', { timestamp, input: 1_200, output: 300 }, { ...base, counted: 1_200, cached: 0, output: 300 }],
  ['all cached', { timestamp, input: 8, cached: 8, output: 0 }, { ...base, counted: 0, cached: 8, output: 0 }],
  ['null for nothing cached', { timestamp, input: 5, cached: null, output: 1, model: null }, { ...base, counted: 5, cached: 0, output: 1 }],
  ['a model without a name', { timestamp, input: 5, output: 1, model: ' ' }, { ...base, counted: 5, cached: 0, output: 1 }],
  ["the API's names", { timestamp, input_tokens: 100, cache_creation_input_tokens: 20, cache_read_input_tokens: 3_000, output_tokens: 7 }, { ...base, counted: 120, cached: 3_000, output: 7 }],
  ["the API's names without a cache", { timestamp, input_tokens: 100, output_tokens: 7 }, { ...base, counted: 100, cached: 0, output: 7 }],
  ['an answer as it was logged', { created_at: timestamp, model: 'm', input: [{ role: 'user' }], usage: { input_tokens: 1, cache_creation_input_tokens: null, cache_read_input_tokens: 2, output_tokens: 3, service_tier: 'standard' } }, { timeMs, model: 'm', counted: 1, cached: 2, output: 3 }],
  ['tokens beside a usage that is none', { timestamp, usage: { seconds: 1 }, input_tokens: 4, output_tokens: 5 }, { ...base, counted: 4, cached: 0, output: 5 }],
  ['another name of the time', { time: timestamp, input: 1, output: 1 }, { ...base, counted: 1, cached: 0, output: 1 }],
  ['the first of two times', { ts: 1_700_000_000, time: timestamp, input: 1, output: 1 }, { ...base, counted: 1, cached: 0, output: 1 }],
])('%s', (_, fields, request) => {
  expect(readRequest(fields)).toEqual(request);
});

const whole = 'which is no whole number of tokens.';

// biome-ignore format: a table
test.each([
  [[], 'It is not a JSON object.'],
  [null, 'It is not a JSON object.'],
  ['text', 'It is not a JSON object.'],
  [{ input: 1, output: 1 }, 'It has no time: none of timestamp, time, ts, created_at.'],
  [{ timestamp: 'noon', input: 1, output: 1 }, 'timestamp is "noon", which is no time such as 2026-11-20T09:00:00.123Z, and neither seconds nor milliseconds since 1970.'],
  [{ timestamp, model: 5, input: 1, output: 1 }, 'model is 5, which is no name.'],
  [{ timestamp }, 'It has no tokens: neither input and output, nor input_tokens and output_tokens.'],
  [{ timestamp, input: 1 }, 'It has no output.'],
  [{ timestamp, input_tokens: 1 }, 'It has no output_tokens.'],
  [{ timestamp, input: -1, output: 1.5 }, `input is -1, ${whole} output is 1.5, ${whole}`],
  [{ timestamp, input: '5', output: 1 }, `input is "5", ${whole}`],
  [{ timestamp, input: 1, output: 1e10 }, `output is 10000000000, ${whole}`],
  [{ timestamp, input: [1], output: { a: 1 } }, `input is a list, ${whole} output is an object, ${whole}`],
  [{ timestamp, input: 800, cached: 801, output: 1 }, 'cached is 801, which is more than the input of 800 that it is a part of.'],
  [{ timestamp, usage: { input_tokens: true, output_tokens: 1 } }, `input_tokens is true, ${whole}`],
])('%j is refused', (fields, problem) => {
  expect(readRequest(fields)).toBe(problem);
});
