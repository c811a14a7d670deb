import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, planned, simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { knownSize, trialFigure } from '../../src/judge/measured-sizes.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { plannedToolTokens, sendsTools, type ToolTokens } from '../../src/plan/tool-tokens.ts';
import { modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { trialAtHand } from '../trial-at-hand.ts';
import { unansweredField } from '../unanswered-field.ts';
import { forecastSource, layerUsd, withMonth } from './month.ts';

/** Our threshold: above it, what tools add is worth an afternoon of tidying up. */
const highShare = 0.25;

export default defineCheck({
  id: 'cost/tool-overhead',
  subject: 'Cost of tools in the prompt',
  titles: {
    passed: 'What tools add to every prompt is counted and modest',
    failed: 'Tools make up much of every prompt',
  },
  blocksFrom: 'critical',
  needs: ['trial'],
  guide: {
    looksAt:
      'The tokens that tools add to every prompt that carries them, as a part of a typical prompt and in a medium month.',
    why: 'Definitions of tools are sent and paid with every request, in every turn, whether a tool is called or not; the API adds a system prompt of its own as soon as there is one, and toolsets of Anthropic bring thousands of tokens.',
    how: `Takes what a trial counted with and without tools; else adds up what the API adds for the planned model, what Anthropic's client tools bring and what the plan says of its own definitions. From ${highShare * 100} percent of a typical prompt on it is a caution; that threshold is ours. Amounts are at plain input prices: what caching saves stands in its own line of the month.`,
    fix: 'Send only the tools that a request can need, shorten their descriptions and schemas, and put a cache breakpoint behind them: they come first in the prompt and seldom change.',
    sources: ['pricing', 'prompt-caching', 'token-counting'],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    const sends = sendsTools(plan);
    if (sends === null) return unansweredField('task.features');
    if (!sends) return notApplicable('The plan sends no tools.');
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const byPlan = plannedToolTokens(plan, catalog, model.row);
    const counted = countedTools(input);
    const open = counted || !byPlan ? null : openAnswer(byPlan, input);
    if (open) return open;
    return withMonth(input, ({ workload, forecast }) => {
      const toolTokens = counted?.perCarrier ?? byPlan?.knownTokens ?? 0;
      const promptTokens = workload.input.typical;
      const prompt = knownSize(input, 'input', 'typical');
      const usdPerMonth = layerUsd(forecast.medium, 'Tools');
      const figures = [
        ...(counted ? [counted.figure] : byPlan ? partFigures(byPlan, input, model.name) : []),
        ...(prompt ? [prompt.figure] : []),
        simulated('Medium month: tools', usdPerMonth, 'USD/month', forecastSource, today),
      ];
      const evidence = { basis: counted ? 'measured' : 'planned', figures } as const;
      const sizes = { model: model.name, toolTokens, promptTokens };
      if (toolTokens > promptTokens && !counted) return fail('tools-above-prompt', sizes, evidence);
      const share = promptTokens === 0 ? 0 : Math.min(1, toolTokens / promptTokens);
      const args = {
        ...sizes,
        share,
        usdPerMonth,
        mediumUsd: forecast.medium.totalUsd,
        isMeasured: counted !== null,
        undocumented: counted || !byPlan ? [] : undocumentedParts(byPlan),
        highShare,
      };
      return share < highShare
        ? pass('tool-overhead-modest', args, evidence)
        : warn('tool-overhead-high', { ...args, isCached: workload.cache !== null }, evidence);
    });
  },
});

/** What the samples that carry tools carry of them on average; null where no trial counted it. */
function countedTools(input: JudgeInput): { readonly perCarrier: number; readonly figure: Figure } | null {
  const found = trialAtHand(input);
  const tokens = found.kind === 'counted' ? found.trial.value.toolTokens : null;
  if (found.kind !== 'counted' || !tokens) return null;
  const figure = trialFigure('Tools in a prompt, by the trial', tokens.mean, 'tokens', found.trial);
  return { perCarrier: tokens.mean, figure };
}

/** Of what the sum needs, the first thing nobody has said. */
function openAnswer(byPlan: ToolTokens, { plan }: JudgeInput): Outcome | null {
  const features = plan.task.features ?? [];
  if (features.includes('tool-use') && byPlan.definitions === null) {
    return unansweredField('tokens.toolDefinitions');
  }
  const mayBeAnthropics = features.includes('tool-use') || features.includes('computer-use');
  return mayBeAnthropics && plan.task.clientTools == null ? unansweredField('task.clientTools') : null;
}

const undocumentedParts = ({ added, clientTools }: ToolTokens): readonly string[] => [
  ...(added ? [] : ["the API's own system prompt for tools"]),
  ...clientTools.filter(({ tokens }) => tokens === null).map(({ tool }) => `the ${tool} tool`),
];

function partFigures(
  { added, clientTools, definitions }: ToolTokens,
  { today }: JudgeInput,
  model: string,
): readonly Figure[] {
  return [
    ...(added
      ? [documented(`Added by ${model} to a prompt with tools`, added.tokens, 'tokens', added.provenance)]
      : []),
    ...clientTools.flatMap(({ tool, tokens, provenance }) =>
      tokens === null || !provenance ? [] : [documented(`Tool ${tool}`, tokens, 'tokens', provenance)],
    ),
    ...(definitions === null
      ? []
      : [planned('Own tool definitions', definitions, 'tokens', 'tokens.toolDefinitions', today)]),
  ];
}
