import { defineCheck } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import { fail, inconclusive, pass } from '../../src/judge/outcome.ts';
import { modelUnanswered, type PlannedModel, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { offeredNowhere, supportOf } from './feature-support.ts';

export default defineCheck({
  id: 'task/features-supported',
  subject: 'Planned features',
  titles: {
    passed: 'The planned model offers every planned feature',
    failed: 'A planned feature is not on offer',
  },
  blocksFrom: 'beta',
  needs: ['model'],
  guide: {
    looksAt: 'Every planned feature, against what the planned model offers.',
    why: 'A feature the model lacks answers an error on the first request that uses it.',
    how: 'The Models API says what the model takes, and the catalog stands in for what it does not state. What the platform path passes on is for platform/features to say.',
    fix: 'Drop the feature, or choose a model that has it.',
    sources: ['models-overview', 'vision', 'structured-outputs', 'fast-mode'],
    corrections: [
      {
        claim: 'Claude takes audio as input.',
        now: 'No model takes or gives audio: text, images and PDF documents go in, text comes out.',
        source: 'models-overview',
      },
    ],
  },
  judge(input) {
    const { features } = input.plan.task;
    if (!features) return unansweredField('task.features');
    const model = plannedModel(input);
    const nowhere = features.filter((feature) => offeredNowhere.has(feature));
    if (!model && nowhere.length === 0) return modelUnanswered();

    const judged = features
      .filter((feature) => !nowhere.includes(feature))
      .map((feature) => ({ feature, ...(model ? supportOf(model, feature) : unknown) }));
    const modelSays = (says: 'no' | 'unknown') =>
      judged.filter((row) => row.says === says).map((row) => row.feature);
    const byModel = modelSays('no');
    const figures: Figure[] = model ? modelFigure(model) : [];
    const basis = judged.some((row) => row.basis === 'documented') || !model?.live ? 'documented' : 'live';
    const evidence = { basis, figures } as const;
    if (nowhere.length + byModel.length > 0) {
      return fail('features-unsupported', { model: model?.name ?? null, nowhere, byModel }, evidence);
    }
    if (!model) return modelUnanswered();
    const open = modelSays('unknown');
    return open.length > 0
      ? inconclusive('features-unverified', { model: model.name, features: open }, evidence)
      : pass('features-supported', { model: model.name, features }, evidence);
  },
});

const unknown = { says: 'unknown', basis: 'documented' } as const;

function modelFigure({ name, row, live: seen }: PlannedModel): Figure[] {
  if (seen) return [live('Model', name, 'text', seen)];
  return row ? [documented('Model', name, 'text', row.features.provenance)] : [];
}
