import { platformRow } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { planned } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import { observedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { lifeEnd } from '../../src/plan/planned-life.ts';
import { unansweredField } from '../unanswered-field.ts';
import { modelNotInCatalog, modelUnanswered, type PlannedModel, plannedModel } from './planned-model.ts';
import { type RetirementFact, retirementOf } from './retirement.ts';

export default defineCheck({
  id: 'model/lifecycle',
  subject: 'Model retirement',
  titles: {
    passed: 'The planned model outlives the planned life of the launch',
    failed: 'The planned model retires too early',
  },
  blocksFrom: 'ga',
  needs: ['model', 'cloud-model'],
  guide: {
    looksAt:
      'The retirement date of the planned model, against the launch date and the months the launched version is meant to live without a model change.',
    why: 'On its retirement date a model stops answering and every request fails. A model change needs new prompts, new token counts and a new evaluation, which takes weeks.',
    how: 'The life is counted from the launch date, or from today where that has passed. The Models API says whether a model is deprecated and when it retires; the dated table of the catalog stands in where it was not asked. A fixed date inside the planned life fails. A "not before" date inside it is a caution, since 60 days of notice are promised. The dates bind the Claude API, Claude Platform on AWS and Foundry; what AWS and Google operate follows dates of their own, which platform/lifecycle judges.',
    fix: 'Plan with the successor from the start, or put the change of model, its evaluation and its owner on the calendar before the date.',
    sources: ['deprecations', 'sdk'],
    corrections: [
      {
        claim: 'The SDK warns about every model that is going to retire.',
        now: 'Its list is emptied when models retire: SDK 1.10.0 warns on a message for the two ids of Sonnet 4.5 only.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const fact = retirementOf(model);
    if (!fact) return modelNotInCatalog(model);
    return onOwnDates(input, model, fact, judgeDates(input, model.name, fact));
  },
});

function judgeDates({ plan, today }: JudgeInput, model: string, fact: RetirementFact): Outcome {
  const { launchDate } = plan;
  // A launch that has passed or slipped: what is still to be lived begins today.
  const launch = launchDate && launchDate < today ? today : launchDate;
  const months = plan.plannedLifeMonths;
  const end = launch && months ? lifeEnd(launch, months) : null;
  const { basis, successor } = fact;
  const plannedFigures = [
    ...(launchDate ? [planned('Launch', launchDate, 'date', 'launchDate', today)] : []),
    ...(end ? [planned('End of planned life', end, 'date', 'plannedLifeMonths', today)] : []),
  ];
  const evidence: Evidence = { basis, figures: [...fact.figures, ...plannedFigures] };

  if (fact.kind === 'retired')
    return fail('model-retired', { model, retiredOn: fact.date, successor }, evidence);
  if (fact.kind === 'on') {
    const retiresOn = fact.date;
    if (launch && retiresOn <= launch) {
      return fail('model-retires-before-launch', { model, retiresOn, launch, successor }, evidence);
    }
    if (end && retiresOn < end)
      return fail('model-retires-in-life', { model, retiresOn, end, successor }, evidence);
    if (end && fact.deprecated) {
      return warn('model-deprecated-but-outlives', { model, retiresOn, end, successor }, evidence);
    }
    if (end) return pass('model-outlives-plan', { model, date: retiresOn, end }, evidence);
  }
  if (fact.deprecated) {
    const retiresOn = fact.kind === 'on' ? fact.date : null;
    return fail('model-deprecated', { model, retiresOn, successor }, evidence);
  }
  if (fact.kind === 'none') return warn('model-without-retirement-date', { model }, evidence);
  if (!launch) return unansweredField('launchDate');
  if (fact.kind === 'not-before' && end && fact.date >= end) {
    return pass('model-outlives-plan', { model, date: fact.date, end }, evidence);
  }
  if (fact.kind === 'not-before' && (end || fact.date <= launch)) {
    const args = { model, notBefore: fact.date, end, passed: fact.date <= today };
    return warn('model-may-retire-in-life', args, evidence);
  }
  return unansweredField('plannedLifeMonths');
}

/** Anthropic's dates do not bind what AWS and Google operate: there they are a hint, never a verdict. */
function onOwnDates(
  { plan, catalog, observed }: JudgeInput,
  model: PlannedModel,
  fact: RetirementFact,
  outcome: Outcome,
): Outcome {
  const platform = plan.platform.path && platformRow(catalog, plan.platform.path);
  if (!platform || platform.operatedBy === 'Anthropic' || outcome.status === 'unanswered') return outcome;
  if (observedBy(observed, 'cloud-model'))
    return notApplicable(`${platform.name} sets dates of its own, which platform/lifecycle judges.`);
  const anthropicDate = 'date' in fact ? fact.date : null;
  const inLife = outcome.status === 'fail';
  const args = { model: model.name, platform: platform.name, anthropicDate, inLife };
  const evidence: Evidence = { basis: 'documented', figures: outcome.figures };
  return inLife
    ? inconclusive('retirement-set-by-platform', args, evidence)
    : warn('retirement-set-by-platform', args, evidence);
}
