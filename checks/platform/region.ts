import { pathModelId } from '../../src/catalog/path-model-id.ts';
import type { Platform } from '../../src/catalog/platform.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type ObservedBy, observedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { planRegions } from './answering-regions.ts';
import { plannedPlatform } from './planned-platform.ts';
import { withoutCloud } from './without-cloud.ts';

export default defineCheck({
  id: 'platform/region',
  subject: 'Region',
  titles: {
    passed: 'The path offers the planned model in the planned region',
    failed: 'The planned region does not serve the plan',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['cloud-identity', 'cloud-model'],
  guide: {
    looksAt:
      'Whether the path offers the planned model in the planned region, where its requests are then answered, and what the place costs.',
    why: 'Clouds offer models region by region, and an inference profile or a global endpoint answers in regions the plan does not name. A promise on where data are processed is broken by a prefix of the model id.',
    how: 'Asks the cloud for the model in the region, and for the profiles that lead to it with the regions behind them, all free. Where inference has to run in the US, every one of these regions must lie there. A regional or multi-region endpoint costs more than the global one; where the plan says that inference may run anywhere, that is a caution.',
    fix: 'Choose a region or a profile that offers the model and stays where data may be processed: us. for the US, eu. for the EU, global. for anywhere at the lower price.',
    sources: ['bedrock', 'bedrock-global-profiles', 'vertex', 'pricing'],
    corrections: [
      {
        claim: 'The region of the client decides where a request is answered.',
        now: 'On Bedrock the profile decides: global. may answer in any region, us. and eu. in any of theirs. On Google Cloud the endpoints global, us and eu do the same.',
        source: 'bedrock-global-profiles',
      },
    ],
  },
  judge(input) {
    const { plan } = input;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (platform.path === 'claude-api') {
      return notApplicable(
        'The Claude API has no region to choose; workspace/residency judges where it runs.',
      );
    }
    if (platform.needsRegion && plan.platform.region == null) return unansweredField('platform.region');
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const seen = observedBy(input.observed, 'cloud-model');
    const failed = input.observed['cloud-model'];
    const isUnknown = failed?.status === 'failed' && failed.cause === 'model-not-found';
    if (isUnknown || seen?.value.listed === false) {
      const id = seen?.value.id ?? requestId(input);
      const args = { id, platform: platform.name, region: plan.platform.region ?? null };
      return fail('model-not-in-region', args, { basis: 'live' });
    }
    if (!seen) return withoutCloud(input, 'cloud-model');
    return platform.hasWorkspaces
      ? offered(model.name, platform, seen, input)
      : judgePlace(model.name, platform, seen, input);
  },
});

const requestId = ({ plan, catalog }: JudgeInput): string =>
  plan.platform.deployment ??
  pathModelId(catalog, plan.platform.path ?? 'claude-api', plan.model.id ?? null) ??
  '';

type Seen = ObservedBy<'cloud-model'>;

/** Where an organization of Anthropic stands behind the path, workspace/residency judges the place. */
function offered(model: string, platform: Platform, seen: Seen, { plan }: JudgeInput): Outcome {
  const region = plan.platform.region ?? null;
  const args = { model, platform: platform.name, region, runsIn: [], required: null, factor: null };
  return pass('model-in-region', args, {
    basis: 'live',
    figures: [live('Model as it was asked for', seen.value.id, 'text', seen)],
  });
}

function judgePlace(model: string, platform: Platform, seen: Seen, input: JudgeInput): Outcome {
  const { plan } = input;
  const region = plan.platform.region ?? null;
  const required = plan.workspace.inferenceGeo ?? null;
  const { runsIn, reach } = planRegions(seen.value, platform, region);
  const factor = reach === 'global' || reach === 'unknown' ? null : platform.regionalPriceFactor;
  const figures: Figure[] = [
    live('Model as it was asked for', seen.value.id, 'text', seen),
    ...(runsIn.length > 0 ? [live('Answered in', runsIn.join(', '), 'text', seen)] : []),
    ...(factor === null
      ? []
      : [documented('Price factor of a regional endpoint', factor, 'ratio', platform.provenance)]),
  ];
  const evidence = { basis: 'live', figures } as const;
  const about = { id: seen.value.id, platform: platform.name };
  if (required === 'us') {
    if (reach !== 'global' && runsIn.length === 0) return inconclusive('region-unproven', about, evidence);
    const outside = runsIn.filter((name) => !/^us(?:-|$|\d)|us\d?$/i.test(name));
    if (reach === 'global' || outside.length > 0)
      return fail('region-leaves-us', { ...about, runsIn, outside }, evidence);
  }
  // Whoever may answer elsewhere has to be asked whether that is allowed.
  if (required === null && reach !== 'region') return unansweredField('workspace.inferenceGeo');
  if (required === 'global' && factor !== null && region !== null)
    return warn('region-costs-more', { platform: platform.name, region, runsIn, factor }, evidence);
  return pass(
    'model-in-region',
    { model, platform: platform.name, region, runsIn, required, factor },
    evidence,
  );
}
