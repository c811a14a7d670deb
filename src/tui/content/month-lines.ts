import type { Derived, MonthScenario } from '../../judge/run.ts';
import type { ChartSigns } from '../../report/chart-signs.ts';
import { componentBars, layerBars, mediumMonth, tellingLayers } from '../../report/month-bars.ts';
import { monthly, monthRows } from '../../report/month-rows.ts';
import { percent } from '../../report/wording/format.ts';
import type { Symbols } from '../symbols.ts';
import { type Line, paragraph } from '../text/lines.ts';

/** The signs of this terminal that charts are drawn with. */
export const signsOf = ({ of }: Symbols): ChartSigns => ({
  full: of('full'),
  saved: of('empty'),
  range: of('rule'),
  mark: of('running'),
});

export const drawn = (lines: readonly string[]): Line[] => lines.map((text) => [{ text }]);

/** The medium month by component, a bar each; the numbers alone where there is no room for bars. */
export function componentLines(month: Derived['month'], symbols: Symbols, width: number): Line[] {
  const medium = mediumMonth(month);
  if (!medium) return [];
  if (symbols.spoken) return spokenComponents(medium, symbols, width);
  return drawn(componentBars(medium, { signs: signsOf(symbols), columns: width }));
}

const spokenComponents = (medium: MonthScenario, symbols: Symbols, width: number): Line[] =>
  monthRows([medium]).flatMap(({ name, usd: [usd = 0] }) =>
    paragraph(
      symbols,
      `${name}: ${monthly(usd)}${medium.totalUsd > 0 ? `, ${percent(usd / medium.totalUsd)}` : ''}.`,
      width,
    ),
  );

/** What each decision adds to the medium month or saves; nothing where the run does not tell. */
export function layerLines(month: Derived['month'], symbols: Symbols, width: number): Line[] {
  const medium = mediumMonth(month);
  if (!medium) return [];
  if (!symbols.spoken) return drawn(layerBars(medium, { signs: signsOf(symbols), columns: width }));
  return tellingLayers(medium).flatMap(({ name, usd }) =>
    paragraph(symbols, `${name} ${usd < 0 ? 'saves' : 'adds'} ${monthly(Math.abs(usd))}.`, width),
  );
}
