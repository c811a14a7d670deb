import { catalog } from '../../src/catalog/catalog.ts';
import { type Check, defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { Origin } from '../../src/judge/figure.ts';
import type { Outcome, Status } from '../../src/judge/finding.ts';
import { fail, inconclusive, notApplicable, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { judgeOne } from '../../src/judge/runner.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { planWith, TODAY } from '../support/plan-builder.ts';

/** Arguments of the code "answered-yes". */
export const said = { by: 'Ada', on: TODAY, evidence: null };
const refusal = { probe: 'model', cause: 'key-rejected', reason: 'No.' } as const;

/** One outcome of each status, on that basis. */
export const outcomes = (basis: Origin): Record<Exclude<Status, 'error' | 'waived'>, Outcome> => ({
  pass: pass('answered-yes', said, { basis }),
  warn: warn('answered-yes', said, { basis }),
  fail: fail('call-refused', refusal, { basis }),
  inconclusive: inconclusive('not-observed', { probe: 'model', reason: 'Offline.' }, { basis }),
  unanswered: unanswered('Who?', 'model.id'),
  'not-applicable': notApplicable('It is not used.'),
});
export type Judged = keyof ReturnType<typeof outcomes>;

/** A check with nothing to it but the given parts. */
export const checkWith = (parts: Partial<Omit<Check, 'section'>>): Check =>
  defineCheck({
    id: 'model/available',
    subject: 'A model',
    titles: { passed: 'Good', failed: 'Bad' },
    blocksFrom: 'beta',
    needs: [],
    guide: { looksAt: 'x', why: 'x', how: 'x', fix: 'x', sources: [] },
    judge: () => outcomes('live').pass,
    ...parts,
  });

export const inputWith = (plan: PlanInput, observed: JudgeInput['observed'] = {}): JudgeInput => ({
  plan: planWith(plan),
  catalog,
  observed,
  today: TODAY,
});

/** The finding of a check that judges so, on live evidence. */
export const judgedAs = (status: Judged, plan: PlanInput, parts: Partial<Omit<Check, 'section'>> = {}) =>
  judgeOne(checkWith({ judge: () => outcomes('live')[status], ...parts }), inputWith(plan));
