import { hasAnthropicOrganization } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type ObservedBy, observedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { lifeEnd } from '../../src/plan/planned-life.ts';
import { modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';
import { withoutCloud } from './without-cloud.ts';

export default defineCheck({
  id: 'platform/lifecycle',
  subject: 'Model dates of the cloud',
  titles: {
    passed: 'The cloud serves the model for the planned life of the launch',
    failed: 'The cloud withdraws the model too early',
  },
  blocksFrom: 'ga',
  needs: ['cloud-identity', 'cloud-model'],
  guide: {
    looksAt:
      'The dates that the cloud itself sets for the planned model, against the launch date and the months the launched version is meant to live.',
    why: 'The dates of the deprecations page do not bind what AWS and Google operate: a cloud may stop a model earlier or serve it longer. A model in state legacy is closed to accounts that have not used it, and its quotas are not raised any more.',
    how: 'Asks the cloud for the lifecycle of the model, which is free. The life is counted from the launch date, or from today where that has passed. An end inside it fails, a model that is legacy or deprecated is a caution, and one that the cloud lists as active without an end passes.',
    fix: 'Plan with the successor from the start, or put the change of model and its owner on the calendar before the date.',
    sources: ['bedrock', 'deprecations', 'vertex', 'foundry'],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (hasAnthropicOrganization(platform))
      return notApplicable(`Anthropic's own dates bind ${platform.name}; model/lifecycle judges them.`);
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const seen = observedBy(input.observed, 'cloud-model');
    if (!seen) return withoutCloud(input, 'cloud-model');
    return judgeDates({ model: model.name, platform: platform.name }, seen, input);
  },
});

function judgeDates(
  about: { readonly model: string; readonly platform: string },
  seen: ObservedBy<'cloud-model'>,
  { plan, today }: JudgeInput,
): Outcome {
  const { lifecycle, legacyOn, endsOn, listed } = seen.value;
  if (!listed) return notApplicable('The path does not know the model there; platform/region says so.');
  const { launchDate, plannedLifeMonths: months } = plan;
  const launch = launchDate && launchDate < today ? today : launchDate;
  const end = launch && months ? lifeEnd(launch, months) : null;
  const evidence = {
    basis: 'live',
    figures: [
      live('Lifecycle', lifecycle, 'text', seen),
      ...(legacyOn ? [live('Legacy from', legacyOn, 'date', seen)] : []),
      ...(endsOn ? [live('Ends on', endsOn, 'date', seen)] : []),
      ...(launchDate ? [planned('Launch', launchDate, 'date', 'launchDate', today)] : []),
      ...(end ? [planned('End of planned life', end, 'date', 'plannedLifeMonths', today)] : []),
    ],
  } as const;
  if (lifecycle === 'retired' || (endsOn && endsOn <= today))
    return fail('cloud-model-ended', { ...about, endsOn }, evidence);
  if (endsOn) {
    if (!launch) return unansweredField('launchDate');
    if (endsOn <= launch)
      return fail('cloud-model-ends-in-life', { ...about, endsOn, end: launch }, evidence);
    if (!end) return unansweredField('plannedLifeMonths');
    if (endsOn < end) return fail('cloud-model-ends-in-life', { ...about, endsOn, end }, evidence);
  }
  if (lifecycle === 'legacy' || lifecycle === 'deprecated')
    return warn('cloud-model-legacy', { ...about, state: lifecycle, legacyOn, endsOn }, evidence);
  if (legacyOn && (!launch || legacyOn <= launch))
    return warn('cloud-model-legacy', { ...about, state: 'legacy', legacyOn, endsOn }, evidence);
  if (lifecycle === 'unknown' && !endsOn) return inconclusive('cloud-lifecycle-unsaid', about, evidence);
  return pass('cloud-model-outlives', { ...about, endsOn, end }, evidence);
}
