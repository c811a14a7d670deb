import { findModel } from '../../src/catalog/lookup.ts';
import type { Model } from '../../src/catalog/model.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure } from '../../src/judge/figure.ts';
import type { Evidence } from '../../src/judge/finding.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { modelNotInCatalog, modelUnanswered, plannedModel } from './planned-model.ts';
import { currentModel, lineRank, priceRatio, priceStep, suitedLines } from './task-fit.ts';

export default defineCheck({
  id: 'model/fit',
  subject: 'Class of model',
  titles: {
    passed: 'The class of model suits the task',
    failed: 'The class of model does not suit the task',
  },
  blocksFrom: 'never',
  needs: [],
  guide: {
    looksAt:
      'The line of the planned model (Haiku, Sonnet, Opus, Fable, Mythos) and the planned effort, against the lines that usually suit this type of task.',
    why: 'Taking the strongest model by reflex is one of the dearest habits: plain text work on Opus 5.5 can cost forty times what it costs on Haiku 5.5. Too weak a model fails in ways that only an evaluation shows.',
    how: 'A table of ours names the lines per task type; it is a rule of thumb and no measurement, so this check warns and never stops a launch. The price ratio compares what the same prompt costs at the planned size: the newer tokenizer makes more tokens of it, and output prices stand in the same ratio as input prices. A written reason in the plan, such as an evaluation of both models, settles the question.',
    fix: 'Run the same samples on the suited model and compare pass rate and price; then change the model, or write the result into model.reason.',
    sources: ['choosing-a-model', 'pricing', 'effort', 'release-notes'],
    corrections: [
      {
        claim: 'Sonnet 4.6, Sonnet 5 and Opus 4.8 are the current line-up.',
        now: 'It is Haiku 5.5, Sonnet 5.5, Opus 5.5 and Fable 5.2; most of the older ones cost more for the same text.',
        source: 'release-notes',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const { row } = model;
    if (!row) return modelNotInCatalog(model);
    const task = plan.task.type;
    if (!task) return unansweredField('task.type');
    if (task === 'other') {
      return notApplicable(
        'The plan calls its task type "other", and for that no class of model can be suggested.',
      );
    }

    const { from, to, instead } = suitedLines[task];
    const { reason, effort } = plan.model;
    const prompt = plan.tokens.input.typical;
    const against = (other: Model | undefined): Evidence => ({
      basis: 'documented',
      figures: [
        ...[row, ...(other ? [other] : [])].flatMap((shown) => priceFigure(shown, input)),
        ...(other && other.behaviour.tokenizer !== row.behaviour.tokenizer ? [tokenizerFigure(input)] : []),
      ],
    });
    const strong = lineRank(row.line) > lineRank(to);
    const weak = lineRank(row.line) < lineRank(from);
    if (strong || weak) {
      if (reason)
        return pass('model-choice-explained', { model: row.name, task, reason }, { basis: 'attested' });
      const line = strong ? instead : from;
      const suited = currentModel(catalog, line);
      const ratio = suited ? priceRatio(catalog, row, suited, prompt) : null;
      const args = { model: row.name, task, suited: suited?.name ?? line, priceRatio: ratio };
      return warn(strong ? 'model-too-strong' : 'model-too-weak', args, against(suited));
    }
    // Work that Sonnet does well enough seldom gains from thinking longer.
    if (to === 'sonnet' && (effort === 'xhigh' || effort === 'max') && !reason) {
      return warn('effort-too-high', { model: row.name, task, effort }, against(undefined));
    }
    const successor = findModel(catalog, row.lifecycle.successor);
    const ratio = successor ? priceRatio(catalog, row, successor, prompt) : null;
    if (successor && ratio !== null && ratio > 1 && !reason) {
      const args = { model: row.name, successor: successor.name, priceRatio: ratio };
      return warn('model-superseded', args, against(successor));
    }
    return pass('model-fits', { model: row.name, task }, against(undefined));
  },
});

function tokenizerFigure({ catalog }: JudgeInput): Figure {
  const { factor, provenance } = catalog.apiRules.newTokenizerFactor;
  return documented('Tokens for the same text, newer against older tokenizer', factor, 'ratio', provenance);
}

function priceFigure(row: Model, { plan }: JudgeInput): Figure[] {
  const step = priceStep(row, plan.tokens.input.typical);
  if (!step) return [];
  const { provenance } = row.prices;
  return [
    documented(`Input price of ${row.name}`, step.inputUsdPerMTok, 'USD/MTok', provenance),
    documented(`Output price of ${row.name}`, step.outputUsdPerMTok, 'USD/MTok', provenance),
  ];
}
