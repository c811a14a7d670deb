import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOut } from '../../src/tui/content/question-layout.ts';
import { layoutOf, windowStart } from '../../src/tui/layout.ts';

test.each([
  [60, 20, 'one', 14, 60],
  [79, 24, 'one', 18, 79],
  [80, 24, 'two', 18, 43],
  [120, 40, 'two', 34, 65],
] as const)('%d by %d: %s pane(s)', (columns, rows, panes, bodyRows, mainColumns) => {
  expect(layoutOf({ columns, rows })).toMatchObject({ panes, bodyRows, mainColumns });
});

test('a wide table takes the second pane away until both fit', () => {
  expect(layoutOf({ columns: 100, rows: 24 }, 72)).toMatchObject({ panes: 'one', mainColumns: 100 });
  expect(layoutOf({ columns: 110, rows: 24 }, 72)).toMatchObject({ panes: 'two', mainColumns: 72 });
});

test.each([
  [10, 0, 4, 0],
  [10, 9, 4, 6],
  [10, 5, 4, 3],
  [3, 2, 8, 0],
])('of %d rows with the cursor on %d and %d lines the first shown is %d', (length, cursor, height, start) => {
  expect(windowStart(length, cursor, height)).toBe(start);
});

describe('a question in its window', () => {
  const size = fc.integer({ min: 0, max: 40 });
  const wanted = fc.record({
    ask: fc.integer({ min: 1, max: 3 }),
    input: fc.integer({ min: 1, max: 30 }),
    hint: size,
    where: size,
    aside: size,
  });

  test('never takes more lines than there are, and always shows the input', () => {
    fc.assert(
      fc.property(
        wanted,
        fc.integer({ min: 8, max: 60 }),
        fc.constantFrom('one', 'two'),
        (want, bodyRows, panes) => {
          const got = shareOut(want, { bodyRows, panes });
          const gaps = [got.hint, got.where].filter((rows) => rows > 0).length;
          const used =
            want.ask + 1 + got.input + got.hint + got.where + gaps + (panes === 'one' ? got.aside : 0);
          expect(used).toBeLessThanOrEqual(bodyRows);
          expect(got.input).toBeGreaterThanOrEqual(Math.min(want.input, 4));
          expect(got.where === 0 || got.where === want.where).toBe(true);
        },
      ),
    );
  });

  test('at 80 by 24 a long list keeps eight lines before anything else', () => {
    const shares = shareOut(
      { ask: 1, input: 20, hint: 1, where: 2, aside: 12 },
      { bodyRows: 18, panes: 'one' },
    );
    expect(shares).toEqual({ input: 8, hint: 1, where: 0, aside: 6 });
  });
});
