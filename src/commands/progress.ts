import type { PollEvent } from '../observe/events.ts';
import { usd } from '../report/wording/format.ts';
import { type GlobalOptions, type Io, safeLines } from './io.ts';

/** One line on standard error as each probe settles. */
export function progressLines(io: Io, options: GlobalOptions): (event: PollEvent) => void {
  return (event) => {
    // What was never asked is said once, in the report.
    if (options.quiet || event.type !== 'settled' || event.observation.status === 'unavailable') return;
    const { observation } = event;
    const outcome =
      observation.status === 'observed'
        ? `${observation.ms} ms${observation.costUsd > 0 ? `, ${usd(observation.costUsd)}` : ', free'}`
        : `${observation.status}: ${observation.reason}`;
    io.stderr.write(`${safeLines(`probe ${observation.id}: ${outcome}`)}\n`);
  };
}
