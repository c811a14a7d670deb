import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { ranged, rounded } from './simulation-range.ts';
import { count, decimal, finePercent, list, percent } from './wording/format.ts';

/** Days that are told one by one. */
const mostDays = 7;

/** The days of the launch, and how they were shortened. */
export function launchSentences(
  launch: SimulationDocument['launch'],
  runs: SimulationDocument['launchRuns'],
): string[] {
  const [last] = launch.slice(-1);
  if (!last || !runs) return [];
  const refusing = launch.find(({ throttled }) => throttled.high > 0);
  const told =
    launch.length <= mostDays
      ? launch
      : [
          ...new Set([
            launch[0] ?? last,
            refusing ?? last,
            launch.find(({ share }) => share === 1) ?? last,
            last,
          ]),
        ].toSorted((a, b) => a.day - b.day);
  const days = told.map(
    ({ day, share, mostRequestsAMinute, throttled }) =>
      `day ${day} with ${percent(share)}, up to ${rounded(mostRequestsAMinute)} requests a minute, ${throttled.high > 0 ? `${ranged(throttled, finePercent)} refused` : 'none refused'}`,
  );
  const left =
    told.length < launch.length
      ? ` These are ${count(told.length)} of ${count(launch.length)} days; --json has all of them.`
      : '';
  const { standsFor, minutesStandFor, coarse } = runs;
  const fewer = [
    ...(minutesStandFor > 1 ? [`one minute in ${count(minutesStandFor)}`] : []),
    ...(standsFor > 1 ? [`one request for every ${decimal(standsFor, 0, 1)}`] : []),
  ];
  const thinly =
    fewer.length === 0
      ? []
      : [
          `To keep it short, of the days with most requests the simulation takes ${list(fewer)}${coarse ? ': so few that more is left to chance than there is, and the ranges take that in' : ''}.`,
        ];
  return [`First days: ${days.join('; ')}.${left}`, ...thinly];
}
