import type { Derived, MonthScenario } from '../judge/run.ts';
import { barChart } from './chart-bars.ts';
import { type ChartSigns, fitting } from './chart-signs.ts';
import { monthRows, smallestUsd } from './month-rows.ts';
import { shortName } from './short-name.ts';

/** The month that is drawn; null where none can be priced. */
export const mediumMonth = (month: Derived['month']): MonthScenario | null =>
  month.kind === 'forecast' ? (month.scenarios.find(({ name }) => name === 'medium') ?? null) : null;

interface Drawing {
  readonly signs: ChartSigns;
  readonly columns: number;
}

/** A bar a component, as the bill lists them. */
export const componentBars = (month: MonthScenario, { signs, columns }: Drawing): readonly string[] =>
  fitting(
    barChart(
      monthRows([month]).map(({ name, usd: [usd = 0] }) => ({ name: shortName(name), usd })),
      month.totalUsd,
      signs,
      columns,
    ),
    columns,
  );

type Layer = NonNullable<MonthScenario['layers']>[number];

const layerTitles: Readonly<Record<Layer['layer'], string>> = {
  model: 'Model',
  output: 'Output',
  structure: 'Structure',
};

/** What is too little to be a bar has none. */
export const tellingLayers = ({ layers = [] }: MonthScenario): readonly Layer[] =>
  layers.filter(({ usd }) => Math.abs(usd) >= smallestUsd);

/** Columns from which on there is room for the decision and for what it decides. */
const roomForTitles = 60;
const titleColumns = Math.max(...Object.values(layerTitles).map(({ length }) => length)) + 2;

/**
 * A bar for what each decision adds to the month or saves. Parts of the total are not told: what saves has none, and the
 * others make up more than all of it.
 */
export function layerBars(month: MonthScenario, { signs, columns }: Drawing): readonly string[] {
  const layers = tellingLayers(month);
  const bars = layers.map(({ layer, name, usd }, index) => {
    const title = layers[index - 1]?.layer === layer ? '' : layerTitles[layer];
    return { name: columns < roomForTitles ? name : `${title.padEnd(titleColumns)}${name}`, usd };
  });
  return fitting(barChart(bars, 0, signs, columns), columns);
}
