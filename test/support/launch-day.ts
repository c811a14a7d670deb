/**
 * The day on which end-to-end tests play, whatever day it is: plans name launch dates, and facts grow old.
 * Preloaded into the built binary with `--import`; the product itself has no clock to set.
 */
const startMs = Date.parse('2026-11-20T12:00:00Z');
const RealDate = Date;
const told = process.env.GONOGO_TEST_ON_LAUNCH_DAY;
/** A process started by a test plays by the test's clock, or the two would tell different times. */
const offsetMs = told ? Number(told) : startMs - RealDate.now();

/** What makes a process started with this file play on that day too. */
export const launchDayEnv = { GONOGO_TEST_ON_LAUNCH_DAY: String(offsetMs) };

/** The time of that day, moving on as time does. */
export const launchDay = (): Date => new RealDate(RealDate.now() + offsetMs);

class LaunchDate extends RealDate {
  constructor(...args: [] | [string | number | Date]) {
    super(args.length === 0 ? RealDate.now() + offsetMs : args[0]);
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}

if (told) globalThis.Date = LaunchDate as DateConstructor;
