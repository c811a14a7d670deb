import type { WordedFinding } from '../../judge/run.ts';
import { list, usd } from '../../report/wording/format.ts';
import { probesFor, worstCaseUsd } from '../handlers/polling.ts';
import type { Session } from '../session.ts';

/** What r sends for a finding's check and the most it can cost, said before it is pressed. */
export function rerunWords(session: Session, { check }: WordedFinding): string {
  const { access, consented, budgetUsd } = session.get();
  if (!access || !consented) return 'Press r; you choose whose account is asked before anything is sent.';
  const probes = probesFor(session, { kind: 'check', check }, access).filter(
    ({ blocked }) => blocked === null,
  );
  if (probes.length === 0) return 'Press r. Nothing is sent for it.';
  const cost = worstCaseUsd(probes);
  const price = cost === 0 ? 'free of charge' : `at most ${usd(cost)} of the budget of ${usd(budgetUsd)}`;
  return `Press r. It sends: ${list(probes.map(({ title }) => title))}; ${price}.`;
}
