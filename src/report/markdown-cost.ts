import type { MonthScenario, Run } from '../judge/run.ts';
import { sizesOrigin } from '../judge/sizes-origin.ts';
import { chartSigns, mostChartColumns } from './chart-signs.ts';
import { codeSpan, escapeMarkdown, fenced } from './escape-markdown.ts';
import { costTable } from './markdown-evidence.ts';
import { markdownTable } from './markdown-table.ts';
import {
  breaksText,
  cheapestSentence,
  leftOutSentence,
  type ModelRow,
  modelRows,
  tokensSentence,
} from './model-rows.ts';
import { componentBars, layerBars, mediumMonth } from './month-bars.ts';
import { monthly, scenarioName } from './month-rows.ts';
import { sharesSentence, sizesSentence } from './month-words.ts';
import { capSentence, drawYear, growthSentence, partialSentence } from './year-words.ts';

const drawing = { signs: chartSigns, columns: mostChartColumns };

/** The month as table and charts. */
export function monthView(run: Run) {
  const { month } = run.derived;
  if (month.kind === 'missing') {
    return { kind: 'missing', fieldsMarkdown: month.fields.map(codeSpan).join(', ') } as const;
  }
  const origin = sizesOrigin(run);
  const medium = mediumMonth(month);
  return {
    kind: 'forecast',
    modelMarkdown: codeSpan(month.model),
    sizes: origin && sizesSentence(origin),
    tableMarkdown: costTable(month),
    assumptions: month.scenarios.map((row) => ({ name: scenarioName(row), assumes: row.assumes })),
    medium: medium && mediumView(medium, run),
  } as const;
}

function mediumView(medium: MonthScenario, { plan }: Run) {
  const layers = layerBars(medium, drawing);
  return {
    total: monthly(medium.totalUsd),
    shares: sharesSentence(medium, plan.traffic.usersPerMonth ?? null),
    componentsMarkdown: fenced(componentBars(medium, drawing)),
    layersMarkdown: layers.length > 0 ? fenced(layers) : null,
    full: chartSigns.full,
    saved: chartSigns.saved,
  };
}

/** Twelve months as a chart with its bounds; null where the run has none. */
export function yearView({ derived: { year } }: Run) {
  if (!year || year.months.length === 0) return null;
  const chart = drawYear(year, drawing.signs, drawing.columns);
  return {
    growth: growthSentence(year),
    partial: partialSentence(year),
    mark: chartSigns.mark,
    range: chartSigns.range,
    chartMarkdown: fenced(chart.lines),
    hasLetters: [...chart.places.values()].includes('drawn'),
    caps: year.caps.map((cap) => capSentence(cap, chart)),
  };
}

/** The same workload on other models; null where the run knows of none. */
export function modelsView({ derived: { models } }: Run) {
  if (!models || models.length < 2) return null;
  const { rows, more } = modelRows(models);
  return {
    cheapest: cheapestSentence(models),
    tableMarkdown: markdownTable(
      ['Model', 'Line', 'Medium month', 'Difference', 'Tokens for the same text', 'What would break'],
      rows.map(cellsOf),
      ['left', 'left', 'right', 'right', 'right', 'left'],
    ),
    leftOut: leftOutSentence(more),
    tokens: tokensSentence(models),
  };
}

function cellsOf(row: ModelRow): string[] {
  const name = `${escapeMarkdown(row.name)} (${codeSpan(row.id)})`;
  return [
    row.isPlanned ? `**Planned:** ${name}` : name,
    row.line,
    row.month,
    row.difference,
    row.tokens,
    escapeMarkdown(breaksText(row)),
  ];
}
