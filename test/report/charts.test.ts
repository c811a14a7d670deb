import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barChart } from '../../src/report/chart-bars.ts';
import { asciiChartSigns, chartSigns } from '../../src/report/chart-signs.ts';
import { yearChart } from '../../src/report/chart-year.ts';

describe('bars', () => {
  const bars = [
    { name: 'Prompt', usd: 60 },
    { name: 'Answer', usd: 60 },
    { name: 'Caching', usd: -20 },
  ];
  test('are as long as their amounts, with numbers beside them', () => {
    // 34 columns: names 7, amounts 7, parts 4 and 4 blanks leave 12 for the longest bar.
    expect(barChart(bars, 100, chartSigns, 34)).toEqual([
      'Prompt   ████████████  $60.00 60 %',
      'Answer   ████████████  $60.00 60 %',
      'Caching  ░░░░         -$20.00',
    ]);
  });
  test('in ASCII', () => {
    expect(barChart(bars, 100, asciiChartSigns, 34)[2]).toBe('Caching  ....         -$20.00');
  });
  test('leave the numbers alone where there is no room', () => {
    expect(barChart(bars, 100, chartSigns, 25)).toEqual([
      'Prompt   $60.00 60 %',
      'Answer   $60.00 60 %',
      'Caching -$20.00',
    ]);
  });
  test('are as wide as the room at most, whatever is drawn', () => {
    const bar = fc.record({
      name: fc.string({ minLength: 1, maxLength: 12 }).map((name) => `${name.trim()}x`),
      usd: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(bar, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 60, max: 200 }),
        (rows, columns) => {
          const total = rows.reduce((sum, { usd }) => sum + Math.max(0, usd), 0);
          for (const line of barChart(rows, total, chartSigns, columns))
            expect(line.length).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});

describe('a year', () => {
  const months = [
    { month: '2026-12', lightUsd: 0, mediumUsd: 10, heavyUsd: 20 },
    { month: '2027-01', lightUsd: 20, mediumUsd: 30, heavyUsd: 40 },
  ];
  const caps = [
    { letter: 'B', usd: 24 },
    { letter: 'T', usd: 500 },
  ];
  test('shows range, medium month and bounds on one scale', () => {
    // 56 columns leave 21 to draw on: 0 to 40 USD, 2 USD a column. The bound at 500 would squash it.
    expect(yearChart(months, caps, chartSigns, 56).lines).toEqual([
      '2026-12  ─────●───── B         $10.00 ($0.00 to $20.00)',
      '2027-01            ──B──●───── $30.00 ($20.00 to $40.00)',
    ]);
  });
  test('draws its range from the cheapest to the dearest, whichever that is', () => {
    const turned = months.map((row) => ({ ...row, lightUsd: row.heavyUsd, heavyUsd: row.lightUsd }));
    expect(yearChart(turned, caps, chartSigns, 56)).toEqual(yearChart(months, caps, chartSigns, 56));
  });
  test('in ASCII', () => {
    expect(yearChart(months, caps, asciiChartSigns, 56).lines[1]).toBe(
      '2027-01            --B--o----- $30.00 ($20.00 to $40.00)',
    );
  });
  test('says where each letter went: the lowest of several is seen, and one far away is not drawn', () => {
    // 2 USD a column: 24 and 24.5 fall together; 30 lies under the medium month of the second row, and shows in the first.
    const bounds = [
      { letter: 'O', usd: 24.5 },
      { letter: 'B', usd: 24 },
      { letter: 'W', usd: 30 },
      { letter: 'T', usd: 81 },
    ];
    const { lines, places } = yearChart(months, bounds, chartSigns, 56);
    expect(lines[0]).toBe('2026-12  ─────●───── B  W      $10.00 ($0.00 to $20.00)');
    expect(Object.fromEntries(places)).toEqual({ O: 'covered', B: 'drawn', W: 'drawn', T: 'beyond' });
  });
  test('leaves the numbers alone where there is no room', () => {
    expect(yearChart(months, caps, chartSigns, 40).places.size).toBe(0);
    expect(yearChart(months, caps, chartSigns, 40).lines[0]).toBe('2026-12 $10.00 ($0.00 to $20.00)');
  });
  test('draws nothing where nothing is spent', () => {
    const free = [{ month: '2026-12', lightUsd: 0, mediumUsd: 0, heavyUsd: 0 }];
    expect(yearChart(free, [], chartSigns, 56).lines[0]).toMatch(
      /^2026-12 {2}● +\$0\.00 \(\$0\.00 to \$0\.00\)$/,
    );
  });
});
