import type { Model } from '../../src/catalog/model.ts';
import type { Feature, PlatformPath } from '../../src/catalog/vocabulary.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented } from '../../src/judge/figure.ts';
import { fail, inconclusive, pass } from '../../src/judge/outcome.ts';
import { plannedModel } from '../model/planned-model.ts';
import { offeredNowhere } from '../task/feature-support.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';

export default defineCheck({
  id: 'platform/features',
  subject: 'Planned features on this path',
  titles: {
    passed: 'The platform path passes on every planned feature',
    failed: 'The platform path lacks a planned feature',
  },
  blocksFrom: 'beta',
  needs: [],
  guide: {
    looksAt: 'Every planned feature, against what the planned platform path passes on.',
    why: 'A feature the path lacks answers an error on the first request that uses it. Paths differ most in batches, files, fast mode and the server tools.',
    how: 'The platform table says what a path lacks for every model, the model table what it lacks for this one. Where the platform table rests on guesses, a missing feature is reported as unverified and not as a failure. What the model itself lacks is for task/features-supported to say.',
    fix: 'Drop the feature, or move to a path that offers it; the Claude API offers all of them first.',
    sources: ['sdk', 'bedrock', 'vertex', 'foundry', 'fast-mode'],
  },
  judge(input) {
    const { features } = input.plan.task;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (!features) return unansweredField('task.features');
    const model = plannedModel(input);
    const asked = features.filter((feature) => !offeredNowhere.has(feature));
    const lacksForModel = model?.row ? lackedOn(platform.path, model.row) : [];
    const missing = asked.filter((feature) => platform.missingFeatures.includes(feature));
    // What a low-confidence row calls missing was merely not found on any page.
    const guessed = platform.provenance.confidence === 'low';
    const lacking = asked.filter(
      (feature) => lacksForModel.includes(feature) || (!guessed && missing.includes(feature)),
    );
    const evidence = {
      basis: 'documented',
      figures: [documented('Platform path', platform.name, 'text', platform.provenance)],
    } as const;
    const about = { platform: platform.name, model: model?.name ?? null };
    if (lacking.length > 0) return fail('path-features-missing', { ...about, features: lacking }, evidence);
    if (missing.length > 0)
      return inconclusive(
        'path-features-unverified',
        { platform: platform.name, features: missing },
        evidence,
      );
    return pass('path-features-offered', { ...about, features: asked }, evidence);
  },
});

/** What a path lacks for one model alone. */
const lackedOn = (path: PlatformPath, { features, fastMode }: Model): readonly Feature[] => [
  ...(features.missingOn?.[path] ?? []),
  ...(fastMode && !fastMode.paths.includes(path) ? (['fast-mode'] as const) : []),
];
