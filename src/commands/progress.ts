import type { PollEvent } from '../observe/events.ts';
import type { PricedProbe } from '../observe/probe.ts';
import { moment } from '../report/dates.ts';
import { count, list, usd, usdAtMost } from '../report/wording/format.ts';
import { type GlobalOptions, type Io, safeLines } from './io.ts';

/** Who pays for the probes: the account that is asked, or nobody where the sandbox stands in for it. */
type Payer = 'account' | 'nobody';

const toSend: Readonly<Record<Payer, string>> = { account: 'to send', nobody: 'would send' };

/** Lines on standard error before the first request: what each probe sends and costs at most, then the total. */
export function announcedLines(
  io: Io,
  options: GlobalOptions,
  budgetUsd: number,
  payer: Payer = 'account',
): (probes: readonly PricedProbe[]) => void {
  return (probes) => {
    const sent = probes.filter(({ blocked, requests }) => blocked === null && requests > 0);
    if (options.quiet || sent.length === 0) return;
    const requests = sent.reduce((sum, probe) => sum + probe.requests, 0);
    const worstCaseUsd = sent.reduce((sum, probe) => sum + probe.worstCaseUsd, 0);
    const together = `Together ${count(requests)} request${requests === 1 ? '' : 's'}`;
    const left = probes.filter(({ blocked }) => blocked !== null).map(({ id }) => id);
    const lines = [
      ...sent.map(
        (probe) =>
          `${toSend[payer]}, ${probe.worstCaseUsd > 0 ? `at most ${usdAtMost(probe.worstCaseUsd)}` : 'free'}: ${probe.sends}`,
      ),
      `${together}, ${priceWords(worstCaseUsd, budgetUsd, payer)}.`,
      ...(left.length > 0 ? [`Not sent, for the reasons that the report names: ${list(left)}.`] : []),
    ];
    io.stderr.write(`${safeLines(lines.join('\n'))}\n`);
  };
}

function priceWords(worstCaseUsd: number, budgetUsd: number, payer: Payer): string {
  if (worstCaseUsd === 0) return 'free of charge';
  const cost = `at most ${usdAtMost(worstCaseUsd)}`;
  return payer === 'nobody'
    ? `for which a real account would pay ${cost}`
    : `${cost} of the budget of ${usd(budgetUsd)}`;
}

/** Lines on standard error: each probe as it settles, and what it cost. */
export function progressLines(io: Io, options: GlobalOptions): (event: PollEvent) => void {
  const say = (line: string) => io.stderr.write(`${safeLines(line)}\n`);
  return (event) => {
    if (options.quiet || event.type === 'started') return;
    const { observation, notAsked } = event;
    if (notAsked !== undefined) {
      say(`probe ${observation.id}: ${standingWords(observation.at, notAsked)}`);
      return;
    }
    // What was never asked is said once, in the report.
    if (observation.status === 'unavailable') return;
    const { announcedUsd, costUsd } = observation;
    const outcome =
      observation.status === 'observed'
        ? `${observation.ms} ms${costUsd > 0 ? `, ${usd(costUsd)}` : ', free'}`
        : `${observation.status}: ${observation.reason}`;
    say(`probe ${observation.id}: ${outcome}`);
    if (announcedUsd !== undefined) {
      say(
        `probe ${observation.id} was billed ${usd(costUsd)} after at most ${usdAtMost(announcedUsd)} was announced: no further probe that costs money is sent.`,
      );
    }
  };
}

/** Why an earlier result was not replaced; `at` is when it was made, `reason` a full sentence. */
export const standingWords = (at: string, reason: string): string =>
  `not asked again (${reason.replace(/\.$/, '')}); the result of ${moment(at)} stands.`;
