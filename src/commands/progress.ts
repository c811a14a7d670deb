import type { PollEvent } from '../observe/events.ts';
import { usd, usdAtMost } from '../report/wording/format.ts';
import { type GlobalOptions, type Io, safeLines } from './io.ts';

/** Who pays for the probes: the account that is asked, or nobody where the sandbox stands in for it. */
type Payer = 'account' | 'nobody';

const toBePaid: Readonly<Record<Payer, string>> = {
  account: 'to be paid,',
  nobody: 'a real account would pay',
};

/** Lines on standard error: what is about to be paid for and its worst case, then each probe as it settles. */
export function progressLines(
  io: Io,
  options: GlobalOptions,
  payer: Payer = 'account',
): (event: PollEvent) => void {
  const say = (line: string) => io.stderr.write(`${safeLines(line)}\n`);
  return (event) => {
    if (options.quiet) return;
    if (event.type === 'started') {
      const { paid } = event;
      if (paid) say(`${toBePaid[payer]} at most ${usdAtMost(paid.worstCaseUsd)}: ${paid.sends}`);
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
