import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountProfile, accountProfiles } from '../../../src/sandbox/account.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { asks, type LiveSeen, liveTrial } from './live-setting.ts';

const ten = Array.from({ length: 10 }, (_, n) => asks(`Say ${'more '.repeat(n)}of it.`));
const path = '/v1/messages';

/** What the sandbox charged was booked, and what was booked lies within the budget. */
function expectHonest({ outcome, sandbox }: LiveSeen, budgetUsd: number): void {
  expect(sandbox.spentUsd()).toBeLessThanOrEqual(outcome.bookedUsd + 1e-12);
  expect(outcome.bookedUsd).toBeLessThanOrEqual(budgetUsd + 1e-12);
}

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

describe('the budget of a live trial', () => {
  it('sends only what fits, and says how many that were', async () => {
    const whole = await liveTrial({ bodies: ten });
    const worstUsd = Math.max(...whole.planned.calls.map((call) => call.worstUsd));
    const seen = await liveTrial({ bodies: ten, budgetUsd: 2 * worstUsd });
    expect(seen.outcome.stopped?.by).toBe('budget');
    expect(seen.outcome.sent).toBeGreaterThanOrEqual(2);
    expect(seen.outcome.sent).toBeLessThan(10);
    expect(seen.outcome.answers).toHaveLength(seen.outcome.sent);
    expectHonest(seen, 2 * worstUsd);
  });

  it('ends at a sample that does not fit what is left: smaller ones alone would be no fair draw', async () => {
    const bodies = ten.with(4, asks('Write a book.', { max_tokens: 100_000 }));
    const seen = await liveTrial({ bodies, budgetUsd: 1 });
    const before = seen.planned.calls.findIndex(({ index }) => index === 4);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(9);
    expect(seen.outcome).toMatchObject({ planned: 10, sent: before, failed: 0, stopped: { by: 'budget' } });
    // 100,000 tokens at 20 USD a million, and a tenth more.
    expect(seen.outcome.stopped?.reason).toMatch(
      /^The sample of line 5 could cost 2\.20\d\d USD, and of the budget of 1\.0000 USD only \d\.\d+ USD were left: it and those drawn behind it were not sent\.$/,
    );
    expectHonest(seen, 1);
    const batch = await liveTrial({ bodies, budgetUsd: 1, via: 'batch' });
    expect(batch.outcome).toMatchObject({ sent: before, stopped: { by: 'budget' } });
    expect(batch.outcome.answers).toHaveLength(before);
  });

  it('sends nothing with a budget below the first worst case', async () => {
    const { outcome, sandbox } = await liveTrial({ bodies: ten, budgetUsd: 0.0001 });
    expect(outcome).toMatchObject({ sent: 0, bookedUsd: 0, stopped: { by: 'budget' } });
    expect(sandbox.journal.filter((exchange) => exchange.path === path)).toEqual([]);
  });

  it('counts what is under way as if it were spent', async () => {
    const bodies = Array.from({ length: 20 }, () => asks('Say it.', { max_tokens: 1_000 }));
    const { outcome } = await liveTrial({ bodies: bodies.slice(0, 1) });
    const [answer] = outcome.answers;
    const worst = (await liveTrial({ bodies: bodies.slice(0, 1) })).planned.worstCaseUsd;
    const budgetUsd = 5 * (answer?.costUsd ?? 0) + 2.5 * worst;
    const seen = await liveTrial({
      bodies,
      budgetUsd,
      sandbox: {
        faults: Array.from({ length: 15 }, (_, n) => ({
          when: { path, nth: n + 6 },
          do: { kind: 'cut-stream' },
        })),
      },
    });
    // By then five might go side by side, and only two could all be lost without passing the budget.
    expect(seen.outcome).toMatchObject({ sent: 7, failed: 2, stopped: { by: 'budget' } });
    expectHonest(seen, budgetUsd);
  });

  it('has at most six under way, and only one at first', async () => {
    const { events } = await liveTrial({ bodies: [...ten, ...ten, ...ten], sandbox: { latencyMs: 20 } });
    const underWay = events.flatMap((event) =>
      event.type === 'live' ? [{ ...event, now: event.sent - event.answered - event.failed }] : [],
    );
    expect(Math.max(...underWay.map(({ now }) => now))).toBe(6);
    expect(Math.max(...underWay.flatMap(({ now, answered }) => (answered === 0 ? [now] : [])))).toBe(1);
  });

  it('sends nothing more once an answer cost more than it could', async () => {
    const seen = await liveTrial({
      bodies: ten,
      beforeRun: ({ planned }) => {
        const [first] = planned.calls;
        if (first) Object.assign(first, { worstUsd: 0.000001 });
      },
    });
    expect(seen.outcome).toMatchObject({ sent: 1, stopped: { by: 'overrun' } });
    expect(seen.outcome.answers).toHaveLength(1);
  });

  it('books all a call could have cost where it left and brought no answer', async () => {
    const lost: FaultAction['kind'][] = [
      'stall-headers',
      'stall-body',
      'cut-stream',
      'error-event',
      'malformed-json',
      'html-200',
      'reset',
    ];
    for (const kind of lost) {
      const seen = await liveTrial({
        bodies: ten.slice(0, 1),
        deadlineMs: 300,
        sandbox: { faults: [{ when: { path }, do: { kind } as FaultAction }] },
      });
      expect(seen.outcome, kind).toMatchObject({ sent: 1, failed: 1, answers: [] });
      expect(seen.outcome.bookedUsd, kind).toBeCloseTo(seen.planned.worstCaseUsd, 12);
      expectHonest(seen, 10);
    }
  });

  it('books nothing for a call that was turned down', async () => {
    const { outcome } = await liveTrial({
      bodies: [asks('Hello.', { temperature: 0.2, top_k: 3 }), asks('Hello.')],
    });
    expect(outcome).toMatchObject({ failed: 1, stopped: null });
    expect(outcome.failures).toEqual([
      {
        line: 1,
        cause: 'invalid-request',
        problem: expect.stringMatching(/HTTP 400.*answer was: .*temperature/),
      },
    ]);
    expect(outcome.bookedUsd).toBeCloseTo(outcome.answers[0]?.costUsd ?? 0, 12);
  });
});

describe('a live trial that is turned down', () => {
  it('stops after five refusals for one reason', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.map((body) => ({ ...body, temperature: 0.2 })),
    });
    expect(outcome).toMatchObject({ sent: 5, failed: 5, bookedUsd: 0, stopped: { by: 'repeated-failure' } });
    expect(outcome.stopped?.reason).toMatch(/five.*temperature/);
    expect(sandbox.spentUsd()).toBe(0);
  });

  it.each([
    ['out-of-credit', /credit/],
    ['spend-cap-reached', /spend cap/],
    ['no-opus', /model/],
  ] as const)('stops at once where everything would be refused: %s', async (account, says) => {
    const { outcome } = await liveTrial({ bodies: ten, sandbox: { account: accountProfiles[account] } });
    expect(outcome).toMatchObject({ sent: 1, failed: 1, bookedUsd: 0, stopped: { by: 'refused' } });
    expect(outcome.stopped?.reason).toMatch(says);
  });

  it('waits as long as a rate limit asks, and sends the call once more', async () => {
    const seen = await liveTrial({
      bodies: ten,
      sandbox: {
        faults: [
          {
            when: { path, nth: 2 },
            do: {
              kind: 'error',
              status: 429,
              type: 'rate_limit_error',
              message: 'Slow down.',
              retryAfterSeconds: 7,
            },
          },
          { when: { path, nth: 5 }, do: { kind: 'named', cause: 'overloaded' } },
        ],
      },
    });
    expect(seen.outcome).toMatchObject({ sent: 10, failed: 0, stopped: null });
    expect(seen.outcome.answers).toHaveLength(10);
    expect(Math.max(...seen.sleptMs)).toBe(7_000);
    expect(seen.outcome.bookedUsd).toBeCloseTo(seen.sandbox.spentUsd(), 12);
  });

  it('sends no call a third time', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.slice(0, 3),
      sandbox: { faults: [{ when: { path }, do: { kind: 'named', cause: 'rate-limit' } }] },
    });
    expect(outcome).toMatchObject({ sent: 3, failed: 3, bookedUsd: 0 });
    expect(sandbox.journal.filter((exchange) => exchange.path === path)).toHaveLength(6);
  });

  it('does not wait a day', async () => {
    const { outcome, sleptMs } = await liveTrial({
      bodies: ten,
      sandbox: { faults: [{ when: { path }, do: { kind: 'huge-retry-after' } }] },
    });
    expect(outcome).toMatchObject({ sent: 1, failed: 1, stopped: { by: 'long-wait' } });
    expect(Math.max(0, ...sleptMs)).toBeLessThan(60_000);
  });

  it('sends no faster than a small request limit allows', async () => {
    const limits = { 'opus-5-5': { rpm: 20, itpm: 1_000_000, otpm: 1_000_000 } };
    const { outcome, sleptMs } = await liveTrial({
      bodies: ten,
      sandbox: { account: { ...accountProfiles.start, limits } },
    });
    expect(outcome).toMatchObject({ sent: 10, failed: 0 });
    expect(sleptMs.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(8 * 3_000);
  });
});

describe('a live trial that is cancelled', () => {
  it('keeps what came back and counts what was under way', async () => {
    const ends = new AbortController();
    let asked = 0;
    const seen = await liveTrial({
      bodies: ten,
      signal: ends.signal,
      sandbox: {
        faults: [{ when: { path, nth: 4 }, do: { kind: 'stall-body' } }],
        onRequest: ({ path: to }) => {
          if (to === path) asked += 1;
        },
      },
      onEvent: (event) => {
        if (event.type === 'live' && event.answered >= 3 && asked >= 5) ends.abort();
      },
    });
    expect(seen.outcome.stopped?.by).toBe('cancelled');
    expect(seen.outcome.answers.length).toBeGreaterThanOrEqual(3);
    expect(seen.outcome.failures).toContainEqual(expect.objectContaining({ cause: 'cancelled' }));
    expect(seen.outcome.answers.length + seen.outcome.failed).toBe(seen.outcome.sent);
    expectHonest(seen, 10);
  });

  it('does not send what changed on disk after it was agreed to', async () => {
    const { outcome, sandbox } = await liveTrial({
      bodies: ten.slice(0, 2),
      beforeRun: ({ texts }) => {
        texts[0] = texts[0]?.replace('Say', 'Sob') ?? '';
      },
    });
    expect(outcome).toMatchObject({ sent: 1, failed: 1 });
    expect(outcome.failures).toEqual([{ line: 1, cause: 'changed', problem: expect.any(String) }]);
    expect(sandbox.journal.filter((exchange) => exchange.path === path)).toHaveLength(1);
  });
});

const faults = fc.constantFrom<FaultAction>(
  { kind: 'named', cause: 'rate-limit' },
  { kind: 'named', cause: 'overloaded' },
  { kind: 'named', cause: 'server-error' },
  { kind: 'cut-stream' },
  { kind: 'error-event' },
  { kind: 'reset' },
  { kind: 'stall-headers' },
  { kind: 'stall-body' },
  { kind: 'stop', stop: { reason: 'refusal', category: 'bio', at: 'mid-stream' } },
  { kind: 'stop', stop: { reason: 'max_tokens' } },
);

const servedInTheUs = {
  ...accountProfiles.start,
  workspace: {
    ...accountProfiles.start.workspace,
    residency: { allowedGeos: ['us'], defaultGeo: 'us' },
  },
} satisfies AccountProfile;

/** Parts of requests, most of which have none of them. */
const extras = fc.oneof(
  { arbitrary: fc.constant({}), weight: 4 },
  fc.constant({ inference_geo: 'us' }),
  fc.constant({ speed: 'fast' }),
  fc.constant({ temperature: 0.3 }),
  fc.constant({ cache_control: { type: 'ephemeral', ttl: '1h' } }),
  fc.constant({ cache_control: { type: 'ephemeral' }, inference_geo: 'us', speed: 'fast' }),
  fc.constant({ tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 1 }] }),
);

const sample = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.string({ maxLength: 3_000 }), extras)
  .map(([max_tokens, text, extra]) => asks(`Search ${text}`, { max_tokens, ...extra }));

/** USD: from nothing over a few of the requests to all of them. */
const budgets = fc
  .oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 200 }))
  .map((n) => n / 1_000);

it('never books less than the server charged nor more than the budget, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sample, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), faults), { maxLength: 5 }),
      budgets,
      fc.option(fc.integer({ min: 1, max: 30 })),
      fc.constantFrom(accountProfiles.start, servedInTheUs),
      async (bodies, broken, budgetUsd, cancelAt, account) => {
        const ends = new AbortController();
        let told = 0;
        const seen = await liveTrial({
          bodies,
          budgetUsd,
          deadlineMs: 250,
          signal: ends.signal,
          onEvent: () => {
            told += 1;
            if (told === cancelAt) ends.abort();
          },
          sandbox: {
            account,
            faults: broken.map(([nth, action]) => ({ when: { path, nth }, do: action })),
          },
        });
        expectHonest(seen, budgetUsd);
        for (const answer of seen.outcome.answers) {
          const call = seen.planned.calls.find(({ index }) => index === answer.index);
          expect(answer.costUsd).toBeLessThanOrEqual(call?.worstUsd ?? 0);
        }
        await seen.sandbox.close();
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
