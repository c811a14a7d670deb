import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { boundOf } from '../../../src/observe/trial/live-bound.ts';
import type { Via } from '../../../src/observe/trial/live-price.ts';
import { readSample } from '../../../src/observe/trial/sample.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { planWith } from '../../support/plan-builder.ts';
import { asks } from './live-setting.ts';

function bound(body: object, tokens: number, via: Via = 'messages', plan: PlanInput = {}) {
  const read = readSample(JSON.stringify(body));
  if (read.kind === 'bad') throw new Error(read.problem);
  const prices = { plan: planWith({ model: { id: 'claude-opus-5-5' }, ...plan }), catalog, via };
  return boundOf(read.body, tokens, prices);
}

const short = asks('Hello.', { max_tokens: 500 });
const marked = { cache_control: { type: 'ephemeral' } };
const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 2 };
const own = { name: 'look_up', input_schema: { type: 'object' } };
const image = { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } };

/**
 * Opus 5.5 by the pricing page of 2026-10-08, USD per million tokens: 4 in, 20 out, 8 written for an hour, twice all of
 * that in fast mode; inference in the US a tenth more. 1,000 counted tokens are taken for 1,050.
 */
describe('the most a sample can cost', () => {
  it.each([
    ['plain: 1,050 in, 500 out', short, 1_000, 'messages', (1_050 * 4 + 500 * 20) * 1.1],
    ['half of that in a batch', short, 1_000, 'batch', ((1_050 * 4 + 500 * 20) * 1.1) / 2],
    ['in fast mode', { ...short, speed: 'fast' }, 1_000, 'messages', (1_050 * 8 + 500 * 40) * 1.1],
    ['marked for the cache', { ...short, ...marked }, 1_000, 'messages', (1_050 * 8 + 500 * 20) * 1.1],
    [
      'marked in a tool',
      { ...short, tools: [{ ...own, ...marked }] },
      1_000,
      'messages',
      (1_050 * 8 + 500 * 20) * 1.1,
    ],
    [
      'not marked by its words',
      asks('"cache_control":{}', { max_tokens: 500 }),
      1_000,
      'messages',
      (1_050 * 4 + 500 * 20) * 1.1,
    ],
    // Two searches: the prompt three times, and what two searches and an answer of 500 bring read twice.
    [
      'with two searches at a cent each',
      { ...short, tools: [search] },
      1_000,
      'messages',
      ((3 * 1_050 + 2 * (500 + 2 * 15_000)) * 4 + 500 * 20) * 1.1 + 20_000,
    ],
    [
      'whose fee a batch does not halve',
      { ...short, tools: [search] },
      1_000,
      'batch',
      (((3 * 1_050 + 2 * (500 + 2 * 15_000)) * 4 + 500 * 20) * 1.1) / 2 + 20_000,
    ],
  ] as const)('%s', (_, body, counted, via, microUsd) => {
    const found = bound(body, counted, via);
    expect(found.kind === 'bounded' && found.worstUsd).toBeCloseTo(microUsd / 1e6, 12);
  });

  it('is that of the dearer step of Haiku 5.5 where the prompt may lie beyond it', () => {
    const found = bound(short, 96_000, 'messages', { model: { id: 'claude-haiku-5-5' } });
    expect(found.kind === 'bounded' && found.worstUsd).toBeCloseTo(
      ((100_800 * 0.5 + 500 * 2.5) * 1.1) / 1e6,
      12,
    );
  });

  it('is expected to be less: the planned answer, nothing cached, anywhere', () => {
    const plan = { tokens: { output: { typical: 300, p95: 900 } } };
    const found = bound({ ...short, ...marked }, 1_000, 'messages', plan);
    expect(found.kind === 'bounded' && found.expectedUsd).toBeCloseTo((1_000 * 4 + 300 * 20) / 1e6, 12);
    const cut = bound(asks('Hello.', { max_tokens: 100 }), 1_000, 'messages', plan);
    expect(cut.kind === 'bounded' && cut.expectedUsd).toBeCloseTo((1_000 * 4 + 100 * 20) / 1e6, 12);
    expect(bound(short, 1_000)).toMatchObject({ expectedUsd: null });
  });

  it('takes the max_tokens of the plan, or 4,096, where the sample has none', () => {
    const body = { prompt: 'Hello.' };
    expect(bound(body, 10, 'messages', { tokens: { maxTokens: 2_000 } })).toMatchObject({
      maxTokens: 2_000,
      maxTokensFrom: 'plan',
    });
    expect(bound(body, 10)).toMatchObject({ maxTokens: 4_096, maxTokensFrom: 'assumed' });
    expect(bound(short, 10)).toMatchObject({ maxTokens: 500, maxTokensFrom: 'sample' });
  });
});

it.each([
  ['a fallback model', { ...short, fallbacks: [{ model: 'claude-opus-5' }] }, 10, /fall back/],
  ['MCP servers', { ...short, mcp_servers: [] }, 10, /MCP/],
  ['an endless search', { ...short, tools: [{ ...search, max_uses: null }] }, 10, /max_uses/],
])('has no bound with %s', (_, body, tokens, reason) => {
  expect(bound(body, tokens)).toEqual({ kind: 'unbounded', reason: expect.stringMatching(reason) });
});

it.each([
  ['an image', { ...short, messages: [{ role: 'user', content: [image] }] }],
  ['a client tool', { ...short, tools: [{ type: 'bash_20250124', name: 'bash' }] }],
])('has a bound with %s that the API counted', (_, body) => {
  expect(bound(body, 10).kind).toBe('bounded');
});

describe('an answer longer than the model gives', () => {
  // Opus 5.5 answers with 128,000 tokens at most; more in a batch needs a header that a trial does not send.
  it.each([
    ['at the limit', 128_000, 'messages', {}, 'bounded'],
    [
      'a token more',
      128_001,
      'messages',
      {},
      /^Its max_tokens is 128,001, and Opus 5\.5 answers with 128,000 tokens at most\.$/,
    ],
    ['a token more in a batch', 128_001, 'batch', {}, /^Its max_tokens is 128,001/],
    [
      'by the plan',
      undefined,
      'messages',
      { tokens: { maxTokens: 200_000 } },
      /^The plan's max_tokens.* is 200,000/,
    ],
    [
      'of a model whose limit nobody documents',
      500_000,
      'messages',
      { model: { id: 'claude-unheard-of' } },
      'bounded',
    ],
  ] as const)('%s', (_, max_tokens, via, plan, expected) => {
    const found = bound(asks('Hello.', { max_tokens }), 10, via, plan);
    if (expected === 'bounded') expect(found.kind).toBe('bounded');
    else expect(found).toEqual({ kind: 'unbounded', reason: expect.stringMatching(expected) });
  });
});
