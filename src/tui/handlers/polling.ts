import type { PricedProbe } from '../../observe/probe.ts';
import { shownFindings } from '../findings.ts';
import type { Access } from '../services.ts';
import type { Session } from '../session.ts';
import type { PollPurpose } from '../state/screens.ts';
import { sentenceOf } from './sentence-of.ts';

/** The probes a poll would run, all of them or those that one check needs. */
export function probesFor(session: Session, purpose: PollPurpose, access: Access): readonly PricedProbe[] {
  const probes = session.judged.probes(session.get().plan, access);
  if (purpose.kind === 'everything') return probes;
  const needs = session.context.checks.find(({ id }) => id === purpose.check)?.needs ?? [];
  return probes.filter(({ id }) => needs.includes(id));
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

/** Re-runs the check under the cursor, after consent where none was given yet. */
export async function recheck(session: Session): Promise<void> {
  const { run, resultsCursor, consented, access } = session.get();
  const check = run && shownFindings(run)[resultsCursor]?.check;
  if (!check) return;
  const purpose: PollPurpose = { kind: 'check', check };
  if (consented && access) await poll(session, access, purpose);
  else session.dispatch({ type: 'consent-opened', purpose });
}
