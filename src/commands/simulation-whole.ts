import { type OverSeeds, overSeeds } from '../capacity/answers/over-seeds.ts';
import type { Scenario } from '../capacity/answers/scenario.ts';
import { chartColumns, limitUse, minutesPerColumn } from '../capacity/answers/use-over-time.ts';
import type { Course } from '../capacity/simulation/tally.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import type { ClassLimit } from './limited-classes.ts';

const over = (outcomes: readonly Course[], of: (outcome: Course) => number): OverSeeds =>
  overSeeds(outcomes.map(of));

export const scaled = ({ median, low, high }: OverSeeds, by: number): OverSeeds => ({
  median: median * by,
  low: low * by,
  high: high * by,
});

/** What whole courses of the traffic say together. */
export function wholeAnswer(outcomes: readonly Course[], standsFor: number): SimulationDocument['all'] {
  const share = (of: (outcome: Course) => number) =>
    over(outcomes, (outcome) => (outcome.arrived === 0 ? 0 : of(outcome) / outcome.arrived));
  const delay = (part: number) => over(outcomes, ({ delays }) => delays.quantileMs(part));
  const throttledMs = over(outcomes, ({ firstThrottledMs }) => firstThrottledMs ?? Number.POSITIVE_INFINITY);
  return {
    throttled: share(({ throttled }) => throttled),
    delayed: share(({ delayed }) => delayed),
    failed: share(({ failed }) => failed.outOfTries + failed.outOfPatience),
    firstThrottledMinute: Number.isFinite(throttledMs.median) ? throttledMs.median / 60_000 : null,
    delayMs: { p50: delay(0.5), p95: delay(0.95), p99: delay(0.99) },
    concurrency: scaled(
      over(outcomes, ({ mostUnderWay }) => mostUnderWay),
      standsFor,
    ),
    mostRequestsAMinute: scaled(
      over(outcomes, ({ series }) => largest(series.arrived)),
      standsFor,
    ),
  };
}

/** What is taken of each limit, and which of them turn requests down. */
export function limitAnswers(
  named: readonly ClassLimit[],
  outcomes: readonly Course[],
  standsFor: number,
): SimulationDocument['limits'] {
  const refused = named.map((_, n) => outcomes.reduce((sum, outcome) => sum + (outcome.refused[n] ?? 0), 0));
  const all = refused.reduce((sum, tries) => sum + tries, 0);
  return named.map(({ models, limiter, limit, from }, n) => ({
    models,
    limiter,
    limit,
    from,
    mostUsed: scaled(
      over(outcomes, ({ series }) => {
        const used = series.used[n] ?? new Float64Array();
        return limiter === 'tpd' ? largest(byDay(used)) : largest(used);
      }),
      standsFor,
    ),
    refusedShare: all === 0 ? 0 : (refused[n] ?? 0) / all,
  }));
}

/** Sums of each day. */
const byDay = (row: Float64Array): Float64Array =>
  Float64Array.from({ length: Math.ceil(row.length / minutesOfDay) }, (_, day) =>
    row.subarray(day * minutesOfDay, (day + 1) * minutesOfDay).reduce((sum, value) => sum + value, 0),
  );

const minutesOfDay = 1_440;

export const largest = (row: Float64Array): number => row.reduce((most, value) => Math.max(most, value), 0);

/** From the first minute with a request to the last. */
export function overAnswer({ series }: Course, { service, traffic }: Scenario): SimulationDocument['over'] {
  const sent = (minute: number) => traffic.streams.some(({ requests }) => (requests[minute] ?? 0) > 0);
  const minutes = Array.from({ length: traffic.minutes }, (_, minute) => minute).filter(sent);
  const [from = 0] = minutes;
  const to = (minutes.at(-1) ?? 0) + 1;
  const perColumn = minutesPerColumn(to - from, chartColumns);
  const start = Math.floor(from / perColumn) * perColumn;
  return {
    minutesPerColumn: perColumn,
    columns: limitUse(series, service.limits, {
      from: start,
      to: Math.min(to, series.minutes),
      perColumn,
    }).map(({ minute, use, throttled, binding }) => ({ minute, use: [...use], throttled, binding })),
  };
}
