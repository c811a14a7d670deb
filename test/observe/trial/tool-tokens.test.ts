import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/cost/random.ts';
import type { SampleFiles } from '../../../src/observe/trial/sample-files.ts';
import { SampleTable } from '../../../src/observe/trial/sample-table.ts';
import { measuredToolTokens } from '../../../src/observe/trial/tool-tokens.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { clientOf, sandboxFor } from '../gathering.ts';
import { countOptions } from './counting.ts';

const model = 'claude-sonnet-5-5';
const carry = { system: false, tools: false, images: false, documents: false, cacheControl: false };
const tool = (name: string) => ({
  name,
  description: 'Looks up where a parcel is. '.repeat(10),
  input_schema: { type: 'object' as const, properties: { parcel: { type: 'string' } } },
});
const question = [{ role: 'user' as const, content: 'Where is my parcel?' }];
const plain = { messages: question };
const withTool = { ...plain, tools: [tool('track')], tool_choice: { type: 'auto' as const } };
const withTwo = { ...plain, tools: [tool('track'), tool('trace')] };

/** Samples that a sandbox counted; NaN stands for one it did not take. */
async function counted(
  bodies: readonly (typeof plain & Partial<typeof withTool>)[],
  options: SandboxOptions = {},
) {
  const asked: unknown[] = [];
  const waitsMs: number[] = [];
  const sandbox = await sandboxFor({ ...options, onRequest: ({ body }) => asked.push(body) });
  const counting = await clientOf((await sandboxFor()).url);
  const count = async (body: object) =>
    (await counting.messages.countTokens({ model, ...plain, ...body })).input_tokens;
  const samples = new SampleTable();
  for (const [index, { tools }] of bodies.entries())
    samples.add({
      line: index + 1,
      offset: 0,
      bytes: 1,
      estimatedTokens: 1,
      maxTokens: null,
      carry: { ...carry, tools: tools !== undefined },
    });
  const files: SampleFiles = {
    name: 'samples.jsonl',
    totalBytes: 0,
    all: () => {
      throw new Error('Tools are counted from some samples.');
    },
    again: async ({ line }) => JSON.stringify(bodies[line - 1]),
    close: async () => {},
  };
  const client = await clientOf(sandbox.url);
  const measure = (tokens: readonly number[], signal = new AbortController().signal) =>
    measuredToolTokens(files, samples, Float64Array.from(tokens), {
      ...countOptions({ client, model, signal, timeoutMs: 1_000, onWait: ({ ms }) => waitsMs.push(ms) }),
      random: seededRandom(1),
    });
  return { measure, count, asked, waitsMs };
}

test('a sample is counted again without its tools and the choice of them: the difference is theirs', async () => {
  const { measure, count, asked } = await counted([plain, withTool, plain]);
  const [bare, full] = [await count(plain), await count(withTool)];
  expect(full).toBeGreaterThan(bare + 100);
  const added = await measure([bare, full, bare]);
  expect(added).toEqual({ mean: full - bare, low: full - bare, high: full - bare });
  expect(asked).toEqual([{ model, messages: question }]);
});

test('samples with different tools are averaged, with an interval', async () => {
  const { measure, count } = await counted([withTool, withTwo]);
  const [bare, one, two] = [await count(plain), await count(withTool), await count(withTwo)];
  const added = await measure([one, two]);
  expect(added?.mean).toBe((one + two) / 2 - bare);
  expect(added?.high).toBeGreaterThan(added?.mean ?? 0);
});

test('a few of many tell their size, and each is asked once', async () => {
  const bodies = Array.from({ length: 50 }, (_, n) => ({
    ...withTool,
    messages: [{ role: 'user' as const, content: `Question ${n}` }],
  }));
  const { measure, asked } = await counted(bodies);
  expect(await measure(bodies.map(() => 1_000))).not.toBeNull();
  expect(asked).toHaveLength(20);
  expect(new Set(asked.map((body) => JSON.stringify(body))).size).toBe(20);
});

test('nothing is told where no sample carries tools, or the API took none that does', async () => {
  const { measure, asked } = await counted([plain, withTool]);
  expect(await measure([10, Number.NaN])).toBeNull();
  expect(asked).toEqual([]);
});

test('a sample that is refused without its tools is passed over', async () => {
  const { measure, count, asked } = await counted([withTool, withTwo], {
    faults: [{ when: { nth: 1 }, do: { kind: 'named', cause: 'invalid-request' } }],
  });
  const [bare, one, two] = [await count(plain), await count(withTool), await count(withTwo)];
  const added = await measure([one, two]);
  expect([one - bare, two - bare]).toContain(added?.mean);
  expect(asked).toHaveLength(2);
});

test('where the limit of the endpoint is used up, it waits as long as it is told', async () => {
  const { measure, count, waitsMs } = await counted([withTool], {
    faults: [{ when: { nth: 1 }, do: { kind: 'named', cause: 'rate-limit' } }],
  });
  const [bare, full] = [await count(plain), await count(withTool)];
  expect((await measure([full]))?.mean).toBe(full - bare);
  expect(waitsMs).toHaveLength(1);
});

test.each([
  ['that hangs', { kind: 'stall-headers' }, 2, 1],
  ['that always fails', { kind: 'named', cause: 'server-error' }, 5, 0],
] as const)('of a server %s no other sample is asked for', async (_, action, requests, waits) => {
  const { measure, asked, waitsMs } = await counted([withTool, withTwo], {
    faults: [{ when: {}, do: action }],
  });
  expect(await measure([500, 600])).toBeNull();
  expect(asked).toHaveLength(requests);
  expect(waitsMs).toHaveLength(waits);
});

test('where the API takes no more at all, no other sample is tried, and an end is an end', async () => {
  const { measure, asked } = await counted([withTool, withTwo], {
    faults: [{ when: {}, do: { kind: 'named', cause: 'key-rejected' } }],
  });
  expect(await measure([500, 600])).toBeNull();
  expect(asked).toHaveLength(1);
  await expect(measure([500, 600], AbortSignal.abort(new Error('Enough.')))).rejects.toThrow('Enough.');
});
