import { platformRow } from '../../src/catalog/lookup.ts';
import type { Model } from '../../src/catalog/model.ts';
import type { Feature, PlatformPath } from '../../src/catalog/vocabulary.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import { fail, inconclusive, pass, unanswered } from '../../src/judge/outcome.ts';
import { modelUnanswered, type PlannedModel, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { offeredNowhere, supportOf } from './feature-support.ts';

export default defineCheck({
  id: 'task/features-supported',
  subject: 'Planned features',
  titles: {
    passed: 'Model and platform path offer every planned feature',
    failed: 'A planned feature is not on offer',
  },
  blocksFrom: 'beta',
  needs: ['model'],
  guide: {
    looksAt:
      'Every planned feature, against what the planned model offers and what the platform path passes on.',
    why: 'A feature the model or the path lacks answers an error on the first request that uses it. Paths differ most in batches, files, fast mode and the server tools.',
    how: 'The Models API says what the model takes, the catalog stands in for what it does not state, and the platform table says what a path lacks. Where the platform table rests on guesses, a missing feature is reported as unverified and not as a failure.',
    fix: 'Drop the feature, choose a model that has it, or move to a path that offers it; the Claude API offers all of them first.',
    sources: ['models-overview', 'vision', 'structured-outputs', 'fast-mode', 'sdk'],
    corrections: [
      {
        claim: 'Claude takes audio as input.',
        now: 'No model takes or gives audio: text, images and PDF documents go in, text comes out.',
        source: 'models-overview',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const { features } = plan.task;
    if (!features) return unansweredField('task.features');
    const model = plannedModel(input);
    const platform = plan.platform.path ? platformRow(catalog, plan.platform.path) : undefined;
    const nowhere = features.filter((feature) => offeredNowhere.has(feature));
    if (!model && nowhere.length === 0) return modelUnanswered();

    const judged = features
      .filter((feature) => !nowhere.includes(feature))
      .map((feature) => ({ feature, ...(model ? supportOf(model, feature) : unknown) }));
    const modelSays = (says: 'no' | 'unknown') =>
      judged.filter((row) => row.says === says).map((row) => row.feature);
    const missing = features.filter((feature) => platform?.missingFeatures.includes(feature));
    // What a low-confidence row calls missing was merely not found on any page.
    const guessed = platform?.provenance.confidence === 'low';
    const byModel = modelSays('no');
    const lacksForModel = platform && model?.row ? lackedOn(platform.path, model.row) : [];
    const byPlatform = features.filter(
      (feature) => lacksForModel.includes(feature) || (!guessed && missing.includes(feature)),
    );

    const names = { model: model?.name ?? null, platform: platform?.name ?? null };
    const figures: Figure[] = [
      ...(model ? modelFigure(model) : []),
      ...(platform ? [documented('Platform path', platform.name, 'text', platform.provenance)] : []),
    ];
    const basis = judged.some((row) => row.basis === 'documented') || platform ? 'documented' : 'live';
    const evidence = { basis, figures } as const;
    if (nowhere.length + byModel.length + byPlatform.length > 0) {
      return fail('features-unsupported', { ...names, nowhere, byModel, byPlatform }, evidence);
    }
    if (!model) return modelUnanswered();
    const open = { byModel: modelSays('unknown'), byPlatform: missing };
    if (open.byModel.length + open.byPlatform.length > 0) {
      return inconclusive('features-unverified', { ...names, model: model.name, ...open }, evidence);
    }
    const pathMatters = catalog.platforms.some((row) =>
      row.missingFeatures.some((feature) => features.includes(feature)),
    );
    if (!platform && pathMatters) {
      return unanswered(
        'Over which platform path will the product call Claude? Not every path offers all planned features.',
        'platform.path',
      );
    }
    return pass('features-supported', { ...names, model: model.name, features }, evidence);
  },
});

const unknown = { says: 'unknown', basis: 'documented' } as const;

/** What a path lacks for one model alone. */
const lackedOn = (path: PlatformPath, { features, fastMode }: Model): readonly Feature[] => [
  ...(features.missingOn?.[path] ?? []),
  ...(fastMode && !fastMode.paths.includes(path) ? (['fast-mode'] as const) : []),
];

function modelFigure({ name, row, live: seen }: PlannedModel): Figure[] {
  if (seen) return [live('Model', name, 'text', seen)];
  return row ? [documented('Model', name, 'text', row.features.provenance)] : [];
}
