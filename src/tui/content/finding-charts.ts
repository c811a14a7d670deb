import type { CheckId } from '../../judge/finding.ts';
import type { Derived } from '../../judge/run.ts';
import type { Symbols } from '../symbols.ts';
import { type Line, section } from '../text/lines.ts';
import { modelLines } from './model-lines.ts';
import { componentLines, layerLines } from './month-lines.ts';
import { trafficLines } from './traffic-lines.ts';
import { yearLines } from './year-lines.ts';

interface Chart {
  readonly title: string;
  readonly lines: (derived: Derived, symbols: Symbols, width: number) => Line[];
}

const plannedDay: Chart = {
  title: 'The planned day against the limits',
  lines: ({ traffic }, symbols, width) => (traffic ? trafficLines(traffic, symbols, width) : []),
};

/** What a finding of these checks is drawn with. */
const charts: Readonly<Partial<Record<CheckId, readonly Chart[]>>> = {
  'cost/forecast': [
    {
      title: 'The medium month, as the bill lists it',
      lines: ({ month }, symbols, width) => componentLines(month, symbols, width),
    },
    {
      title: 'The same month by decision',
      lines: ({ month }, symbols, width) => layerLines(month, symbols, width),
    },
  ],
  'cost/budget': [
    {
      title: 'The next twelve months',
      lines: ({ year }, symbols, width) => (year ? yearLines(year, symbols, width) : []),
    },
  ],
  'limits/peak-traffic': [plannedDay],
  'limits/headroom': [plannedDay],
  'cost/cheaper-model': [
    {
      title: 'The same workload on other models',
      lines: ({ models }, symbols, width) => (models ? modelLines(models, symbols, width) : []),
    },
  ],
};

/** The charts of a finding, each under its heading; nothing where the run has no numbers for them. */
export const chartLines = (check: CheckId, derived: Derived, symbols: Symbols, width: number): Line[] =>
  (charts[check] ?? []).flatMap(({ title, lines }) =>
    section(title, symbols, width, lines(derived, symbols, width)),
  );
