import type { Derived } from '../judge/run.ts';
import { monthly } from './month-rows.ts';
import { count, decimal, percent, usd } from './wording/format.ts';
import { featureNames } from './wording/task.ts';

export type ModelMonth = NonNullable<Derived['models']>[number];

/** A model in the table of the same workload; text that may not be ours. */
export interface ModelRow {
  readonly name: string;
  readonly id: string;
  readonly isPlanned: boolean;
  readonly line: string;
  readonly month: string;
  /** To the planned model, with its sign. */
  readonly difference: string;
  readonly tokens: string;
  readonly breaks: readonly string[];
}

/** Room for every model of today; beyond it, the dearest are the least asked for. */
const mostRows = 20;

/** The cheapest models first, always with the planned one among them; and how many others there are. */
export function modelRows(models: readonly ModelMonth[]): {
  readonly rows: readonly ModelRow[];
  readonly more: number;
} {
  const sorted = models.toSorted((one, other) => one.mediumUsd - other.mediumUsd);
  const planned = sorted.findIndex(({ isPlanned }) => isPlanned);
  const shown =
    planned < mostRows
      ? sorted.slice(0, mostRows)
      : [...sorted.slice(0, mostRows - 1), ...sorted.slice(planned, planned + 1)];
  return {
    rows: shown.map((model) => rowOf(model, sorted[planned]?.mediumUsd)),
    more: sorted.length - shown.length,
  };
}

const rowOf = (model: ModelMonth, plannedUsd: number | undefined): ModelRow => ({
  name: model.name,
  id: model.id,
  isPlanned: model.isPlanned,
  line: model.isPlanned ? model.line : `${model.line}, ${model.against}`,
  month: monthly(model.mediumUsd),
  difference: model.isPlanned || plannedUsd === undefined ? '' : signed(model.mediumUsd - plannedUsd),
  tokens: `${decimal(model.tokenFactor)}×`,
  breaks: model.breaks.map(breakWords),
});

function signed(difference: number): string {
  const text = monthly(difference);
  return text.startsWith('-') || text === usd(0) ? text : `+${text}`;
}

const tools: Readonly<Record<Extract<ModelMonth['breaks'][number], { kind: 'tool' }>['tool'], string>> = {
  bash: 'the bash tool',
  'text-editor': 'the text editor tool',
  'computer-toolset': 'the computer toolset',
  'browser-toolset': 'the browser toolset',
  'computer-tool': 'the computer tool',
};

/** What of the plan a model cannot do, in a few words; ends without a full stop. */
export function breakWords(row: ModelMonth['breaks'][number]): string {
  switch (row.kind) {
    case 'window':
      return `its window holds ${count(row.limitTokens)} tokens, and ${count(row.neededTokens)} are needed`;
    case 'max-output':
      return `answers end at ${count(row.limitTokens)} tokens, and ${count(row.neededTokens)} are planned`;
    case 'feature':
      return `it lacks ${featureNames[row.feature]}`;
    case 'tool':
      return `it rejects ${tools[row.tool]}`;
    case 'parameter':
      return `it rejects ${row.parameter} ${row.value}`;
    case 'retires':
      return row.on === null
        ? 'it is deprecated, and the day it retires is not named'
        : `it retires on ${row.on}`;
    case 'cache-minimum':
      return row.minimumTokens === null
        ? `the prefix of ${count(row.prefixTokens)} tokens may be too short for its cache`
        : `the prefix of ${count(row.prefixTokens)} tokens is too short for its cache, which takes ${count(row.minimumTokens)}`;
  }
}

/** Beside a table with `more` models left out; null where all are shown. */
export const leftOutSentence = (more: number): string | null =>
  more === 0 ? null : `${more === 1 ? 'One more model is' : `${count(more)} more models are`} not shown.`;

/** Why models count different tokens of the same text; null where all count alike. */
export function tokensSentence(models: readonly ModelMonth[]): string | null {
  const factors = models.map(({ tokenFactor }) => tokenFactor);
  const ratio = Math.max(...factors) / Math.min(...factors);
  return ratio > 1
    ? `Models since 4.7 count about ${percent(ratio - 1)} more tokens for the same text than older ones, and that is in the amounts.`
    : null;
}

/** The words of all breaks of a model. */
export const breaksText = ({ breaks }: ModelRow): string =>
  breaks.length === 0 ? 'nothing known' : breaks.join('; ');

const lines: Readonly<Record<ModelMonth['against'], string>> = {
  same: 'of the same line',
  stronger: 'of a stronger line',
  weaker: 'of a weaker line',
};

/** The cheapest model on which nothing breaks and what it saves; null where there is no other model to compare with. */
export function cheapestSentence(models: readonly ModelMonth[]): string | null {
  const planned = models.find(({ isPlanned }) => isPlanned);
  if (!planned || models.length < 2) return null;
  const [cheapest] = models
    .filter(({ breaks, mediumUsd }) => breaks.length === 0 && planned.mediumUsd - mediumUsd > 0)
    .toSorted((one, other) => one.mediumUsd - other.mediumUsd);
  if (!cheapest) return `No model on which nothing would break costs less than ${planned.name}.`;
  return `The cheapest model on which nothing would break is ${cheapest.name}, ${lines[cheapest.against]}: a medium month costs ${monthly(cheapest.mediumUsd)} there, ${monthly(planned.mediumUsd - cheapest.mediumUsd)} less than on ${planned.name}.`;
}
