import type { Catalog } from '../../catalog/catalog.ts';
import type { Model, PriceStep, Retirement } from '../../catalog/model.ts';
import { count, list, usd } from '../../report/wording/format.ts';
import type { Option } from './question.ts';

export const modelColumns = ['Model', 'In/out per MTok', 'Window', 'Retires'] as const;

/** Models a new launch can be planned on: those open to all before restricted ones, active before legacy, cheapest first. */
export function modelOptions(catalog: Catalog): readonly Option[] {
  return catalog.models
    .filter(({ lifecycle }) => lifecycle.state === 'active' || lifecycle.state === 'legacy')
    .sort((one, other) => rank(one) - rank(other) || inputPrice(one) - inputPrice(other))
    .map((model) => ({
      value: model.id,
      label: model.name,
      hint: modelHint(model),
      cells: [
        model.id,
        prices(model),
        shortTokens(model.windows.contextTokens),
        retirement(model.lifecycle.retires),
      ],
    }));
}

const rank = ({ lifecycle }: Model): number =>
  (lifecycle.restricted ? 2 : 0) + (lifecycle.state === 'legacy' ? 1 : 0);

const inputPrice = ({ prices: { steps } }: Model): number =>
  steps[0]?.inputUsdPerMTok ?? Number.POSITIVE_INFINITY;

function modelHint(model: Model): string {
  const { state, successor, restricted } = model.lifecycle;
  const longest = model.windows.maxOutputTokens;
  return [
    `${model.name}.`,
    ...(longest ? [`Answers of at most ${count(longest)} tokens.`] : []),
    ...risingPrice(model),
    ...(restricted ? ['Only for organizations Anthropic has verified.'] : []),
    ...(state === 'legacy' && successor ? [`Still served; ${successor} is its successor.`] : []),
  ].join(' ');
}

const prices = ({ prices: { steps } }: Model): string => {
  const [step] = steps;
  return step ? `${steps.length > 1 ? 'from ' : ''}${stepPrice(step)}` : 'unknown';
};

const stepPrice = (step: PriceStep): string => `${usd(step.inputUsdPerMTok)} / ${usd(step.outputUsdPerMTok)}`;

/** "$0.10 / $0.50, and $0.50 / $2.50 for prompts above 100k tokens." */
function risingPrice({ prices: { steps } }: Model): readonly string[] {
  const [first, ...others] = steps;
  if (!first || others.length === 0) return [];
  const dearer = others.map(
    (step, index) => `${stepPrice(step)} above ${shortTokens(steps[index]?.upToPromptTokens ?? 0)}`,
  );
  return [`${stepPrice(first)}, and ${list(dearer)} tokens of prompt.`];
}

/** 1000000 -> "1M", 200000 -> "200k". */
function shortTokens(tokens: number): string {
  if (tokens >= 1e6) return `${count(tokens / 1e6)}M`;
  return tokens >= 1e3 ? `${count(tokens / 1e3)}k` : count(tokens);
}

function retirement(retires: Retirement): string {
  switch (retires.kind) {
    case 'on':
      return retires.date;
    case 'not-before':
      return `≥ ${retires.date}`;
    case 'unknown':
      return 'unknown';
  }
}
