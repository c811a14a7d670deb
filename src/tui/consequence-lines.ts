import type { Derived, LimitRow } from '../judge/run.ts';
import { count, list, times, usd } from '../report/wording/format.ts';
import { blank, bullet, type Line, paragraph } from './lines.ts';
import type { QuestionSection } from './questions/question.ts';
import type { Symbols } from './symbols.ts';

/** Sections whose answers move the month's cost, and those that move the headroom under the limits. */
const movesCost: ReadonlySet<QuestionSection> = new Set(['model', 'tokens', 'spend', 'traffic']);
const movesHeadroom: ReadonlySet<QuestionSection> = new Set(['tokens', 'spend', 'traffic']);

/** What an answer leads to: the month by scenario, the headroom by limit. */
export function consequenceLines(
  section: QuestionSection,
  derived: Derived,
  symbols: Symbols,
  width: number,
): Line[] {
  const cost = movesCost.has(section) ? monthLines(derived, symbols, width) : [];
  const headroom = movesHeadroom.has(section) ? headroomLines(derived.limits, symbols, width) : [];
  return [...(cost.length > 0 ? [blank, ...cost] : []), ...(headroom.length > 0 ? [blank, ...headroom] : [])];
}

export function monthLines({ month }: Derived, symbols: Symbols, width: number): Line[] {
  if (month.kind === 'missing') {
    return paragraph(symbols, `A month can be priced once ${list(month.fields)} are answered.`, width, {
      role: 'muted',
    });
  }
  return [
    ...paragraph(symbols, `A month on ${month.model}`, width, { bold: true }),
    ...month.scenarios.map(
      ({ name, totalUsd }): Line => [
        { text: `${name.padEnd(8)}${usd(totalUsd).padStart(Math.min(14, width - 8))}` },
      ],
    ),
  ];
}

function headroomLines(rows: readonly LimitRow[], symbols: Symbols, width: number): Line[] {
  return rows.flatMap((row) => {
    if (row.peak === null || row.limit === null) return [];
    const share = `${row.name}: peak ${count(row.peak)} of ${count(row.limit)} ${row.unit}`;
    const room = row.headroom === null ? '' : `, ${times(row.headroom)} headroom`;
    const tight = row.headroom !== null && row.headroom < 1;
    return bullet(
      symbols,
      { text: symbols.of('dot') },
      `${share}${room}.`,
      width,
      tight ? { role: 'bad' } : {},
    );
  });
}
