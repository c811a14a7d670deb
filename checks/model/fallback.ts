import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { judgeTakeover } from './fallback-takeover.ts';
import {
  modelNotInCatalog,
  modelUnanswered,
  type PlannedModel,
  plannedFallback,
  plannedModel,
  sameModel,
} from './planned-model.ts';
import { judgeIdForPath } from './platform-id.ts';
import { retirementOf } from './retirement.ts';

export default defineCheck({
  id: 'model/fallback',
  subject: 'Fallback model',
  titles: {
    passed: 'A fallback model could take over the planned requests',
    failed: 'No fallback model could take over the planned requests',
  },
  blocksFrom: 'critical',
  // "none" rests on the plan alone and needs no better evidence.
  demands: { from: 'critical', origins: ['live', 'planned'] },
  needs: ['model', 'fallback-model', 'trial'],
  guide: {
    looksAt:
      'Whether another model is named to take over on overload or refusal, exists, draws on other rate limits, and takes the same requests: size, features, parameters.',
    why: 'A fallback that was never tried fails at the worst moment: with a smaller window, a rejected parameter, or the very limit that was already used up.',
    how: "The fallback is looked up in the Models API and the catalog, and the planned requests are held against it as against the first model. Prompts are those of a trial where the API counted one, and are taken as 30 percent longer or shorter where the two models' tokenizers differ. Rate limits are pooled per model class, so a fallback of the same class is a caution. Thinking blocks of Fable 5.2 and Mythos 5.2 cannot be read by other models and must be left out when a conversation moves over.",
    fix: 'Name a model of another limit class that takes the same requests, evaluate it with the same samples, or write "none" into the plan if the product can wait.',
    sources: ['refusals', 'rate-limits', 'fable-5-2', 'models-overview'],
    corrections: [
      {
        claim: 'A smaller model on the same account saves the product from any failure.',
        now: 'It helps against overload and the limits of one model class; spend caps, empty credit, a rejected key and an organization on hold stop every model alike, and all Opus 4.x draw on one pool.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const { plan, catalog } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    if (plan.model.fallback === 'none') {
      return warn('fallback-none', { model: model.name }, { basis: 'planned' });
    }
    const fallback = plannedFallback(input);
    if (!fallback) {
      return unanswered(
        `Which model takes over when ${model.name} is overloaded or refuses? Write "none" if there shall be none.`,
        'model.fallback',
      );
    }
    if (sameModel(catalog, model.id, fallback.id)) {
      return fail('fallback-same-model', { model: model.name }, { basis: 'planned' });
    }
    return (
      judgeIdForPath(fallback, input) ?? judgeExists(fallback, input) ?? judgeAgainst(model, fallback, input)
    );
  },
});

function judgeExists(fallback: PlannedModel, { catalog, observed }: JudgeInput): Outcome | undefined {
  const fact = retirementOf(fallback);
  if (fact?.kind === 'retired') {
    const evidence = { basis: fact.basis, figures: fact.figures };
    return fail('fallback-retired', { model: fallback.name, retiredOn: fact.date }, evidence);
  }
  const observation = observed['fallback-model'];
  if (observation?.status !== 'failed') return undefined;
  if (observation.cause === 'model-not-found') {
    return fail('fallback-not-found', { id: fallback.id }, { basis: 'live' });
  }
  // The same call about the planned model was allowed: then it is this model that is not.
  if (observation.cause === 'permission-denied' && observed.model?.status === 'observed') {
    const { cause, reason } = observation;
    return fail('call-refused', { probe: 'fallback-model', cause, reason }, { basis: 'live' });
  }
  return callFailed(catalog, 'fallback-model', observation);
}

function judgeAgainst(model: PlannedModel, fallback: PlannedModel, input: JudgeInput): Outcome {
  const { catalog } = input;
  if (!fallback.row) return modelNotInCatalog(fallback);
  const { problems, open } = judgeTakeover(input, model, fallback);
  const basis = fallback.live ? 'live' : 'documented';
  const { limitClass } = fallback.row;
  const limits = catalog.rateLimits.find((row) => row.limitClass === limitClass);
  const figures: Figure[] = [
    ...(limits ? [documented('Limit class', limitClass, 'text', limits.provenance)] : []),
    documented(
      'Context window',
      fallback.row.windows.contextTokens,
      'tokens',
      fallback.row.windows.provenance,
    ),
  ];
  if (problems.length > 0) {
    return fail('fallback-does-not-fit', { fallback: fallback.name, problems }, { basis, figures });
  }
  if (open[0]) return unanswered(open[0].question, open[0].field);
  const names = { model: model.name, fallback: fallback.name };
  return model.row?.limitClass === limitClass
    ? warn('fallback-shares-limits', { ...names, limitClass }, { basis, figures })
    : pass('fallback-fits', names, { basis, figures });
}
