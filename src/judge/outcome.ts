import type { Code, CodeArgs } from './codes.ts';
import type { Evidence, Outcome } from './finding.ts';
import type { Observation } from './observation.ts';

const make =
  (status: Outcome['status']) =>
  <C extends Code>(code: C, args: CodeArgs[C], evidence: Evidence): Outcome =>
    ({ status, code, args, basis: evidence.basis, figures: evidence.figures ?? [] }) as Outcome;

export const pass = make('pass');
export const warn = make('warn');
export const fail = make('fail');
export const inconclusive = make('inconclusive');
const openQuestion = make('unanswered');
const notApplicableWith = make('not-applicable');

/** Only a person can say, and nobody has. `question` is a full question; `field` the plan path that answers it. */
export const unanswered = (question: string, field: string): Outcome =>
  openQuestion('not-answered', { question, field }, { basis: 'planned' });

/** The same where the question repeats what the account answered, so that a rehearsal can say whose answer that is. */
export const unansweredQuoting = (question: string, field: string): Outcome =>
  openQuestion('not-answered', { question, field, quotesAccount: true }, { basis: 'planned' });

/** The check does not concern this plan; `why` is a full sentence. */
export const notApplicable = (why: string): Outcome =>
  notApplicableWith('not-applicable', { why }, { basis: 'planned' });

/**
 * A probe the check needs brought nothing. A fault of the way there is inconclusive;
 * checks that treat a refusal as their own failure test `observation.cause` before calling this.
 */
export const notObserved = (probe: string, observation: Observation | undefined): Outcome => {
  const held = heldOutcome(observation);
  if (held) return held;
  const reason =
    observation && observation.status !== 'observed' ? observation.reason : 'The probe was not run.';
  return inconclusive('not-observed', { probe, reason }, { basis: 'documented' });
};

/**
 * Says what kept a probe from being sent in the same words for every check, so that one reason in the way is told once;
 * null where something else was in the way.
 */
export function heldOutcome(observation: Observation | undefined): Outcome | null {
  if (!observation || observation.status === 'observed' || !observation.held) return null;
  const { held, reason } = observation;
  const evidence = { basis: 'documented' } as const;
  switch (held.by) {
    case 'budget': {
      const { budgetUsd, coversUsd } = held;
      return inconclusive('over-budget', { budgetUsd, coversUsd }, evidence);
    }
    case 'consent': {
      const { leaves, coversUsd } = held;
      return inconclusive('not-agreed', { leaves, coversUsd }, evidence);
    }
    case 'offline':
      return inconclusive('ran-offline', {}, evidence);
    case 'key':
      return inconclusive('no-usable-key', { reason }, evidence);
    case 'overrun':
      return inconclusive('announced-too-low', { reason }, evidence);
  }
}
