import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../../src/judge/finding.ts';
import type { Derived } from '../../../src/judge/run.ts';
import { consequenceParts } from '../../../src/tui/content/consequences.ts';
import { chartLines } from '../../../src/tui/content/finding-charts.ts';
import { symbolsFor } from '../../../src/tui/symbols.ts';
import type { Line } from '../../../src/tui/text/lines.ts';
import { cappedYear } from '../../support/chat-derived.ts';
import { against } from '../../support/chat-launch.ts';

const derived: Derived = { ...against('live', 1_000, 2_000_000, 400_000), year: cappedYear };
const symbols = symbolsFor(false);
const ascii = symbolsFor(true);
const spoken = symbolsFor(false, true);

const text = (lines: readonly Line[]): string[] =>
  lines.map((line) => line.map((span) => span.text).join(''));
const drawn = (check: CheckId, width: number, as = symbols): string[] =>
  text(chartLines(check, derived, as, width));
const checks: readonly CheckId[] = ['cost/forecast', 'cost/budget', 'cost/cheaper-model'];

describe.each([60, 80, 100])('details at %i columns', (width) => {
  test.each(checks)('%s is drawn within them', (check) => {
    for (const as of [symbols, ascii]) {
      const lines = drawn(check, width, as);
      expect(lines.length).toBeGreaterThan(3);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
    expect(drawn(check, width, ascii).join('')).toMatch(/^[ -~]*$/);
  });
});

describe('details of a finding', () => {
  test('of the forecast show components and decisions as bars', () => {
    const lines = drawn('cost/forecast', 80);
    expect(lines.filter((line) => line.includes('█')).map((line) => line.slice(0, 19).trimEnd())).toEqual([
      'Uncached input  ███',
      'Cache writes    ███',
      'Cache reads     ███',
      'Output          ███',
      'Model      Prompt',
      'Output     Answer',
    ]);
    expect(lines.some((line) => /^Structure {2}Caching +░+ /.test(line))).toBe(true);
  });

  test('of the budget show twelve months, the signs and what is reached', () => {
    const lines = drawn('cost/budget', 80);
    expect(lines.filter((line) => /^20\d\d-\d\d .*●/.test(line))).toHaveLength(12);
    expect(lines.join(' ')).toContain('T cap of the usage tier $500.00');
    expect(lines.join(' ')).toContain('is reached on 2026-12-18');
    expect(drawn('cost/budget', 80, ascii).filter((line) => /^20\d\d-\d\d .*\*/.test(line))).toHaveLength(12);
  });

  test('of the cheaper model show the table, its planned row marked', () => {
    const lines = drawn('cost/cheaper-model', 80);
    expect(lines.slice(2)).toEqual([
      '  Model         A month  To planned  Tokens, same text  Line',
      '  Haiku 4.5     $696.92  -$1,115.08              0.77×  haiku, weaker',
      '    it rejects effort medium; the prefix of 1,923 tokens is too short for its',
      '    cache, which takes 4,096.',
      '▸ Sonnet 5.5  $1,812.00     planned                 1×  sonnet',
      '  Opus 5.5    $3,624.00  +$1,812.00                 1×  opus, stronger',
      'Models since 4.7 count about 30 % more tokens for the same text than older ones,',
      'and that is in the amounts.',
    ]);
    expect(drawn('cost/cheaper-model', 38)[2]).toBe('  Model         A month  To planned');
  });

  test('of the forecast show numbers where bars do not fit', () => {
    expect(drawn('cost/forecast', 34)).toContain('Output         $960.00 53 %');
  });

  test('say the year in sentences where no row of it fits', () => {
    const lines = drawn('cost/budget', 30);
    expect(lines.join(' ')).toContain('2026-12: $1,812.00, from $906.00 to $6,852.00.');
    expect(lines.join('')).not.toMatch(/[●─]/);
  });

  test.each(checks)('of %s are read aloud without a drawing', (check) => {
    expect(drawn(check, 10_000, spoken).join('\n')).not.toMatch(/[█░●─▸]| {2}/);
  });

  test('are read aloud in full', () => {
    expect(drawn('cost/forecast', 10_000, spoken)).toEqual(
      expect.arrayContaining([
        'Output: $960.00, 53 %.',
        'Prompt adds $1,920.00.',
        'Caching saves $1,068.00.',
      ]),
    );
    expect(drawn('cost/cheaper-model', 10_000, spoken)).toContain(
      'Opus 5.5, opus, stronger: $3,624.00 a month, +$1,812.00 to the planned model; 1× the tokens for the same text. Would break: nothing known.',
    );
  });

  test('have no chart where the check or the run has none', () => {
    expect(drawn('cost/output-share', 80)).toEqual([]);
    const bare: Derived = { month: { kind: 'missing', fields: ['model.id'] }, limits: [] };
    for (const check of checks) expect(chartLines(check, bare, symbols, 80)).toEqual([]);
  });
});

describe('beside a question', () => {
  const bars = (width: number, as = symbols, section: 'traffic' | 'platform' = 'traffic'): string[] =>
    text(consequenceParts(section, derived, as, width).flat()).filter((line) => /[█#]/.test(line));

  test('the medium month is drawn where bars fit', () => {
    expect(bars(52)).toHaveLength(4);
    expect(bars(52, ascii)).toHaveLength(4);
    expect(bars(34)).toEqual([]);
    expect(bars(52, symbols, 'platform')).toEqual([]);
  });
  test('it is said aloud in numbers', () => {
    const lines = text(consequenceParts('spend', derived, spoken, 10_000).flat());
    expect(lines).toContain('Cache reads: $57.00, 3 %.');
    expect(lines.join('')).not.toContain('█');
  });
});
