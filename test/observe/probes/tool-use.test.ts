import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { toolInput, toolInputSchema, toolUseProbe } from '../../../src/observe/probes/tool-use.ts';
import { accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';
import { answered, clientAnswering } from '../scripted-client.ts';

const planFor = (id: string) => planWith({ model: { id }, task: { features: ['tool-use'] } });
const plan = planFor('claude-sonnet-5-5');

// biome-ignore format: a table
test.each([
  ['claude-sonnet-5-5', 'auto', 'low'],
  ['claude-opus-5-5', 'auto', 'low'],
  ['claude-haiku-5-5', 'forced', 'low'],
  ['claude-haiku-4-5', 'forced', undefined],
])('on %s the call is %s, at effort %s, and both requests are as the SDK types them', async (id, asked, effort) => {
  const judge = await contract();
  const bodies: Record<string, unknown>[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body as Record<string, unknown>) });
  const { observations } = await gatherWith({ probes: [toolUseProbe], plan: planFor(id), url: sandbox.url });
  expect(named(observations, 'tool-use')).toMatchObject({
    status: 'observed',
    value: {
      asked,
      first: { stopReason: 'tool_use' },
      call: { misfit: null, last: { stopReason: 'end_turn', saidSomething: true } },
    },
  });
  for (const body of bodies) {
    expect(judge.check('MessageCreateParamsNonStreaming', body)).toEqual([]);
    expect(body.output_config).toEqual(effort && { effort });
  }
  expect(bodies[0]?.tool_choice).toMatchObject({ type: asked === 'forced' ? 'tool' : 'auto' });
  expect(bodies[1]).not.toHaveProperty('tool_choice');
});

test('the worst case on Sonnet 5.5 at 2 and 10 USD per million, in the US, stays below 0.012 USD', () => {
  // 286 tokens for a tool and 256 of our own, twice; the first answer of 448 is read again; 448 and 256 come back.
  const usd = (((286 + 256) * 2 + 448) * 2 + (448 + 256) * 10) / 1e6;
  expect(toolUseProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(usd * 1.1, 12);
  expect(usd * 1.1).toBeLessThanOrEqual(0.012);
});

test('where no figure for tools is published, the largest one of any model is assumed', () => {
  // Fable 5.2 at 8 and 40 USD; Opus 4.7 reads 804 tokens for a forced tool.
  const usd = (((804 + 256) * 2 + 448) * 8 + (448 + 256) * 40) / 1e6;
  expect(toolUseProbe.worstCaseUsd(planFor('claude-fable-5-2'), catalog)).toBeCloseTo(usd * 1.1, 12);
});

test('it concerns plans with tools of their own', () => {
  const { concerns } = toolUseProbe;
  expect(concerns(plan)).toBe(true);
  expect(concerns(planWith({ task: { features: ['web-search'] } }))).toBe(false);
  expect(concerns(planWith())).toBe(false);
});

test('what the probe accepts is what the schema it sends accepts', () => {
  const fits = new Ajv().compile(toolInputSchema);
  const right = { parcel_id: 'P-1', urgent: false };
  const inputs = [
    right,
    { ...right, parcel_id: 1 },
    { ...right, urgent: 'yes' },
    { ...right, more: 1 },
    { urgent: true },
    [],
    null,
    'P-1',
  ];
  for (const input of inputs) expect(toolInput.safeParse(input).success).toBe(fits(input));
  expect(fits(right)).toBe(true);
});

const thought = { type: 'thinking', thinking: '', signature: 'c2ln', later: { added: [1] } };
const call = (input: unknown, name = 'get_parcel_status') => ({
  type: 'tool_use',
  id: 'toolu_1',
  caller: { type: 'direct' },
  name,
  input,
});
const called = (...blocks: unknown[]) => answered({ content: blocks, stop_reason: 'tool_use' });
const right = { parcel_id: 'P-1042', urgent: true };

test('every block goes back as it came, and every call gets its result', async () => {
  const second = { ...call(right), id: 'toolu_2' };
  const { client, bodies } = clientAnswering(called(thought, call(right), second), answered());
  await gatherWith({ probes: [toolUseProbe], plan, client });
  expect(bodies[1]).toMatchObject({
    messages: [
      { role: 'user' },
      { role: 'assistant', content: [thought, call(right), second] },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'toolu_1' },
          { type: 'tool_result', tool_use_id: 'toolu_2' },
        ],
      },
    ],
  });
});

describe('what came of the call', () => {
  const silent = answered({ content: [] });
  // biome-ignore format: a table
  const rows: readonly [string, unknown[], object, requests: number][] = [
    ['called and answered', [called(call(right)), answered()], { requestTokens: 100, call: { misfit: null, last: { saidSomething: true } } }, 2],
    ['no call', [answered()], { first: { stopReason: 'end_turn' }, call: null }, 1],
    ['cut before the call was whole', [answered({ content: [call({})], stop_reason: 'max_tokens' })], { first: { stopReason: 'max_tokens' }, call: null }, 1],
    ['a call without its block', [called()], { first: { stopReason: 'tool_use' }, call: null }, 1],
    ['a field is missing', [called(call({ urgent: true })), answered()], { call: { misfit: 'The field parcel_id is missing or not of type string.' } }, 2],
    ['a field of another type', [called(call({ ...right, urgent: 'yes' })), answered()], { call: { misfit: 'The field urgent is missing or not of type boolean.' } }, 2],
    ['a field too many', [called(call({ ...right, secret: 1 })), answered()], { call: { misfit: 'The object holds a field that the schema does not allow.' } }, 2],
    ['no object', [called(call(null)), answered()], { call: { misfit: 'The object is missing or not of type object.' } }, 2],
    ['another tool', [called(call(right, 'rm')), answered()], { call: { misfit: 'The call names a tool that was not offered.' } }, 2],
    ['nothing said to the result', [called(call(right)), silent], { call: { misfit: null, last: { stopReason: 'end_turn', saidSomething: false } } }, 2],
  ];
  test.each(rows)('%s', async (_, answers, value, requests) => {
    const { client, bodies } = clientAnswering(...answers);
    const { observations } = await gatherWith({ probes: [toolUseProbe], plan, client });
    const seen = named(observations, 'tool-use');
    expect(seen).toMatchObject({ status: 'observed', value });
    expect(bodies).toHaveLength(requests);
    // 100 tokens in and 10 out at 2 and 10 USD per million, a request.
    expect(seen.costUsd).toBeCloseTo((requests * (100 * 2 + 10 * 10)) / 1e6, 12);
  });
});

test('where tool use is switched off, the first request is the last', async () => {
  const account = { ...accountProfiles.scale, disabledFeatures: ['tool-use'] as const };
  const sandbox = await sandboxFor({ account });
  const { observations, actualUsd } = await gatherWith({ probes: [toolUseProbe], plan, url: sandbox.url });
  expect(named(observations, 'tool-use')).toMatchObject({ status: 'failed', cause: 'permission-denied' });
  expect(sandbox.journal).toHaveLength(1);
  expect(actualUsd).toBe(0);
});

describe('the second request fails, and the first is kept and paid', () => {
  // biome-ignore format: a table
  const rows: readonly [FaultAction, cause: string, unknownCost: boolean][] = [
    [{ kind: 'named', cause: 'invalid-request' }, 'invalid-request', false],
    [{ kind: 'named', cause: 'credit-empty' }, 'credit-empty', false],
    [{ kind: 'named', cause: 'overloaded' }, 'overloaded', false],
    [{ kind: 'html-200' }, 'unexpected-response', true],
  ];
  test.each(rows)('%j', async (fault, cause, unknownCost) => {
    const sandbox = await sandboxFor({ faults: [{ when: { nth: 2 }, do: fault }] });
    const { observations, actualUsd, worstCaseUsd } = await gatherWith({
      probes: [toolUseProbe],
      plan,
      url: sandbox.url,
    });
    const seen = named(observations, 'tool-use');
    expect(seen).toMatchObject({ status: 'failed', cause });
    expect(seen.requestIds[0]).toBe(sandbox.journal[0]?.requestId);
    expect(actualUsd).toBeCloseTo(unknownCost ? worstCaseUsd : sandbox.spentUsd(), 12);
    expect(sandbox.spentUsd()).toBeGreaterThan(0);
    if (!unknownCost) expect(seen.requestIds).toHaveLength(2);
  });
});
