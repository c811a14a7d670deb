import type { PricedProbe } from '../../observe/probe.ts';
import { shownFindings } from '../findings.ts';
import { asksAccount } from '../mode.ts';
import type { Access } from '../services.ts';
import type { Session } from '../session.ts';
import { covers } from '../state/agreement.ts';
import type { PollPurpose } from '../state/screens.ts';
import { sentenceOf } from './sentence-of.ts';

/** The probes a poll would run for the plan as it is now: all, or what a re-check of the run on screen has to ask again. */
export function probesFor(session: Session, purpose: PollPurpose, access: Access): readonly PricedProbe[] {
  const { plan, run } = session.get();
  return purpose.kind === 'check' && run
    ? session.services.priceRecheck(plan, access, run, [purpose.check])
    : session.judged.probes(plan, access);
}

/** Most the probes that will run can cost, USD. */
export const worstCaseUsd = (probes: readonly PricedProbe[]): number =>
  probes.reduce((sum, probe) => sum + (probe.blocked === null ? probe.worstCaseUsd : 0), 0);

/** Writes the plan, runs the probes and shows what they say. The person has agreed before this is called. */
export async function poll(session: Session, access: Access, purpose: PollPurpose): Promise<void> {
  const { plan, budgetUsd, run } = session.get();
  const abort = new AbortController();
  session.poll = abort;
  session.dispatch({ type: 'poll-started', purpose, probes: probesFor(session, purpose, access) });
  const planProblem = await savePlan(session);
  const request = {
    plan,
    access,
    budgetUsd,
    signal: abort.signal,
    onEvent: (event: Parameters<Parameters<Session['services']['poll']>[0]['onEvent']>[0]) =>
      session.dispatch({ type: 'poll-reported', event }),
  };
  try {
    const result =
      purpose.kind === 'check' && run
        ? await session.services.recheck({ ...request, run, checks: [purpose.check] })
        : await session.services.poll(request);
    session.dispatch({ type: 'poll-ended', run: result });
    if (planProblem === null) await session.services.discardDraft();
    else session.dispatch({ type: 'noticed', sentence: planProblem });
  } catch (error) {
    session.dispatch({ type: 'poll-broke', sentence: sentenceOf(error) });
  } finally {
    session.poll = null;
  }
}

/** Null: written; else the sentence that says why not. */
async function savePlan({ services, get }: Session): Promise<string | null> {
  const { plan } = get();
  if (plan === services.plan) return null;
  return services.savePlan(plan).then(
    () => null,
    (error: unknown) => sentenceOf(error),
  );
}

/** Stops the probes; what they brought so far is judged. */
export function cancelPoll(session: Session): void {
  session.dispatch({ type: 'poll-cancelling' });
  session.poll?.abort();
}

/** True where a re-check of one check may run without asking: its account is settled and what it sends agreed on. */
export function mayRecheck(session: Session, check: string): boolean {
  const { access, agreed, budgetUsd } = session.get();
  if (!access) return false;
  return (
    !asksAccount(access) ||
    covers(agreed, access, probesFor(session, { kind: 'check', check }, access), budgetUsd)
  );
}

/** Re-runs the check under the cursor, after consent where what it sends was not agreed on yet. */
export async function recheck(session: Session): Promise<void> {
  const { run, resultsCursor, access } = session.get();
  const check = run && shownFindings(run)[resultsCursor]?.check;
  if (!check) return;
  const purpose: PollPurpose = { kind: 'check', check };
  if (access && mayRecheck(session, check)) await poll(session, access, purpose);
  else session.dispatch({ type: 'consent-opened', purpose });
}
