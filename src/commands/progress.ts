import type { PollEvent } from '../observe/events.ts';
import { usd } from '../report/wording/format.ts';
import { type GlobalOptions, type Io, safeLines } from './io.ts';

/** Lines on standard error: what is about to be paid for and its worst case, then each probe as it settles. */
export function progressLines(io: Io, options: GlobalOptions): (event: PollEvent) => void {
  const say = (line: string) => io.stderr.write(`${safeLines(line)}\n`);
  return (event) => {
    if (options.quiet) return;
    if (event.type === 'started') {
      const { paid } = event;
      if (paid) say(`to be paid, at most ${usd(paid.worstCaseUsd)}: ${paid.sends}`);
      return;
    }
    const { observation } = event;
    // What was never asked is said once, in the report.
    if (observation.status === 'unavailable') return;
    const outcome =
      observation.status === 'observed'
        ? `${observation.ms} ms${observation.costUsd > 0 ? `, ${usd(observation.costUsd)}` : ', free'}`
        : `${observation.status}: ${observation.reason}`;
    say(`probe ${observation.id}: ${outcome}`);
  };
}
