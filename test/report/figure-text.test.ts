import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/judge/figure.ts';
import { moment } from '../../src/report/dates.ts';
import { figureText, originWord } from '../../src/report/figure-text.ts';
import { duration } from '../../src/report/wording/format.ts';

describe('figures as people read them', () => {
  it.each<[number | string, Unit, string]>([
    [240_000, 'tokens', '240,000 tokens'],
    [1, 'tokens', '1 token'],
    [1, 'requests/min', '1 request a minute'],
    [2_000_000, 'tokens/min', '2,000,000 tokens a minute'],
    [8_000, 'requests/day', '8,000 requests a day'],
    [1_812, 'USD/month', '$1,812.00 a month'],
    [0.1, 'USD/MTok', '$0.10 per million tokens'],
    [0.02855, 'USD/request', '$0.0286 a request'],
    [0.00012, 'USD/request', '$0.00012 a request'],
    [1, 'days', '1 day'],
    [640, 'ms', '640 ms'],
    [1, 's', '1 second'],
    [28_800, 's', '8 hours'],
    [3_278_554.1, 'tokens/min', '3,278,555 tokens a minute'],
    [10_173, 'ms', '10.2 s'],
    [192_000, 'ms', '3 minutes and 12 seconds'],
    [1e20, 'count', 'more than a trillion'],
    [0.4, 'ratio', '0.4'],
    [1, 'count', '1'],
    [1_200, 'count', '1,200'],
    [53, 'percent', '53 %'],
    [58.333, 'percent', '58 %'],
    [99.999, 'percent', 'more than 99 %'],
    ['2026-12-01', 'date', '2026-12-01'],
    ['start', 'text', 'start'],
    ['no cap', 'USD/month', 'no cap'],
  ])('%s %s', (value, unit, text) => expect(figureText({ value, unit })).toBe(text));
});

describe('where a number comes from', () => {
  it.each([
    ['live', 'live', 'sandbox'],
    ['admin', 'Admin API', 'sandbox'],
    ['documented', 'documented', 'documented'],
    ['planned', 'planned', 'planned'],
  ] as const)('%s reads "%s", and "%s" in a rehearsal', (origin, real, rehearsed) => {
    expect(originWord(origin, { rehearsal: false })).toBe(real);
    expect(originWord(origin, { rehearsal: true })).toBe(rehearsed);
  });
});

describe('dates', () => {
  it('shows moments to the minute and leaves the rest alone', () => {
    expect(moment('2026-11-20T09:00:12.345Z')).toBe('2026-11-20 09:00 UTC');
    expect(moment('2026-11-20')).toBe('2026-11-20');
    expect(moment('soon')).toBe('soon');
  });

  it.each([
    [-5, '0 ms'],
    [0, '0 ms'],
    [0.4, '0 ms'],
    [640, '640 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [2_000, '2.0 s'],
    [2_149, '2.1 s'],
    [95_400, '95.4 s'],
    [3_600_000, '3,600.0 s'],
  ])('%i ms', (ms, text) => expect(duration(ms)).toBe(text));
});
