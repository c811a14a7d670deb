import { describe, expect, it } from 'vitest';
import { earlierText, earlierUsd } from '../../../src/observe/trial/live-earlier.ts';
import { earlierCalls, type LiveEntry, liveJournalName } from '../../../src/observe/trial/live-journal.ts';
import { tallyOf } from '../../../src/observe/trial/live-tally.ts';
import { asks, type LiveCase, liveJournal, liveTrial } from './live-setting.ts';

const ten = Array.from({ length: 10 }, (_, n) => asks(`Say ${'more '.repeat(n)}of it.`));
const messages = '/v1/messages';
const list = '/v1/messages/batches';
const one = /^\/v1\/messages\/batches\/[^/]+$/;

/** A whole trial, and what it wrote down. */
async function first(given: Partial<LiveCase> = {}) {
  const journal = liveJournal();
  return { ...(await liveTrial({ bodies: ten, journal, ...given })), entries: journal.entries };
}

const again = (kept: readonly unknown[], given: Partial<LiveCase> = {}) =>
  liveTrial({ bodies: ten, ...given, journal: liveJournal(kept) });

const posts = ({ sandbox }: Awaited<ReturnType<typeof liveTrial>>, path: string): number =>
  sandbox.journal.filter((exchange) => exchange.path === path && exchange.method === 'POST').length;

describe('a trial of messages that was killed', () => {
  it('sends no answered sample again, and counts the others at their worst case, wherever it was killed', async () => {
    const { entries, planned, outcome } = await first();
    const worst = new Map(planned.calls.map(({ index, worstUsd }) => [index, worstUsd]));
    for (let written = 0; written <= entries.length; written += 1) {
      const kept = entries.slice(0, written);
      const answered = kept.flatMap((entry) => (entry.kind === 'answered' ? [entry.answer] : []));
      const left = kept.flatMap((entry) => (entry.kind === 'left' ? entry.calls : []));
      const open = left.filter(({ index }) => !answered.some((answer) => answer.index === index));
      const seen = await again(kept);
      expect(seen.outcome).toMatchObject({ planned: 10, sent: 10, failed: 0, stopped: null });
      expect(seen.outcome.answers.map(({ index }) => index).toSorted()).toEqual(
        outcome.answers.map(({ index }) => index).toSorted(),
      );
      expect(posts(seen, messages)).toBe(10 - answered.length);
      const lostUsd = open.reduce((sum, { index }) => sum + (worst.get(index) ?? 0), 0);
      expect(seen.outcome.bookedUsd).toBeCloseTo(outcome.bookedUsd + lostUsd, 12);
      expect(seen.planned.earlier?.unansweredUsd ?? 0).toBeCloseTo(lostUsd, 12);
      await seen.sandbox.close();
    }
  });

  it('holds the budget over all its starts', async () => {
    const { entries, planned } = await first();
    const kept = entries.slice(0, -1);
    const usd = earlierUsd((await again(kept)).planned.earlier);
    const worst = Math.max(...planned.calls.map(({ worstUsd }) => worstUsd));
    const short = await again(kept, { budgetUsd: usd + worst / 100 });
    expect(posts(short, messages)).toBe(0);
    expect(short.outcome).toMatchObject({ stopped: { by: 'budget' } });
    expect(short.outcome.answers).toHaveLength(9);
    expect((await again(kept, { budgetUsd: usd + worst })).outcome.answers).toHaveLength(10);
  });

  it('asks for no more than was asked for, whichever samples are drawn', async () => {
    const { entries, planned } = await first({ count: 4 });
    const seen = await again(entries, { count: 4, seed: 99 });
    expect(posts(seen, messages)).toBe(0);
    expect(seen.planned).toMatchObject({ drawn: 4, calls: [] });
    expect(tallyOf(seen.outcome)).toMatchObject({ asked: 4, answered: 4, failed: 0 });
    const more = await again(entries, { count: 6, seed: 99 });
    expect(more.planned.calls).toHaveLength(2);
    const known = new Set(planned.calls.map(({ index }) => index));
    expect(more.planned.calls.some(({ index }) => known.has(index))).toBe(false);
  });

  it('goes on with the samples the first start would have drawn next', async () => {
    const { entries, planned } = await first({ count: 6, seed: 5 });
    const kept = entries.slice(0, 4);
    const answered = kept.flatMap((entry) => (entry.kind === 'answered' ? [entry.answer.index] : []));
    const seen = await again(kept, { count: 6, seed: 5 });
    expect(seen.planned.calls.map(({ index }) => index)).toEqual(
      planned.calls.map(({ index }) => index).filter((index) => !answered.includes(index)),
    );
  });

  it('does not take the answer to a sample that is another one now', async () => {
    const { entries } = await first();
    const bodies = ten.with(3, asks('Something else.'));
    const seen = await again(entries, { bodies });
    expect(seen.planned.calls.map(({ index }) => index)).toEqual([3]);
    expect(seen.planned.earlier?.answers).toHaveLength(9);
    expect(seen.planned.earlier?.answeredUsd).toBeGreaterThan(0);
  });

  it('does not take answers whose length was bounded by another max_tokens, and still counts what they cost', async () => {
    const bodies = ten.map((body) => ({ ...body, max_tokens: undefined }));
    const planWithMax = (maxTokens: number) => ({ bodies, plan: { tokens: { maxTokens } } });
    const { entries, outcome } = await first(planWithMax(64));
    const same = await again(entries, planWithMax(64));
    expect(same.planned).toMatchObject({ calls: [], earlier: { answers: { length: 10 } } });
    const longer = await again(entries, planWithMax(128));
    expect(longer.planned.calls.map(({ maxTokens }) => maxTokens)).toEqual(Array(10).fill(128));
    expect(longer.planned.earlier?.answers).toEqual([]);
    expect(longer.planned.earlier?.answeredUsd).toBeCloseTo(outcome.bookedUsd, 12);
    expect(posts(longer, messages)).toBe(10);
  });

  it('counts what was turned down with nothing, and what may have been billed with its worst case', async () => {
    const { entries, outcome, planned } = await first({
      bodies: ten.slice(0, 2),
      sandbox: {
        faults: [
          { when: { path: messages, nth: 1 }, do: { kind: 'cut-stream' } },
          { when: { path: messages, nth: 2 }, do: { kind: 'named', cause: 'invalid-request' } },
        ],
      },
    });
    expect(outcome).toMatchObject({ answers: [], failed: 2 });
    expect(earlierCalls(liveJournal(entries))).toMatchObject({
      unanswered: 1,
      unansweredUsd: planned.calls[0]?.worstUsd,
    });
  });

  it('writes a call down before it leaves, and sends nothing that could not be written down', async () => {
    const written: LiveEntry[] = [];
    const unwritten: number[] = [];
    let asked = 0;
    const journal = {
      kept: [],
      append: async (entry: LiveEntry) => {
        if (written.length === 4) throw new Error('The disk is full.');
        written.push(entry);
      },
    };
    const seen = await liveTrial({
      bodies: ten,
      journal,
      sandbox: {
        onRequest: ({ path }) => {
          if (path !== messages) return;
          asked += 1;
          if (asked > written.filter(({ kind }) => kind === 'left').length) unwritten.push(asked);
        },
      },
    });
    expect(unwritten).toEqual([]);
    expect(seen.outcome.stopped).toMatchObject({
      by: 'unkept',
      reason: expect.stringContaining('disk is full'),
    });
    expect(posts(seen, messages)).toBeLessThan(10);
  });

  it('says in sentences what counts, and keeps no word of the samples', async () => {
    const { entries } = await first({ bodies: [asks('The canary is heliotrope.'), asks('Hello.')] });
    expect(JSON.stringify(entries)).not.toContain('heliotrope');
    const seen = await again(entries.slice(0, -1), {
      bodies: [asks('The canary is heliotrope.'), asks('Hello.')],
    });
    expect(earlierText(seen.planned)).toMatch(
      /^An earlier start brought 1 answer that.*1 call of an earlier start left and brought no answer: .* \d\.\d{4} USD\.$/,
    );
    expect(earlierText((await liveTrial({ bodies: ten.slice(0, 1) })).planned)).toBeNull();
  });
});

describe('a batch whose trial was killed', () => {
  it('is told by its id and written down as soon as it is made', async () => {
    let looks = 0;
    const looksWhenTold: number[] = [];
    const { entries, events } = await first({
      via: 'batch',
      sandbox: {
        onRequest: ({ path }) => {
          if (one.test(path)) looks += 1;
        },
      },
      onEvent: ({ type }) => {
        if (type === 'batch') looksWhenTold.push(looks);
      },
    });
    expect(entries.slice(0, 2).map(({ kind }) => kind)).toEqual(['left', 'batch']);
    expect(looksWhenTold[0]).toBe(0);
    expect(events.find(({ type }) => type === 'batch')).toMatchObject({
      status: 'in_progress',
      id: expect.stringMatching(/^msgbatch_/),
      processing: 10,
    });
  });

  it('is picked up by its id, and none is made again, wherever it was killed', async () => {
    const whole = await first({ via: 'batch' });
    for (let written = 2; written <= whole.entries.length; written += 1) {
      const seen = await again(whole.entries.slice(0, written), { via: 'batch', shared: whole.shared });
      expect(posts(seen, list)).toBe(1);
      expect(seen.outcome).toMatchObject({ planned: 10, sent: 10, failed: 0, stopped: null });
      expect(seen.outcome.answers).toHaveLength(10);
      expect(seen.outcome.bookedUsd).toBeCloseTo(whole.outcome.bookedUsd, 12);
    }
  });

  it('is waited for where it still works, and counts against the budget until it is read', async () => {
    const ends = new AbortController();
    const kept: LiveEntry[] = [];
    // Killed the moment the batch was made: nothing more is written.
    const journal = {
      kept: [],
      append: async (entry: LiveEntry) => {
        if (kept.length < 2) kept.push(structuredClone(entry));
      },
    };
    const faults = [
      { when: { path: /\/cancel$/, nth: 1 }, do: { kind: 'reset' } as const },
      ...Array.from({ length: 11 }, (_, n) => ({
        when: { path: one, nth: n + 1 },
        do: { kind: 'reset' } as const,
      })),
    ];
    const killed = await liveTrial({
      bodies: ten,
      via: 'batch',
      journal,
      signal: ends.signal,
      sandbox: { faults },
      onEvent: ({ type }) => {
        if (type === 'batch') ends.abort();
      },
    });
    const seen = await again(kept, { via: 'batch', shared: killed.shared, budgetUsd: 0.000001 });
    expect(posts(seen, list)).toBe(1);
    expect(seen.planned.worstCaseUsd).toBeCloseTo(killed.planned.worstCaseUsd, 12);
    expect(earlierText(seen.planned)).toMatch(/^The batch msgbatch_\w+ of an earlier start holds 10 calls/);
    expect(seen.outcome.answers).toHaveLength(10);
    expect(seen.outcome.bookedUsd).toBeCloseTo(seen.sandbox.spentUsd(), 12);
  });

  it('that the API does not know any more is counted at its worst case, and said', async () => {
    const { entries, planned } = await first({ via: 'batch' });
    const journal = liveJournal(entries.slice(0, 2));
    // Another sandbox: it has never heard of it.
    const seen = await liveTrial({ bodies: ten, via: 'batch', journal });
    expect(seen.outcome).toMatchObject({ answers: [], failed: 10 });
    expect(seen.outcome.bookedUsd).toBeCloseTo(planned.worstCaseUsd, 12);
    const later = earlierCalls(liveJournal([...entries.slice(0, 2), ...journal.entries]));
    expect(later).toMatchObject({ unanswered: 10, batches: [] });
  });

  it('before its id was known counts at its worst case', async () => {
    const { entries, planned } = await first({ via: 'batch' });
    const seen = await again(entries.slice(0, 1), { via: 'batch' });
    expect(seen.planned.earlier).toMatchObject({ unanswered: 10, batches: [] });
    expect(seen.planned.worstCaseUsd).toBeCloseTo(2 * planned.worstCaseUsd, 12);
  });
});

it('passes over what is no entry', () => {
  expect(earlierCalls(liveJournal([null, 7, { kind: 'left' }, { kind: 'riddle' }]))).toEqual({
    answers: new Map(),
    answeredUsd: 0,
    unanswered: 0,
    unansweredUsd: 0,
    batches: [],
  });
});

it('is another one for every model, service and way', () => {
  const names = [
    liveJournalName('a', 'https://one', 'messages'),
    liveJournalName('b', 'https://one', 'messages'),
    liveJournalName('a', 'https://two', 'messages'),
    liveJournalName('a', 'https://one', 'batch'),
  ];
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^live-[0-9a-f]{16}$/);
});
