import { describe, expect, test } from 'vitest';
import type { TrafficTable } from '../../src/judge/run.ts';
import { prettyTraffic } from '../../src/report/pretty-traffic.ts';
import { spokenTraffic, trafficSentences } from '../../src/report/traffic-words.ts';
import { against, chatPlan } from '../support/chat-launch.ts';
import { runWith } from '../support/run-builder.ts';

const table = (parts: Partial<TrafficTable> = {}): TrafficTable => ({
  shape: 'office-hours',
  minutesPerColumn: 240,
  headroom: { median: 2.44, low: 2.4, high: 2.5 },
  limits: [
    { limiter: 'rpm', perMinute: 1_000, use: [0, 0, 0.4, 0.2, 0, 0] },
    { limiter: 'otpm', perMinute: 400_000, use: [0, 0, 1.3, 0.9, 0, 0] },
  ],
  refusedBy: [null, null, 1, null, null, null],
  ...parts,
});

describe('a simulated day in words', () => {
  test('when requests are refused, by which limit, and how much more would be carried', () => {
    expect(trafficSentences(table())).toEqual([
      'A simulated day of the shape office-hours, 240 minutes a column: the part of each limit that the busiest minute of the column takes, the largest at the end of the row.',
      'Requests are refused between 08:00 and 12:00 UTC, by the limit of output tokens a minute; the letter in the last row says which.',
      'The limits carry 2.4× this traffic with less than a thousandth refused in the busiest hour.',
    ]);
  });

  test('an hour at the peak, none refused, nothing bounded', () => {
    const quiet = table({ shape: null, minutesPerColumn: 1, headroom: null, refusedBy: [null, null] });
    expect(trafficSentences(quiet)).toEqual([
      'An hour at the planned peak, a minute a column: the part of each limit that the busiest minute of the column takes, the largest at the end of the row.',
      'No request is refused.',
    ]);
  });

  test('what is carried just not, or just not twice, is not told as if it were', () => {
    const carried = (median: number) =>
      trafficSentences(table({ headroom: { median, low: median, high: median } })).at(-1);
    expect(carried(0.996)).toContain('carry 0.996× this traffic');
    expect(carried(1.98)).toContain('carry 1.98× this traffic');
  });

  test('the chart as sentences', () => {
    expect(spokenTraffic(table())).toEqual([
      'The limit of requests a minute is used most between 08:00 and 12:00 UTC: 40 %.',
      'The limit of output tokens a minute is used most between 08:00 and 12:00 UTC: 130 %.',
    ]);
  });
});

describe('in the terminal', () => {
  const run = runWith({
    plan: chatPlan,
    findings: [],
    observations: [],
    derived: { ...against('live', 1_000, 1_000_000, 400_000), traffic: table() },
  });
  const lines = (columns: number, ascii = false) => prettyTraffic(run, { color: false, columns, ascii });

  test('drawn where there is room', () => {
    expect(lines(80).slice(0, 5)).toEqual([
      'The planned day against the limits',
      '  requests   ▃▂   40 %',
      '  output     █▇   130 %',
      '  refused  ··O···',
      '  UTC      00:00',
    ]);
    expect(lines(80, true)[2]).toBe('  output     #8   130 %');
  });

  test('said where there is none', () => {
    const narrow = lines(16);
    expect(narrow.join(' ').replaceAll(/\s+/g, ' ')).toContain(
      'is used most between 08:00 and 12:00 UTC: 130 %.',
    );
    expect(narrow.slice(1).every((line) => line.length <= 16 || !line.includes(' '))).toBe(true);
  });

  test('nothing of a run that has none', () => {
    const { traffic: _, ...derived } = run.derived;
    expect(prettyTraffic({ ...run, derived }, { color: false, columns: 80, ascii: false })).toEqual([]);
  });
});
