import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { asciiUseSigns, clock, drawUse, type UseChart, useSigns } from '../../src/report/chart-use.ts';

const chart = (parts: Partial<UseChart> = {}): UseChart => ({
  rows: [
    { name: 'requests', letter: 'R', use: [0, 0.05, 0.5, 1, 1.2, 0] },
    { name: 'output', letter: 'O', use: [0, 0.5, 0.999, 0.25, 0.125, 0] },
  ],
  refusedBy: [null, null, null, 0, 1, null],
  startMinute: 8 * 60,
  minutesPerColumn: 60,
  ...parts,
});

describe('use of limits over time', () => {
  test('eighths of each limit, who refuses, and when', () => {
    expect(drawUse(chart(), useSigns)).toEqual([
      'requests  ▁▄██  120 % at most',
      'output    ▄█▂▁  more than 99 % at most',
      'refused  ···RO·',
      'UTC      08:00',
    ]);
  });

  test('tenths in ASCII, a sign of its own beyond the limit', () => {
    expect(drawUse(chart(), asciiUseSigns).slice(0, 3)).toEqual([
      'requests  159#  120 % at most',
      'output    5921  more than 99 % at most',
      'refused  ...RO.',
    ]);
  });

  test('a little is drawn as a little, not as nothing', () => {
    const [row] = drawUse(
      chart({ rows: [{ name: 'r', letter: 'R', use: [0.001, 0] }], refusedBy: [null, null] }),
      useSigns,
    );
    expect(row).toContain('▁');
  });

  test('nobody refused is said', () => {
    const lines = drawUse(chart({ refusedBy: [null, null, null, null, null, null] }), useSigns);
    expect(lines[2]).toBe('refused  ······ none');
  });

  test('times stand under the column they begin in, and never run into each other', () => {
    const long = chart({
      rows: [{ name: 'requests', letter: 'R', use: Array(48).fill(0.5) }],
      refusedBy: Array(48).fill(null),
      startMinute: 0,
      minutesPerColumn: 30,
    });
    const lines = drawUse(long, useSigns);
    const times = lines.at(-1) ?? '';
    const first = times.indexOf('00:00');
    for (const [at, text] of [
      [0, '00:00'],
      [8, '04:00'],
      [16, '08:00'],
      [40, '20:00'],
    ] as const)
      expect(times.slice(first + at, first + at + 5)).toBe(text);
    expect(times).not.toMatch(/\d{2}:\d{3}/);
    expect(lines.every((line) => stringWidth(line) <= 80)).toBe(true);
  });

  test.each([
    [0, '00:00'],
    [61.9, '01:01'],
    [1_439, '23:59'],
    [1_440, '00:00'],
    [2_000, '09:20'],
  ])('minute %d is %s', (minute, text) => {
    expect(clock(minute)).toBe(text);
  });
});
