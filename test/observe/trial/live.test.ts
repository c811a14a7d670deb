import { describe, expect, it } from 'vitest';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { asks, liveTrial, path, ten } from './live-setting.ts';

describe('a live trial by single messages', () => {
  it('measures what came back, and books exactly what the server charged', async () => {
    const seen = await liveTrial({ bodies: ten });
    const { outcome, sandbox, planned } = seen;
    expect(outcome).toMatchObject({ via: 'messages', planned: 10, sent: 10, failed: 0, stopped: null });
    expect(outcome.answers).toHaveLength(10);
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
    expect(outcome.bookedUsd).toBeLessThan(planned.worstCaseUsd);
    for (const answer of outcome.answers)
      expect(answer).toMatchObject({ stopReason: 'end_turn', thinkingTokens: 10, refusal: null });
  });

  it('keeps no word of what was asked or answered', async () => {
    const { planned, outcome, events } = await liveTrial({ bodies: [asks('The canary is heliotrope.')] });
    const kept = JSON.stringify([planned, outcome, events]);
    expect(kept).not.toContain('heliotrope');
    // The sandbox begins every answer so.
    expect(kept).not.toContain('comes from the gonogo sandbox');
  });

  it('draws other samples with another seed, and none twice', async () => {
    const lines = async (seed: number) =>
      (await liveTrial({ bodies: ten, count: 4, seed })).planned.calls.map(({ line }) => line);
    const [first, again, other] = [await lines(1), await lines(1), await lines(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first).size).toBe(4);
  });

  it('sends each sample as it is, streamed, to the chosen model', async () => {
    const bodies: unknown[] = [];
    const sample = asks('Hello.', {
      system: 'Be brief.',
      stop_sequences: ['END'],
      model: 'other',
      stream: false,
    });
    await liveTrial({
      bodies: [sample],
      sandbox: { onRequest: ({ path: to, body }) => to === path && bodies.push(body) },
    });
    expect(bodies).toEqual([{ ...sample, model: 'claude-opus-5-5', stream: true }]);
  });

  it('tells how long the first token and the whole answer took', async () => {
    const { outcome } = await liveTrial({
      bodies: [asks('Hello.')],
      clock: () => performance.now(),
      sandbox: { pace: { firstTokenMs: 60, tokensPerSecond: 1_000 } },
    });
    const times = outcome.answers[0]?.times;
    // The 40 tokens of the answer come one a millisecond; a timer may be a millisecond early.
    expect(times?.begunMs).toBeLessThanOrEqual(times?.firstTokenMs ?? 0);
    expect(times?.firstTokenMs).toBeGreaterThanOrEqual(58);
    expect(times?.wholeMs).toBeGreaterThanOrEqual(98);
    expect(times?.wholeMs).toBeGreaterThanOrEqual(times?.firstTokenMs ?? Infinity);
  });

  it('reads an answer of megabytes to its end', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: [asks('Write a book.', { max_tokens: 100_000 })],
      sandbox: { answerTokens: 90_000 },
    });
    expect(outcome.answers[0]?.usage.outputTokens).toBeGreaterThan(89_000);
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  });

  it('books a refusal by its category', async () => {
    const refusal = (category: 'cyber' | 'bio'): FaultAction => ({
      kind: 'stop',
      stop: { reason: 'refusal', category, at: 'before-output' },
    });
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.slice(0, 2),
      sandbox: {
        faults: [
          { when: { path, nth: 1 }, do: refusal('cyber') },
          { when: { path, nth: 2 }, do: refusal('bio') },
        ],
      },
    });
    expect(outcome.answers.map(({ refusal: said, costUsd }) => [said, costUsd > 0])).toEqual([
      [{ category: 'cyber', billed: false }, false],
      [{ category: 'bio', billed: true }, true],
    ]);
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  });

  it('prices US inference and a written cache as the server does', async () => {
    const system = [
      { type: 'text', text: 'Rule. '.repeat(2_000), cache_control: { type: 'ephemeral', ttl: '1h' } },
    ];
    const { outcome, sandbox } = await liveTrial({
      bodies: ['one', 'two', 'three'].map((text) => asks(text, { system, inference_geo: 'us' })),
    });
    const [first, ...later] = outcome.answers;
    expect(first?.usage.cacheWrite1hTokens).toBeGreaterThan(2_000);
    // One message goes first, so that the others can read what it wrote.
    for (const { usage } of later) expect(usage.cacheReadTokens).toBe(first?.usage.cacheWrite1hTokens);
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
  });
});

describe('a sample with tools of Anthropic', () => {
  const search = { type: 'web_search_20250305', name: 'web_search', max_uses: 2 };

  it('is sent where its searches are bounded, and its fee is booked', async () => {
    const { outcome, planned, sandbox } = await liveTrial({
      bodies: [asks('Search for it.', { tools: [search], max_tokens: 200 })],
    });
    expect(outcome.answers[0]?.usage.webSearches).toBe(1);
    expect(outcome.bookedUsd).toBeCloseTo(sandbox.spentUsd(), 12);
    // Two searches at USD 0.01 alone.
    expect(planned.worstCaseUsd).toBeGreaterThan(0.02);
  });

  it.each([
    ['a search without max_uses', { ...search, max_uses: undefined }, /max_uses/],
    [
      'a fetch without max_content_tokens',
      { type: 'web_fetch_20250910', name: 'web_fetch', max_uses: 1 },
      /max_content_tokens/,
    ],
    [
      'code that runs there',
      { type: 'code_execution_20250825', name: 'code_execution' },
      /code_execution_20250825/,
    ],
  ])('is left out with %s', async (_, tool, says) => {
    const { outcome, planned } = await liveTrial({
      bodies: [asks('Hello.', { tools: [tool] }), asks('Hello.')],
    });
    expect(planned.leftOut).toEqual([{ line: 1, problem: expect.stringMatching(says) }]);
    expect(planned.drawn).toBe(2);
    expect(outcome).toMatchObject({ planned: 1, sent: 1, failed: 0 });
  });
});
