import type { Run } from '../judge/run.ts';
import { fitting } from './chart-signs.ts';
import { asciiUseSigns, drawUse, useSigns } from './chart-use.ts';
import { fold, paint, type TerminalStyle } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { spokenTraffic, trafficChart, trafficSentences } from './traffic-words.ts';

const indent = '  ';

/** The planned day against the limits, as a chart where there is room; nothing where it was not simulated. */
export function prettyTraffic({ derived: { traffic } }: Run, style: TerminalStyle): string[] {
  if (!traffic) return [];
  const say = (text: string): string[] => fold(terminalText(text), style.columns, indent);
  const chart = drawUse(trafficChart(traffic), style.ascii ? asciiUseSigns : useSigns);
  const lines = fitting(chart, style.columns - indent.length);
  return [
    paint('The planned day against the limits', 'strong', style),
    ...(lines.length > 0 ? lines.map((line) => `${indent}${line}`) : spokenTraffic(traffic).flatMap(say)),
    ...trafficSentences(traffic).flatMap(say),
  ];
}
