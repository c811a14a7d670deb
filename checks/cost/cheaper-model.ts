import { findModel } from '../../src/catalog/lookup.ts';
import type { Model } from '../../src/catalog/model.ts';
import { priceStepFor } from '../../src/cost/price.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { OtherModelMonth } from '../../src/judge/codes/cost-models.ts';
import { documented, type Figure, simulated } from '../../src/judge/figure.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { type ModelMonth, monthOnEachModel } from '../../src/plan/other-models.ts';
import { plannedThinking } from '../../src/plan/planned-use.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { lineRank, suitedLines } from '../model/task-fit.ts';
import { forecastSource, withMonth } from './month.ts';

/** Our bound: a smaller difference does not pay for the evaluation that a change of model needs. */
const worthwhileShare = 0.1;

export default defineCheck({
  id: 'cost/cheaper-model',
  subject: 'Cheaper models',
  titles: {
    passed: 'No model at least as strong costs clearly less',
    failed: 'A model at least as strong costs clearly less',
  },
  blocksFrom: 'never',
  needs: ['trial'],
  guide: {
    looksAt:
      'What the same medium month costs on every other model that can be called over the planned path, and what of the plan would break there.',
    why: 'Newer models of a line often cost less for the same text, and a price list hides that: two tokenizers count the same text differently, cache reads and minimums have prices and bounds of their own, and one model has a dearer step for long prompts.',
    how: `The planned texts are counted in tokens of each model, about 30 percent more of them where the tokenizer is the newer one, and priced at its own rates. A current model of the same or a stronger line within what suits the task, on which nothing breaks (size, features, parameters, retirement, caching), whose list prices are not higher for the same text and that costs at least ${worthwhileShare * 100} percent less is a caution; the bound is ours. A weaker line is only named: whether it does the work, an evaluation has to tell. Answers are taken to be equally long on every model. A reason in model.reason settles the question, as it does for model/fit.`,
    fix: 'Run the same samples on the other model, compare quality, length of answers and price, and then change the model or write the result into model.reason.',
    sources: ['pricing', 'models-overview', 'choosing-a-model', 'release-notes'],
    corrections: [
      {
        claim: 'A lower price per million tokens means a lower bill.',
        now: 'From 4.7 on the tokenizer makes about 30 percent more tokens of the same text, so prices of older and newer models compare only after that.',
        source: 'pricing',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    return withMonth(input, (month) => {
      const rows = monthOnEachModel(plan, catalog, month);
      const planned = rows?.find(({ isPlanned }) => isPlanned);
      const plannedRow = findModel(catalog, planned?.id);
      if (!rows || !planned || !plannedRow) {
        return notApplicable(
          'The planned model is retired on the Claude API, and nothing is kept of how it counts and what it takes; model/available tells what to do first.',
        );
      }
      if (planned.mediumUsd === 0) {
        return notApplicable('A month of this plan costs nothing, so no model can cost less.');
      }
      const worthTrying = rows
        .filter((row) => !row.isPlanned && row.breaks.length === 0)
        .filter(({ mediumUsd }) => mediumUsd <= planned.mediumUsd * (1 - worthwhileShare))
        .filter((row) => suits(row, plan, plannedRow) && isCurrent(row, input))
        .filter((row) => listsNoMore(row, plannedRow, month.workload.input.typical, input));
      const cheaper = worthTrying.find(({ against }) => against !== 'weaker');
      const weaker = worthTrying.find(({ against }) => against === 'weaker');
      const tell = (row: ModelMonth): OtherModelMonth => ({
        model: row.name,
        usd: row.mediumUsd,
        savingUsd: planned.mediumUsd - row.mediumUsd,
        savedShare: 1 - row.mediumUsd / planned.mediumUsd,
        tokenFactor: row.tokenFactor,
        thinksUnasked: thinksUnasked(row, input) && !thinksUnasked(planned, input),
      });
      const args = {
        model: planned.name,
        mediumUsd: planned.mediumUsd,
        weaker: weaker ? tell(weaker) : null,
      };
      const shown = [planned, ...(cheaper ? [cheaper] : []), ...(weaker ? [weaker] : [])];
      const figures = [
        ...shown.map(({ name, mediumUsd }) =>
          simulated(`Medium month on ${name}`, mediumUsd, 'USD/month', forecastSource, today),
        ),
        ...(shown.some(({ tokenFactor }) => tokenFactor !== 1) ? [tokenizerFigure(input)] : []),
      ];
      const evidence = { basis: 'simulated', figures } as const;
      if (!cheaper) return pass('no-cheaper-model', { ...args, boundShare: worthwhileShare }, evidence);
      const against = cheaper.against === 'stronger' ? 'stronger' : 'same';
      const found = { ...args, cheaper: { ...tell(cheaper), against } } as const;
      const { reason } = plan.model;
      return reason
        ? pass('dearer-model-explained', { ...found, reason }, { ...evidence, basis: 'attested' })
        : warn('cheaper-model-found', found, evidence);
    });
  },
});

/** Within what model/fit holds suited to the task, so that the two never advise against each other. */
function suits({ line, against }: ModelMonth, { task }: Plan, planned: Model): boolean {
  if (against === 'same' || !task.type || task.type === 'other') return true;
  const { from, to, instead } = suitedLines[task.type];
  if (against === 'stronger') return lineRank(line) <= lineRank(to);
  const tooStrong = lineRank(planned.line) > lineRank(to);
  return lineRank(line) >= lineRank(tooStrong ? instead : from);
}

/** Nobody should move to a model that a newer one has replaced. */
const isCurrent = ({ id }: ModelMonth, { catalog }: JudgeInput): boolean =>
  findModel(catalog, id)?.lifecycle.state === 'active';

/**
 * Whether a typical prompt and its answer list no higher there, for the same texts. Without it a model would be advised
 * only because the shortest prefix that the planned one caches is not documented.
 */
function listsNoMore(
  { id, tokenFactor }: ModelMonth,
  planned: Model,
  promptTokens: number,
  { catalog }: JudgeInput,
): boolean {
  const other = findModel(catalog, id);
  if (!other) return false;
  const here = priceStepFor(planned.prices.steps, promptTokens);
  const there = priceStepFor(other.prices.steps, promptTokens * tokenFactor);
  return (
    there.inputUsdPerMTok * tokenFactor <= here.inputUsdPerMTok &&
    there.outputUsdPerMTok * tokenFactor <= here.outputUsdPerMTok
  );
}

/** True where the requests say nothing about thinking and the model thinks then. */
function thinksUnasked({ id }: ModelMonth, { plan, catalog }: JudgeInput): boolean {
  const setting = plannedThinking(plan);
  const thinking = findModel(catalog, id)?.behaviour.thinking;
  return (
    (setting === null || setting === 'default') &&
    (thinking === 'adaptive-always' || thinking === 'adaptive-default')
  );
}

function tokenizerFigure({ catalog }: JudgeInput): Figure {
  const { factor, provenance } = catalog.apiRules.newTokenizerFactor;
  return documented('Tokens for the same text, newer against older tokenizer', factor, 'ratio', provenance);
}
