import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { streamProbe } from '../../../src/observe/probes/stream.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { planWith } from '../../support/plan-builder.ts';
import { contract } from '../../support/sdk-contract.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const planFor = (id: string) => planWith({ model: { id }, task: { features: ['streaming'] } });
const plan = planFor('claude-sonnet-5-5');

test('a streamed answer of a healthy account', async () => {
  const judge = await contract();
  const bodies: unknown[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body) });
  const { observations, actualUsd } = await gatherWith({ probes: [streamProbe], plan, url: sandbox.url });
  expect(named(observations, 'stream')).toMatchObject({
    status: 'observed',
    value: {
      model: 'claude-sonnet-5-5',
      disorder: null,
      begunMs: 0,
      firstPieceMs: 0,
      firstTextMs: 0,
      tokensPerSecond: null,
    },
  });
  expect(actualUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  expect(actualUsd).toBeGreaterThan(0);
  expect(bodies).toHaveLength(1);
  expect(judge.check('MessageCreateParamsStreaming', bodies[0])).toEqual([]);
  expect(bodies[0]).toMatchObject({ output_config: { effort: 'low' } });
});

test('a model without effort is asked without it', async () => {
  const bodies: unknown[] = [];
  const sandbox = await sandboxFor({ onRequest: ({ body }) => bodies.push(body) });
  await gatherWith({ probes: [streamProbe], plan: planFor('claude-haiku-4-5'), url: sandbox.url });
  expect(bodies[0]).not.toHaveProperty('output_config');
});

test('the worst case: 128 tokens in and 256 out in the US, on Sonnet 5.5 at 2 and 10 USD per million', () => {
  expect(streamProbe.worstCaseUsd(plan, catalog)).toBeCloseTo(((128 * 2 + 256 * 10) / 1e6) * 1.1, 12);
});

test('it concerns plans that stream, whichever answer says so, and those in which somebody waits', () => {
  const { concerns } = streamProbe;
  expect(concerns(plan)).toBe(true);
  expect(concerns(planWith({ tokens: { streaming: true } }))).toBe(true);
  expect(concerns(planWith({ task: { features: [], patienceSeconds: 30 } }))).toBe(true);
  expect(concerns(planWith({ task: { features: [] } }))).toBe(false);
  expect(concerns(planWith())).toBe(false);
});

test('times are those of the pieces as they came, a second apart by the clock of the poll', async () => {
  const sandbox = await sandboxFor();
  let ms = 0;
  const clock = () => {
    ms += 1_000;
    return ms;
  };
  const { observations } = await gatherWith({ probes: [streamProbe], plan, url: sandbox.url, clock });
  const seen = named(observations, 'stream');
  if (seen.status !== 'observed' || seen.id !== 'stream') throw new Error('nothing was observed');
  const { begunMs, firstPieceMs, firstTextMs, wholeMs, outputTokens, thinkingTokens, tokensPerSecond } =
    seen.value;
  // Each look at the clock takes a second: start, beginning, first piece, first text, end.
  expect([begunMs, firstPieceMs, firstTextMs, wholeMs]).toEqual([1_000, 2_000, 3_000, 4_000]);
  expect(thinkingTokens).toBeGreaterThan(0);
  expect(tokensPerSecond).toBeCloseTo(outputTokens - thinkingTokens, 9);
});

describe('what goes wrong on the way', () => {
  // biome-ignore format: a table
  const rows: readonly [FaultAction, cause: string, paid: boolean][] = [
    [{ kind: 'cut-stream' }, 'connection-failed', true],
    [{ kind: 'html-200' }, 'unexpected-response', true],
    [{ kind: 'error-event' }, 'overloaded', true],
    [{ kind: 'named', cause: 'overloaded' }, 'overloaded', false],
    [{ kind: 'named', cause: 'credit-empty' }, 'credit-empty', false],
    [{ kind: 'named', cause: 'permission-denied' }, 'permission-denied', false],
  ];
  test.each(rows)('%j', async (fault, cause, paid) => {
    const sandbox = await sandboxFor({ faults: [{ when: {}, do: fault }] });
    const { observations, worstCaseUsd, actualUsd } = await gatherWith({
      probes: [streamProbe],
      plan,
      url: sandbox.url,
    });
    expect(named(observations, 'stream')).toMatchObject({ status: 'failed', cause });
    expect(actualUsd).toBeCloseTo(paid ? worstCaseUsd : 0, 12);
    expect(actualUsd).toBeGreaterThanOrEqual(sandbox.spentUsd());
  });
});

describe('events that do not have their documented shape', () => {
  const start = {
    type: 'message_start',
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-5-5',
      content: [],
      stop_reason: null,
      usage: { input_tokens: 10, output_tokens: 1 },
    },
  };
  const end = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } };
  const stop = { type: 'message_stop' };

  async function streamed(events: readonly unknown[]) {
    const name = (event: unknown) => (event as { type?: string } | null)?.type ?? 'message_start';
    const body = events.map((event) => `event: ${name(event)}\ndata: ${JSON.stringify(event)}\n\n`).join('');
    const headers = { 'content-type': 'text/event-stream', 'request-id': 'req_1' };
    const settings = { apiKey: 'sk-ant-api03-test-canary-0001', maxRetries: 0, logLevel: 'off' } as const;
    const fetch = async () => new Response(body, { headers });
    const client = async () => new Anthropic({ ...settings, fetch });
    const { observations } = await gatherWith({ probes: [streamProbe], plan, client });
    return named(observations, 'stream');
  }

  test('the shape itself, with an event of a kind to come', async () => {
    expect(await streamed([start, { type: 'message_note', usage: 'x' }, end, stop])).toMatchObject({
      status: 'observed',
      value: { outputTokens: 3, disorder: null },
    });
  });

  const half = { type: 'content_block_delta', index: 0 };
  const long = 'a'.repeat(400_000);
  // biome-ignore format: a table
  test.each([
    ['null', [null], 'an event that'],
    ['a number', [7], 'an event that'],
    ['a message that is null', [{ ...start, message: null }, end, stop], 'an event message_start that'],
    ['a message that is a text', [{ ...start, message: 'x' }, end, stop], 'an event message_start that'],
    ['a usage of the beginning that is a long text', [{ ...start, message: { ...start.message, usage: long } }, end, stop], 'an event message_start that'],
    ['a usage of the end that is a long text', [start, { ...end, usage: long }, stop], 'an event message_delta that'],
    ['a usage of the end that is a list', [start, { ...end, usage: [3] }, stop], 'an event message_delta that'],
    ['no usage at the end', [start, { ...end, usage: undefined }, stop], 'an event message_delta that'],
    ['an end without its reason', [start, { ...end, delta: null }, stop], 'an event message_delta that'],
    ['a piece of nothing', [start, half], 'an event content_block_delta that'],
    ['a piece without its place', [start, { ...half, index: 'x', delta: { type: 'text_delta' } }], 'an event content_block_delta that'],
  ])('%s', async (_, events, what) => {
    expect(await streamed(events)).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      reason: expect.stringContaining(`The stream held ${what} does not have its shape.`),
      requestIds: ['req_1'],
    });
  });

  test('a stream that never told what came in', async () => {
    const begun = { ...start, message: { ...start.message, usage: {} } };
    expect(await streamed([begun, end, stop])).toMatchObject({ cause: 'unexpected-response' });
  });
});

test('against a sandbox that writes 200 tokens a second after 120 ms, both are measured', async () => {
  const sandbox = await sandboxFor({ pace: { firstTokenMs: 120, tokensPerSecond: 200 }, answerTokens: 100 });
  const { observations } = await gatherWith({
    probes: [streamProbe],
    plan,
    url: sandbox.url,
    clock: () => performance.now(),
  });
  const seen = named(observations, 'stream');
  if (seen.status !== 'observed' || seen.id !== 'stream') throw new Error('nothing was observed');
  // A busy machine only makes it slower.
  const { begunMs, firstPieceMs, firstTextMs, wholeMs, outputTokens, tokensPerSecond } = seen.value;
  // Thinking is not shown on this model: it begins at once and is silent while it thinks.
  expect(begunMs).toBeLessThan(firstPieceMs ?? 0);
  expect(firstPieceMs).toBeGreaterThanOrEqual(120);
  expect(firstTextMs).toBeGreaterThanOrEqual(120);
  expect(wholeMs).toBeGreaterThanOrEqual(120 + (outputTokens / 200) * 1_000 - 50);
  expect(tokensPerSecond).toBeLessThan(230);
  expect(tokensPerSecond).toBeGreaterThan(50);
});
