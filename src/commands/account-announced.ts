import type { PricedProbe } from '../observe/probe.ts';
import { probeNames } from '../report/account-lines.ts';
import { count, usd, usdAtMost } from '../report/wording/format.ts';
import { type GlobalOptions, type Io, notice } from './io.ts';

/** What is about to be asked for nothing, in one line, and in another what is about to be paid for. */
export async function announceAccount(
  io: Io,
  options: GlobalOptions,
  probes: readonly PricedProbe[],
  budgetUsd: number,
): Promise<void> {
  const sent = probes.filter(({ blocked, requests }) => blocked === null && requests > 0);
  const free = sent.filter(({ worstCaseUsd }) => worstCaseUsd === 0);
  const requests = free.reduce((sum, probe) => sum + probe.requests, 0);
  const lines = [
    ...(free.length > 0
      ? [
          `Asks free of charge, in ${count(requests)} request${requests === 1 ? '' : 's'} and as many pages as there are: ${probeNames(free.map(({ id }) => id))}.`,
        ]
      : []),
    ...sent
      .filter(({ worstCaseUsd }) => worstCaseUsd > 0)
      .map(
        ({ sends, worstCaseUsd }) =>
          `Sends, for at most ${usdAtMost(worstCaseUsd)} of the budget of ${usd(budgetUsd)}: ${sends}`,
      ),
  ];
  if (lines.length > 0) await notice(io, options, lines.join('\n'));
}
