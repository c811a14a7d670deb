import type { Model } from '../../src/catalog/model.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { type Figure, live, planned, simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fittingTrial, measuredMonth, trialFigure } from '../../src/judge/measured-sizes.ts';
import { observedBy } from '../../src/judge/observation.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { plannedThinking } from '../../src/plan/planned-use.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { sendsTools } from '../../src/plan/tool-tokens.ts';
import { modelNotInCatalog, modelUnanswered, plannedModel, sameModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { forecastSource, layerUsd, withMonth } from './month.ts';

/** Our threshold: above it, most of what is paid for as output is never read by anybody. */
const dominantShare = 0.5;

export default defineCheck({
  id: 'cost/thinking',
  subject: 'Cost of thinking',
  titles: {
    passed: 'Thinking is counted in the forecast',
    failed: 'Thinking is not counted in the forecast',
  },
  blocksFrom: 'critical',
  needs: ['trial', 'thinking'],
  guide: {
    looksAt:
      'Whether the model thinks as planned, which part of the answers that is, and what it costs a month.',
    why: 'Thinking is billed as output, all of it, also where its text is left out or summed up. The newer models think unless they are told not to, and who looks at the text of an answer does not see what was paid.',
    how: `Takes the thinking that a trial measured in real answers, else what the plan says of a typical one, and prices it in the medium month. The puzzle that the poll asks is no request of yours: what was thought about it is shown and settles nothing. More than ${dominantShare * 100} percent of the output at an effort that nobody chose is a caution; that threshold is ours.`,
    fix: 'Let a trial answer some of your requests (gonogo trial with --live) and set tokens.thinking to what it measures; then choose the effort by evals.',
    sources: ['thinking', 'effort', 'pricing'],
    corrections: [
      {
        claim: 'Thinking is off until it is asked for.',
        now: 'Newer models think by default, and some cannot be told not to.',
        source: 'thinking',
      },
    ],
  },
  judge(input) {
    const { plan, today } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const { row } = model;
    if (!row) return modelNotInCatalog(model);
    const off = unlessThinking(row, input);
    if (off) return off;
    const trial = fittingTrial(input);
    const measuredTokens = measuredMonth(input)?.thinkingTokens ?? null;
    const isMeasured = measuredTokens !== null;
    const thinkingTokens = measuredTokens ?? plan.tokens.thinking;
    if (thinkingTokens == null) return { ...unansweredField('tokens.thinking'), figures: hintFigures(input) };
    const figure =
      isMeasured && trial
        ? trialFigure('Thinking in a typical answer', thinkingTokens, 'tokens', trial)
        : planned('Thinking in a typical answer', thinkingTokens, 'tokens', 'tokens.thinking', today);
    return withMonth(input, ({ workload, forecast }) => {
      const outputTokens = workload.output.typical;
      const usdPerMonth = layerUsd(forecast.medium, 'Thinking');
      const month = simulated('Medium month: thinking', usdPerMonth, 'USD/month', forecastSource, today);
      const evidence = { basis: isMeasured ? 'measured' : 'planned', figures: [figure, month] } as const;
      if (thinkingTokens > outputTokens && !isMeasured) {
        const args = { model: model.name, thinkingTokens, outputTokens };
        return fail('thinking-above-output', args, evidence);
      }
      const share = outputTokens === 0 ? 0 : Math.min(1, thinkingTokens / outputTokens);
      const args = {
        model: model.name,
        thinkingTokens,
        outputTokens,
        share,
        usdPerMonth,
        mediumUsd: forecast.medium.totalUsd,
        isMeasured,
      };
      const effort = unchosenEffort(row, input);
      return share > dominantShare && effort
        ? warn('thinking-dominates', { ...args, effort, off: wayOff(row) }, evidence)
        : pass('thinking-counted', args, evidence);
    });
  },
});

/** Settles what the plan says of thinking: it is off, or nobody has said; null where the model will think. */
function unlessThinking({ name, behaviour }: Model, { plan }: JudgeInput): Outcome | null {
  if (behaviour.thinking === 'adaptive-always') return null;
  const setting = plannedThinking(plan);
  switch (setting) {
    case null:
      return unansweredField('model.thinking');
    // Where the model does not take the setting, requests answer 400 and another check says so.
    case 'disabled':
      return behaviour.thinkingDisabled === 'ok' ? notApplicable('The requests switch thinking off.') : null;
    case 'between-tools':
      return behaviour.betweenTools === 'ok' ? unlessBetweenTools(plan) : null;
    case 'default':
      return behaviour.thinking === 'adaptive-default'
        ? null
        : notApplicable(`${name} thinks only when it is asked to, and the requests do not ask.`);
    case 'adaptive':
    case 'enabled':
      return null;
  }
}

/** Thinking goes on between the calls of tools, so it is gone only where there are none. */
function unlessBetweenTools(plan: Plan): Outcome | null {
  const sends = sendsTools(plan);
  if (sends === null) return unansweredField('task.features');
  return sends ? null : notApplicable('Thinking is held back to between tools, and the plan sends none.');
}

/** The default effort, where it is in force only because the plan sets none. */
const unchosenEffort = ({ behaviour }: Model, { plan }: JudgeInput) =>
  plan.model.effort == null || plan.model.effort === 'none' ? behaviour.defaultEffort : null;

/** What a request can say to have less of it; null where the model takes neither. */
function wayOff({ behaviour }: Model): 'disabled' | 'between_tools' | null {
  if (behaviour.thinkingDisabled === 'ok') return 'disabled';
  return behaviour.betweenTools === 'ok' ? 'between_tools' : null;
}

/** What was thought about the puzzle of the poll, for whoever has to guess. */
function hintFigures({ plan, catalog, observed }: JudgeInput): readonly Figure[] {
  const seen = observedBy(observed, 'thinking');
  if (!seen || seen.value.thinkingTokens === null) return [];
  if (!plan.model.id || !sameModel(catalog, seen.value.model, plan.model.id)) return [];
  return [
    live('Thinking about the puzzle of the poll', seen.value.thinkingTokens, 'tokens', seen),
    live('Whole answer to it', seen.value.outputTokens, 'tokens', seen),
  ];
}
