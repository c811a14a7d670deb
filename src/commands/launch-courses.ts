import { type OverSeeds, overSeeds } from '../capacity/answers/over-seeds.ts';
import { runScenario, type Scenario, type Seeded } from '../capacity/answers/scenario.ts';
import { thinned, thinnedTo } from '../capacity/answers/thinned.ts';
import type { Traffic } from '../capacity/arrivals/traffic.ts';
import type { Course } from '../capacity/simulation/tally.ts';
import { certainlyRefused, heldAtOnce } from './certain-refusals.ts';
import { expectedMinutes, largest, mostOfWhole } from './simulation-whole.ts';

/** What days in a row bring, by the day counted from 0. */
export interface LaunchCourses {
  readonly courses: number;
  /** One simulated request stands for so many, of the day with the most. */
  readonly standsFor: number;
  /** One simulated minute stands for so many, of the day with the most. */
  readonly minutesStandFor: number;
  /** Limits hold so few of the simulated requests that chance does more than it would. */
  readonly coarse: boolean;
  readonly throttled: (day: number) => OverSeeds;
  readonly mostRequests: (day: number) => number;
}

const minutesOfDay = 1_440;
const mostCourses = 5;
const coarseCourses = 3;

/**
 * All days in several courses: with each request for so many where limits stay large enough for it, and else for more than
 * that, which leaves more to chance than there is. `allowed`: requests of all courses together.
 */
export function launchInARow(scenario: Scenario, allowed: number, seeded: Seeded): LaunchCourses {
  const { requests } = scenario.traffic;
  const faithful = thinned(scenario).standsFor;
  const coarse = requests / allowed > faithful;
  const bearable = Math.floor((allowed * faithful) / requests);
  const courses = coarse ? coarseCourses : Math.min(mostCourses, Math.max(1, bearable));
  // As many courses of half as many requests show how much it matters that they are so few.
  const perCourse = allowed / (coarse ? 1.5 * courses : courses);
  const { standsFor, scenario: main } = thinnedTo(scenario, perCourse);
  const outcomes = coursesOf(main, courses, seeded);
  const coarser = coarse ? coursesOf(thinnedTo(scenario, perCourse / 2).scenario, courses, seeded) : [];
  // Chance only adds: what so few requests show is the most it can be.
  const upperOnly = heldAtOnce(main) < fewestHeld;
  const expected = expectedMinutes(scenario.traffic);
  return {
    courses,
    standsFor,
    minutesStandFor: 1,
    coarse,
    throttled: (day) => {
      const told = outcomes.map((outcome) => throttledOf(outcome, day));
      if (!coarse) return overSeeds(told);
      const range = widened(
        told,
        coarser.map((outcome) => throttledOf(outcome, day)),
        (Math.sqrt(standsFor) - Math.sqrt(faithful)) / (Math.sqrt(2 * standsFor) - Math.sqrt(standsFor)),
      );
      const least = certainlyRefused(scenario, dayOf(expected, day));
      return upperOnly ? { ...range, low: Math.min(range.low, least) } : range;
    },
    mostRequests: (day) => {
      const most = largest(dayOf(expected, day));
      return overSeeds(
        outcomes.map(({ series }) => mostOfWhole(largest(dayOf(series.arrived, day)), most, standsFor)),
      ).median;
    },
  };
}

/** A limit that holds fewer simulated requests shows no trend any more that could be followed. */
const fewestHeld = 10;

/** Courses of each day, with other minutes of it: the fewest whose extremes hold the median in 95 of 100 cases. */
const sampledCourses = 6;
/** So that the courses have half an hour of the day together. */
const mostMinutesStandFor = 240;

/**
 * Days whose limits hold no more than a second's worth: what a minute was like is forgotten in the next, so each day is
 * simulated for itself, and of too many requests one minute in so many, which neither enlarges nor adds to chance.
 * `sampled`: that part of a day, from that minute on.
 */
export function launchByMinutes(
  days: readonly Scenario[],
  sampled: (day: number, every: number, from: number) => Traffic,
  allowed: number,
  seeded: Seeded,
): LaunchCourses {
  const perCourse = allowed / days.length / sampledCourses;
  const told = days.map((scenario, day) => {
    const every = Math.min(
      mostMinutesStandFor,
      Math.max(1, Math.ceil(scenario.traffic.requests / perCourse)),
    );
    const faithful = thinned(scenario).standsFor;
    const expected = expectedMinutes(scenario.traffic);
    const busiest = largest(expected);
    const courses = Array.from({ length: sampledCourses }, (_, n) => {
      const traffic = sampled(day, every, Math.floor((every * (n + 0.5)) / sampledCourses));
      // One course may bring somewhat more than another; together they bring what is allowed.
      const most = every < mostMinutesStandFor ? Number.POSITIVE_INFINITY : perCourse;
      const thin = thinnedTo({ ...scenario, traffic }, most);
      const outcome = runScenario(thin.scenario, seeded, day * sampledCourses + n + 1);
      const missed = busiest - largest(expectedMinutes(traffic));
      const brought = largest(outcome.series.arrived);
      return {
        standsFor: thin.standsFor,
        throttled: outcome.throttled / Math.max(1, outcome.arrived),
        most: missed + mostOfWhole(brought, busiest - missed, thin.standsFor),
      };
    });
    return { every, courses, faithful, least: certainlyRefused(scenario, expected) };
  });
  const standsFor = Math.max(...told.flatMap(({ courses }) => courses.map((course) => course.standsFor)));
  return {
    courses: sampledCourses,
    standsFor,
    minutesStandFor: Math.max(...told.map(({ every }) => every)),
    coarse: told.some(({ faithful, courses }) => courses.some((course) => course.standsFor > faithful)),
    throttled: (day) => {
      const { courses, faithful, least } = told[day] ?? { courses: [], faithful: 1, least: 0 };
      const share = overSeeds(courses.map(({ throttled }) => throttled));
      // Chance only adds: what too few requests show is the most it can be.
      return courses.some((course) => course.standsFor > faithful)
        ? { ...share, low: Math.min(share.low, least) }
        : share;
    },
    mostRequests: (day) => overSeeds(told[day]?.courses.map(({ most }) => most) ?? [0]).median,
  };
}

/**
 * Shares from requests that stand for so many, the same from requests that stand for twice as many, and what the two say of
 * requests that stand for no more than they may: `left` steps as long as that between the two, for chance moves with the root
 * of what each stands for.
 */
function widened(shares: readonly number[], coarser: readonly number[], left: number): OverSeeds {
  const finer = mean(shares) + left * (mean(shares) - mean(coarser));
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const around = (most - least) / 2;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return {
    median: overSeeds(shares).median,
    low: within(Math.min(least, finer) - around),
    high: within(Math.max(most, finer) + around),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const coursesOf = (scenario: Scenario, courses: number, seeded: Seeded): Course[] =>
  Array.from({ length: courses }, (_, n) => runScenario(scenario, seeded, n + 1));

const dayOf = (row: Float64Array, day: number): Float64Array =>
  row.subarray(day * minutesOfDay, (day + 1) * minutesOfDay);

const throttledOf = ({ series }: Course, day: number): number =>
  Math.min(1, total(dayOf(series.throttled, day)) / Math.max(1, total(dayOf(series.arrived, day))));

const total = (row: Float64Array): number => row.reduce((sum, value) => sum + value, 0);
