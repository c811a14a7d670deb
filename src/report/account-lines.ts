import stringWidth from 'string-width';
import type { Origin } from '../judge/figure.ts';
import type { ObservationId } from '../judge/observation.ts';
import { originWord } from './figure-text.ts';
import { fold, paint, type TerminalStyle, toAscii } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { list } from './wording/format.ts';

export type AccountStyle = TerminalStyle;

const labelColumns = 14;

/** A section's first line, folded where the screen is narrow. */
export const heading = (text: string, style: AccountStyle): string[] =>
  fold(terminalText(text), style.columns).map((line) => paint(line, 'strong', style));

/** A label in a column of its own and what belongs to it beside, folded; may hold text that is not ours. */
export const labelled = (label: string, text: string, style: AccountStyle): string[] =>
  fold(terminalText(text), style.columns, `  ${columnFor(label, labelColumns, style)}`);

/** Where a figure comes from, in brackets. */
export const toldWords = (
  { origin }: { readonly origin: Origin },
  rehearsal: boolean,
  more?: string,
): string => `[${originWord(origin, { rehearsal })}${more ? `: ${more}` : ''}]`;

/** Text in a column: cut where it is wider, filled up where it is narrower; wide characters count twice. */
export function columnFor(text: string, columns: number, { ascii }: Pick<AccountStyle, 'ascii'>): string {
  const whole = ascii ? toAscii(text) : text;
  const mark = ascii ? '...' : '…';
  const most = columns - 1;
  if (stringWidth(whole) <= most) return whole + ' '.repeat(columns - stringWidth(whole));
  let shown = '';
  for (const character of whole) {
    if (stringWidth(`${shown}${character}${mark}`) > most) break;
    shown += character;
  }
  return `${shown}${mark}${' '.repeat(columns - stringWidth(`${shown}${mark}`))}`;
}

const names: Readonly<Partial<Record<ObservationId, string>>> = {
  model: 'the model',
  'cloud-identity': 'whom the cloud takes the credential for',
  organization: 'the organization',
  workspaces: 'its workspaces',
  'api-keys': 'its keys',
  'rate-limits': 'configured rate limits',
  'spend-limits': 'spend limits',
  'month-usage': 'usage of the month',
  'month-cost': 'cost of the month',
  'tiny-message': 'the headers of a message',
};

/** What probes ask for, as a sentence lists it. */
export const probeNames = (ids: readonly ObservationId[]): string => list(ids.map((id) => names[id] ?? id));
