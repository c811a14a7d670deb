/**
 * The day on which end-to-end tests play, whatever day it is: plans name launch dates, and facts grow old.
 * Preloaded into the built binary with `--import`; the product itself has no clock to set.
 */
const startMs = Date.parse('2026-11-20T12:00:00Z');
const RealDate = Date;
const offsetMs = startMs - RealDate.now();

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

if (process.env.GONOGO_TEST_ON_LAUNCH_DAY) globalThis.Date = LaunchDate as DateConstructor;
