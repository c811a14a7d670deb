import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/judge/run.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { chatModels, chatYear } from '../support/chat-derived.ts';
import { goRun, noGoRun, offlineRun } from '../support/chat-runs.ts';

const plain = { color: false, columns: 80, ascii: false } as const;
const line = (text: string, begins: string): string =>
  text.split('\n').find((row) => row.startsWith(begins)) ?? '';

describe('the cost in the terminal report', () => {
  test('is drawn under its table', () => {
    const text = prettyReport(noGoRun(), plain);
    expect(text).toMatch(/\n {2}Output +█+ \$960\.00 53 %\n/);
    expect(text).toMatch(/\n {2}Structure {2}Caching +░+ +-\$1,068\.00\n/);
    expect(line(text, '  2026-12')).toMatch(/T─+●─+ +B +O \$1,812\.00 \(\$906\.00 to \$6,852\.00\)$/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'The cap of the usage tier, $500.00 a month, is reached on 2026-12-18',
    );
    expect(text).toContain('No model on which nothing would break costs less than Sonnet 5.5.');
    expect(text).not.toContain('Opus 5.5');
  });

  test('is drawn in ASCII', () => {
    const text = prettyReport(noGoRun(), { ...plain, ascii: true });
    expect(text).toMatch(/^[\n -~]*$/);
    expect(line(text, '  2026-12')).toMatch(/T-+o-+ +B +O /);
    expect(text).toContain('o a medium month, - the span of a light, a medium and a');
    expect(text.split('Cost of a month')[1]).not.toContain('?');
  });

  test('is silent where no month was priced', () => {
    expect(prettyReport(offlineRun(), plain)).not.toMatch(/twelve months|medium month/);
  });

  test('names the cheapest model also of a run without a year', () => {
    const { year: _, ...derived } = goRun().derived;
    const models = chatModels.map((row) => ({ ...row, breaks: [] }));
    const text = prettyReport({ ...goRun(), derived: { ...derived, models } }, plain);
    expect(text).toMatch(/\nThe cheapest model on which nothing would break is Haiku 4\.5/);
    expect(text).not.toContain('twelve months');
  });
});

test('no line is wider than the columns, whatever it costs', () => {
  const amount = fc.oneof(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constant(1e300), fc.constant(0));
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.string({ minLength: 1 }),
      fc.integer({ min: 60, max: 120 }),
      (one, two, name, columns) => {
        const { month, ...derived } = goRun().derived;
        if (month.kind !== 'forecast') throw new Error('The run has a month.');
        const run: Run = {
          ...goRun(),
          findings: [],
          derived: {
            ...derived,
            month: {
              ...month,
              scenarios: month.scenarios.map((row) => ({
                ...row,
                components: [{ name: `${name}x`, usd: one }],
                layers: [
                  { layer: 'structure', name: 'Location and speed', usd: two },
                  { layer: 'structure', name: 'Caching', usd: -one },
                ],
                totalUsd: one,
              })),
            },
            year: {
              ...chatYear,
              months: chatYear.months.map((row) => ({
                ...row,
                lightUsd: 0,
                mediumUsd: Math.min(one, two),
                heavyUsd: two,
              })),
            },
          },
        };
        const widths = prettyReport(run, { ...plain, columns })
          .split('\n')
          .map((row) => stringWidth(row));
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
      },
    ),
  );
});
