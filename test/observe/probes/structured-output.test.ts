import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import {
  answerSchema,
  answerShape,
  structuredOutputProbe,
} from '../../../src/observe/probes/structured-output.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';
import { answered, clientAnswering } from '../scripted-client.ts';

const planFor = (id: string) => planWith({ model: { id }, task: { features: ['structured-outputs'] } });
const plan = planFor('claude-sonnet-5-5');
const probes = [structuredOutputProbe];

// biome-ignore format: a table
test.each([
  ['claude-sonnet-5-5', { effort: 'low' }],
  ['claude-haiku-4-5', {}],
])('on %s an answer fits, asked for as the SDK types it', async (id, effort) => {
  const judge = await contract();
  const bodies: Record<string, unknown>[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body as Record<string, unknown>) });
  const { observations } = await gatherWith({ probes, plan: planFor(id), url: sandbox.url });
  expect(named(observations, 'structured-output')).toMatchObject({
    status: 'observed',
    value: { answer: { kind: 'fits' }, stopReason: 'end_turn' },
  });
  expect(bodies[0]?.output_config).toEqual({ ...effort, format: { type: 'json_schema', schema: answerSchema } });
  expect(judge.check('MessageCreateParamsNonStreaming', bodies[0])).toEqual([]);
});

test('the worst case: 640 tokens in and 384 out in the US, on Sonnet 5.5 at 2 and 10 USD per million', () => {
  const usd = ((640 * 2 + 384 * 10) / 1e6) * 1.1;
  expect(structuredOutputProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(usd, 12);
  expect(usd).toBeLessThanOrEqual(0.006);
});

test('it concerns plans with structured outputs', () => {
  const { concerns } = structuredOutputProbe;
  expect(concerns(plan)).toBe(true);
  expect(concerns(planWith({ task: { features: ['tool-use'] } }))).toBe(false);
  expect(concerns(planWith())).toBe(false);
});

const right = { status: 'delayed', parcels: 2, urgent: true, cities: ['Lyon', 'Oslo'] };

test('what the probe accepts is what the schema it sends accepts', () => {
  const fits = new Ajv().compile(answerSchema);
  const values = [
    right,
    { ...right, cities: [] },
    { ...right, cities: [1] },
    { ...right, status: 'late' },
    { ...right, parcels: 1.5 },
    { ...right, parcels: '2' },
    { ...right, urgent: null },
    { ...right, more: true },
    { status: 'lost' },
    [right],
    null,
  ];
  for (const value of values) expect(answerShape.safeParse(value).success).toBe(fits(value));
  expect(fits(right)).toBe(true);
});

describe('what the answer was', () => {
  const text = (words: string) => ({ type: 'text', text: words, citations: null });
  const thought = { type: 'thinking', thinking: '{', signature: 'c2ln' };
  const misfit = (sentence: string) => ({ kind: 'misfits', misfit: sentence });
  const whole = JSON.stringify(right);
  const long = JSON.stringify({ ...right, cities: Array.from({ length: 100 }, () => 'Lyon') });
  // biome-ignore format: a table
  const rows: readonly [string, unknown[], object][] = [
    ['fits', [text(whole)], { kind: 'fits' }],
    ['after thinking', [thought, text(whole)], { kind: 'fits' }],
    ['in two blocks', [text(whole.slice(0, 9)), text(whole.slice(9))], { kind: 'fits' }],
    ['longer than what is ever shown', [text(long)], { kind: 'fits' }],
    ['fenced', [text(`\`\`\`json\n${whole}\n\`\`\``)], { kind: 'not-json' }],
    ['half', [text(whole.slice(0, 9))], { kind: 'not-json' }],
    ['nothing', [], { kind: 'not-json' }],
    ['a choice that was not offered', [text(JSON.stringify({ ...right, status: 'late' }))], misfit('The field status holds none of the allowed values.')],
    ['a fraction', [text(JSON.stringify({ ...right, parcels: 1.5 }))], misfit('The field parcels is missing or not of type int.')],
    ['a number in a list of texts', [text(JSON.stringify({ ...right, cities: ['Oslo', 1] }))], misfit('The field cities.1 is missing or not of type string.')],
    ['a field too many', [text(JSON.stringify({ ...right, secret: 1 }))], misfit('The object holds a field that the schema does not allow.')],
    ['more cities than tokens', [text(JSON.stringify({ ...right, cities: Array.from({ length: 385 }, () => 'O') }))], misfit('The field cities does not fit the schema.')],
    ['too long to be parsed', [text(`"${'a'.repeat(384 * 64)}"`)], misfit('The answer is longer than 384 tokens can be.')],
    ['null', [text('null')], misfit('The object is missing or not of type object.')],
  ];
  test.each(rows)('%s', async (_, content, answer) => {
    const { client } = clientAnswering(answered({ content }));
    const { observations } = await gatherWith({ probes, plan, client });
    expect(named(observations, 'structured-output')).toMatchObject({
      status: 'observed',
      value: { answer, outputTokens: 10, stopReason: 'end_turn' },
    });
  });

  test('cut short', async () => {
    const sandbox = await sandboxFor({
      faults: [{ when: {}, do: { kind: 'stop', stop: { reason: 'max_tokens' } } }],
    });
    const { observations } = await gatherWith({ probes, plan, url: sandbox.url });
    expect(named(observations, 'structured-output')).toMatchObject({
      value: { answer: { kind: 'not-json' }, stopReason: 'max_tokens' },
    });
  });
});

test('switched off, it is refused and free', async () => {
  const account = { ...accountProfiles.scale, disabledFeatures: ['structured-outputs'] as const };
  const sandbox = await sandboxFor({ account });
  const { observations, actualUsd } = await gatherWith({ probes, plan, url: sandbox.url });
  expect(named(observations, 'structured-output')).toMatchObject({
    status: 'failed',
    cause: 'permission-denied',
  });
  expect(actualUsd).toBe(0);
});
