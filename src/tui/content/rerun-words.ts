import type { WordedFinding } from '../../judge/run.ts';
import { list, usd, usdAtMost } from '../../report/wording/format.ts';
import { mayRecheck, probesFor, worstCaseUsd } from '../handlers/polling.ts';
import type { Session } from '../session.ts';

/** What r sends for a finding's check as the plan is now and the most it can cost, said before it is pressed. */
export function rerunWords(session: Session, { check }: WordedFinding): string {
  const { access, budgetUsd } = session.get();
  if (!access) return 'Press r; you choose whose account is asked before anything is sent.';
  const sent = probesFor(session, { kind: 'check', check }, access).filter(
    ({ blocked, requests }) => blocked === null && requests > 0,
  );
  if (sent.length === 0) return 'Press r. Nothing is sent for it.';
  const cost = worstCaseUsd(sent);
  const price =
    cost === 0 ? 'free of charge' : `at most ${usdAtMost(cost)} of the budget of ${usd(budgetUsd)}`;
  const what = `${list(sent.map(({ title }) => title))}; ${price}.`;
  return mayRecheck(session, check)
    ? `Press r. It sends: ${what}`
    : `Press r. You are asked before it sends: ${what}`;
}
