import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Limit, minuteLimit, reserving } from '../../../src/capacity/simulation/limit.ts';
import type { Service } from '../../../src/capacity/simulation/service.ts';
import { type Request, sent, serviceOf } from './requests.ts';

/** A limit at a multiple of itself. */
type At = (multiple: number) => Limit;

/** Those that count answers reserve `max_tokens`, always or maybe. */
const limitThatReserves = (howOften: 'always' | 'maybe'): fc.Arbitrary<At> =>
  fc
    .record({
      counts: fc.constantFrom('requests', 'input', 'output', 'tokens'),
      perMinute: fc.integer({ min: 60, max: 600 }),
      enforced: fc.constantFrom('minute', 'second'),
      reserves: fc.boolean(),
    })
    .map(({ counts, perMinute, enforced, reserves }) => (multiple) => {
      const tokens = counts === 'requests' ? 1 : 500;
      const limit = minuteLimit(counts, perMinute * tokens * multiple, enforced);
      const isOfAnswers = counts === 'output' || counts === 'tokens';
      return isOfAnswers && (reserves || howOften === 'always') ? reserving(limit) : limit;
    });

const input = fc.integer({ min: 1, max: 20_000 });
const output = fc.integer({ min: 1, max: 2_000 });
const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 120, size: 'max' });
const after = (gapsMs: readonly number[], input: number, output: number): Request[] => {
  let timeMs = 0;
  return gapsMs.map((gapMs) => {
    timeMs += gapMs;
    return [timeMs, input, output];
  });
};

interface Case {
  /** All of them draw on all limits: where some pass by one of them, others get what it lets in no more. */
  readonly limits: readonly At[];
  /** Of the same size: one that is larger takes the place of several. */
  readonly requests: readonly Request[];
  readonly maxTokens: number;
}

const severalOf = (limit: fc.Arbitrary<At>) => fc.array(limit, { minLength: 1, maxLength: 4, size: 'max' });

/** All that a request takes is taken when it is let in, and nothing of it comes back: the answer is just as long as was reserved. */
const takenAtOnce: fc.Arbitrary<Case> = fc
  .record({
    limits: severalOf(limitThatReserves('always')),
    gaps,
    input,
    output,
  })
  .map(({ limits, gaps, input, output }) => ({
    limits,
    requests: after(gaps, input, output),
    maxTokens: output,
  }));

/** Any limits, and each answer is over when the next request comes. */
const oneByOne: fc.Arbitrary<Case> = fc
  .record({
    limits: severalOf(limitThatReserves('maybe')),
    gaps,
    input,
    output,
    maxTokens: fc.integer({ min: 1, max: 4_000 }),
  })
  .map(({ limits, gaps, input, output, maxTokens }) => ({
    limits,
    requests: after(
      gaps.map((gapMs) => gapMs + output + 1),
      input,
      output,
    ),
    maxTokens,
  }));

const answered = (limits: readonly Limit[], requests: readonly Request[], more: Partial<Service>) =>
  sent(serviceOf(limits, more), requests).answered;

describe.each([
  ['everything is taken at once', takenAtOnce],
  ['each answer is over before the next request', oneByOne],
])('sent once and of one size, where %s', (_, cases) => {
  test('a limit that is raised lets no fewer in', () => {
    const raised = fc.oneof(fc.double({ min: 1, max: 1.2, noNaN: true }), fc.integer({ min: 2, max: 10 }));
    fc.assert(
      fc.property(cases, fc.nat(3), raised, ({ limits, requests, maxTokens }, which, multiple) => {
        const before = limits.map((at) => at(1));
        const after = limits.map((at, n) => at(n === which % limits.length ? multiple : 1));
        const [fewer, more] = [before, after].map((all) => answered(all, requests, { maxTokens }));
        expect(more).toBeGreaterThanOrEqual(fewer as number);
      }),
      { numRuns: 300 },
    );
  });

  test('of traffic that is multiplied, no smaller a share is turned down', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 5 }), ({ limits, requests, maxTokens }, times) => {
        const all = limits.map((at) => at(1));
        const multiplied = requests.flatMap((request) => new Array<Request>(times).fill(request));
        const once = answered(all, requests, { maxTokens });
        expect(answered(all, multiplied, { maxTokens })).toBeLessThanOrEqual(times * once);
      }),
      { numRuns: 300 },
    );
  });
});

// Why no more than that is promised: worked out by hand, a higher limit lets fewer in.
describe('a higher limit lets fewer in', () => {
  const seconds = (moments: readonly number[], input: number, output: number) =>
    moments.map((second): Request => [second * 1_000, input, output]);

  test('where a large request is let in, and keeps small ones out', () => {
    // 59,000 are left by the first: not enough for the second, and for nine more. 65,000 are, and leave 4,000.
    const requests = [1_000, 61_000, ...new Array<number>(10).fill(6_000)].map(
      (input): Request => [0, input, 0],
    );
    expect(answered([minuteLimit('input', 60_000, 'minute')], requests, {})).toBe(10);
    expect(answered([minuteLimit('input', 66_000, 'minute')], requests, {})).toBe(2);
  });

  test('where answers that are written at the same time leave a debt', () => {
    // Seven seconds of 10 tokens a millisecond. At 60,000 a minute, 3,000 are owed after the first answer, so that the second
    // request is turned down and 5,000 are there for the last two. At 66,000 it is let in, and 57,500 are owed by then.
    const requests = seconds([0, 8, 15, 15], 0, 70_000);
    const how = { tokensPerMs: 10 };
    expect(answered([minuteLimit('output', 60_000, 'minute')], requests, how)).toBe(3);
    expect(answered([minuteLimit('output', 66_000, 'minute')], requests, how)).toBe(2);
  });

  test('where what was reserved comes back to a limit that is full', () => {
    // 10,000 reserved for 100 s, of which 9,000 come back. At 15,000 a minute the second request is turned down and the third
    // let in: the 9,000 of it come at 124 s, when 7,250 are there. At 18,000 it is the other way about, and the 9,000 of the
    // second come at 110 s, when the limit is full: they are lost, and the last request finds 7,300 instead of 10,250.
    const requests = seconds([0, 10, 24, 115, 125, 146], 0, 1_000);
    const how = { maxTokens: 10_000, tokensPerMs: 0.01 };
    expect(answered([reserving(minuteLimit('output', 15_000, 'minute'))], requests, how)).toBe(5);
    expect(answered([reserving(minuteLimit('output', 18_000, 'minute'))], requests, how)).toBe(4);
  });
});
