import { findModel } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { type Figure, live, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observation, ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { plannedThinking } from '../../src/plan/planned-use.ts';
import { messagesAnswered } from '../messages-answered.ts';
import { unansweredField } from '../unanswered-field.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

type Seen = ObservedBy<'thinking'>;

export default defineCheck({
  id: 'features/thinking',
  subject: 'Thinking',
  titles: {
    passed: 'The planned thinking setting is accepted and does what it is for',
    failed: 'The planned thinking setting does not make the model think',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['thinking'],
  guide: {
    looksAt:
      'Whether the account and the model take the planned thinking setting and effort, and whether the model thinks with them.',
    why: 'Each generation of models takes other settings and answers 400 to the rest. Some think without being asked, some only when asked, and thinking is billed as output whether its text is shown or not.',
    how: 'Sends one puzzle with the planned setting and effort and reads from the usage how many tokens were thought. Of a planned budget it sends no more than the smallest one the API takes; that the budget lies below max_tokens is checked in the plan. A model that thinks adaptively may find a puzzle too easy to think about.',
    fix: 'Send the setting the model takes: adaptive with an effort on newer models, a budget on older ones. Give max_tokens room for thinking and answer together.',
    sources: ['thinking', 'effort', 'sdk'],
    corrections: [
      {
        claim: 'Thinking that is not shown is not paid.',
        now: 'All of it is billed as output, in full, also where its text is left out or summed up.',
        source: 'thinking',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('thinking', 'thinking', input) ?? judgePlan(input);
    if (open) return open;
    const { thinking } = input.observed;
    if (thinking?.status !== 'observed') return settingRefused(thinking, input);
    return judgeSeen(thinking, input);
  },
});

/** What the plan alone settles: a setting that is open, or at odds with the rest of the plan. */
function judgePlan({ plan, today }: JudgeInput): Outcome | null {
  const setting = plannedThinking(plan);
  if (setting === null) {
    return unansweredField('model.thinking');
  }
  if (setting === 'disabled') return warn('thinking-switched-off', {}, { basis: 'planned' });
  if (setting !== 'enabled') return null;
  const budget = plan.model.request.thinkingBudgetTokens;
  if (budget == null) {
    return unanswered(
      'Which budget_tokens will the requests set for thinking?',
      'model.request.thinkingBudgetTokens',
    );
  }
  if (budget === 'none') return fail('thinking-budget-missing', {}, { basis: 'planned' });
  const { maxTokens } = plan.tokens;
  if (maxTokens == null || budget < maxTokens) return null;
  const figures = [
    planned('Thinking budget', budget, 'tokens', 'model.request.thinkingBudgetTokens', today),
    planned('Planned max_tokens', maxTokens, 'tokens', 'tokens.maxTokens', today),
  ];
  return fail(
    'thinking-budget-above-max-tokens',
    { budgetTokens: budget, maxTokens },
    { basis: 'documented', figures },
  );
}

/** A 400 to this one call alone is about the setting; everything else is about the account or the way there. */
function settingRefused(thinking: Observation<'thinking'> | undefined, input: JudgeInput): Outcome {
  const setting = plannedThinking(input.plan);
  const refused =
    thinking?.status === 'failed' && thinking.cause === 'invalid-request' && messagesAnswered(input.observed);
  if (!refused || setting === null || setting === 'disabled') {
    return withoutAnswer('thinking', 'thinking', thinking, input);
  }
  const behaviour = findModel(input.catalog, input.plan.model.id)?.behaviour;
  const rules = [
    ['adaptive', behaviour?.adaptiveThinking],
    ['between-tools', behaviour?.betweenTools],
    ['enabled', behaviour?.budgetTokens],
  ] as const;
  const takes = rules.flatMap(([name, rule]) => (rule && rule !== 'rejected' ? [name] : []));
  return fail('thinking-setting-refused', { setting, takes, reason: thinking.reason }, { basis: 'live' });
}

function judgeSeen(seen: Seen, { plan, catalog }: JudgeInput): Outcome {
  const { setting, effort, text, thinkingTokens, budgetTokens, stopReason } = seen.value;
  const evidence = { basis: 'live', figures: figuresOf(seen) } as const;
  const thought = text !== null || (thinkingTokens ?? 0) > 0;
  if (thought && setting === 'between-tools') {
    return warn('thinking-not-held-back', { thinkingTokens }, evidence);
  }
  if (thought) {
    const budget = plan.model.request.thinkingBudgetTokens;
    const plannedBudgetTokens = typeof budget === 'number' ? budget : null;
    return pass(
      'thinking-seen',
      { setting, thinkingTokens, text, budgetTokens, plannedBudgetTokens },
      evidence,
    );
  }
  const cutShort = stopReason === 'refusal' || (stopReason === 'max_tokens' && thinkingTokens === null);
  if (cutShort) return inconclusive('feature-cut-short', { feature: 'thinking', stopReason }, evidence);
  if (setting === 'between-tools') return pass('thinking-held-back', {}, evidence);
  const model = findModel(catalog, plan.model.id);
  const mode = model?.behaviour.thinking;
  if (model && setting === 'default' && (mode === 'adaptive-optional' || mode === 'extended-only')) {
    const ask = mode === 'extended-only' ? 'enabled' : 'adaptive';
    return fail('thinking-not-asked-for', { model: model.name, ask }, evidence);
  }
  // A budget is meant to be used; adaptive thinking may find that a puzzle needs none.
  return setting === 'enabled'
    ? inconclusive('thinking-absent', { setting, effort }, evidence)
    : warn('thinking-absent', { setting, effort }, evidence);
}

function figuresOf(seen: Seen): Figure[] {
  const { thinkingTokens, outputTokens, budgetTokens, ms } = seen.value;
  return [
    ...(thinkingTokens === null ? [] : [live('Thinking', thinkingTokens, 'tokens', seen)]),
    live('Output, thinking included', outputTokens, 'tokens', seen),
    ...(budgetTokens === null ? [] : [live('Thinking budget sent', budgetTokens, 'tokens', seen)]),
    live('Time to the whole answer', ms, 'ms', seen),
  ];
}
