import type { TrafficTable } from '../../judge/run.ts';
import { fitting } from '../../report/chart-signs.ts';
import { asciiUseSigns, drawUse, useSigns } from '../../report/chart-use.ts';
import { spokenTraffic, trafficChart, trafficSentences } from '../../report/traffic-words.ts';
import type { Symbols } from '../symbols.ts';
import { blank, type Line, paragraph } from '../text/lines.ts';
import { drawn } from './month-lines.ts';

/** The planned day against the limits; as sentences where they are read aloud or there is no room for a row. */
export function trafficLines(traffic: TrafficTable, symbols: Symbols, width: number): Line[] {
  const say = (text: string): Line[] => paragraph(symbols, text, width);
  const chart = drawUse(trafficChart(traffic), symbols.of('rule') === '-' ? asciiUseSigns : useSigns);
  const rows = symbols.spoken ? [] : fitting(chart, width);
  return [
    ...(rows.length > 0 ? drawn(rows) : spokenTraffic(traffic).flatMap(say)),
    blank,
    ...trafficSentences(traffic).flatMap(say),
  ];
}
