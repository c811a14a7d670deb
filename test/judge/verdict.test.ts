import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Status, statuses } from '../../src/judge/finding.ts';
import { countByStatus, type Verdict, verdictOf } from '../../src/judge/verdict.ts';

type Row = { readonly status: Status; readonly blocking: boolean };
const blocking = (...all: Status[]): Row[] => all.map((status) => ({ status, blocking: true }));
const aside = (...all: Status[]): Row[] => all.map((status) => ({ status, blocking: false }));

describe('verdict', () => {
  // biome-ignore format: a table
  const rows: readonly [what: string, findings: readonly Row[], verdict: Verdict, strict: Verdict][] = [
    ['nothing was judged', [], 'go', 'go'],
    ['all passed', blocking('pass', 'pass'), 'go', 'go'],
    ['one blocking fail', blocking('pass', 'fail'), 'no-go', 'no-go'],
    ['a fail beside open questions', blocking('unanswered', 'fail', 'error'), 'no-go', 'no-go'],
    ['one not verified', blocking('pass', 'inconclusive'), 'hold', 'hold'],
    ['one open question', blocking('pass', 'unanswered'), 'hold', 'hold'],
    ['one that broke', blocking('pass', 'error'), 'hold', 'hold'],
    ['a caution', blocking('pass', 'warn'), 'go', 'no-go'],
    ['a caution aside', aside('warn'), 'go', 'no-go'],
    ['a caution and an open question', blocking('warn', 'unanswered'), 'hold', 'no-go'],
    ['waived and not applicable', blocking('waived', 'not-applicable'), 'go', 'go'],
    ['open questions aside', aside('unanswered', 'inconclusive', 'error'), 'go', 'go'],
    ['a fail aside, were there one', aside('fail'), 'go', 'no-go'],
  ];
  test.each(rows)('%s', (_, findings, verdict, strict) => {
    expect(verdictOf(findings)).toBe(verdict);
    expect(verdictOf(findings, true)).toBe(strict);
  });

  const badness: Record<Verdict, number> = { go: 0, hold: 1, 'no-go': 2 };
  const row = fc.record({ status: fc.constantFrom(...statuses), blocking: fc.boolean() });
  const findings = fc.array(row, { maxLength: 6 });

  test('one more pass, waiver or check that does not apply never changes it', () => {
    const harmless = fc.record({
      status: fc.constantFrom<Status>('pass', 'waived', 'not-applicable'),
      blocking: fc.boolean(),
    });
    fc.assert(
      fc.property(findings, harmless, fc.nat({ max: 6 }), fc.boolean(), (before, more, at, strict) => {
        expect(verdictOf(before.toSpliced(at, 0, more), strict)).toBe(verdictOf(before, strict));
      }),
    );
  });

  test('one more finding never makes it better, and being strict never does', () => {
    fc.assert(
      fc.property(findings, row, fc.boolean(), (before, more, strict) => {
        const was = badness[verdictOf(before, strict)];
        expect(badness[verdictOf([...before, more], strict)]).toBeGreaterThanOrEqual(was);
        expect(badness[verdictOf(before, true)]).toBeGreaterThanOrEqual(badness[verdictOf(before)]);
      }),
    );
  });

  test('the order of findings does not matter', () => {
    fc.assert(
      fc.property(findings, fc.boolean(), (before, strict) => {
        expect(verdictOf(before.toReversed(), strict)).toBe(verdictOf(before, strict));
      }),
    );
  });
});

test('every status is counted, those that do not occur as 0', () => {
  expect(countByStatus([...blocking('pass', 'pass', 'fail'), ...aside('warn', 'waived')])).toEqual({
    pass: 2,
    warn: 1,
    fail: 1,
    inconclusive: 0,
    unanswered: 0,
    'not-applicable': 0,
    error: 0,
    waived: 1,
  });
});

test('a blocking check that was left out keeps a run from GO, and changes nothing else', () => {
  const passed = [{ status: 'pass', blocking: true }] as const;
  const failed = [{ status: 'fail', blocking: true }] as const;
  expect(verdictOf(passed, false, [{ blocking: true }])).toBe('hold');
  expect(verdictOf(passed, false, [{ blocking: false }])).toBe('go');
  expect(verdictOf(failed, false, [{ blocking: true }])).toBe('no-go');
});
