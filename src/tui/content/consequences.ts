import type { Derived, LimitRow } from '../../judge/run.ts';
import { count, times, usd } from '../../report/wording/format.ts';
import type { QuestionSection } from '../questions/question.ts';
import type { Symbols } from '../symbols.ts';
import { bullet, type Line, paragraph } from '../text/lines.ts';

/** Sections whose answers move the month's cost, and those that move the headroom under the limits. */
const movesCost: ReadonlySet<QuestionSection> = new Set(['model', 'tokens', 'spend', 'traffic']);
const movesHeadroom: ReadonlySet<QuestionSection> = new Set(['tokens', 'spend', 'traffic']);

/** What an answer leads to, part by part: the month by scenario, the headroom by limit. */
export function consequenceParts(
  section: QuestionSection,
  derived: Derived,
  symbols: Symbols,
  width: number,
): Line[][] {
  const cost = movesCost.has(section) ? monthLines(derived, symbols, width) : [];
  const headroom = movesHeadroom.has(section) ? headroomLines(derived.limits, symbols, width) : [];
  return [cost, headroom].filter((part) => part.length > 0);
}

function monthLines({ month }: Derived, symbols: Symbols, width: number): Line[] {
  if (month.kind === 'missing') {
    const many = month.fields.length;
    const sentence = `A month can be priced after ${many === 1 ? 'one more answer' : `${many} more answers`}.`;
    return paragraph(symbols, sentence, width, { role: 'muted' });
  }
  const amounts = month.scenarios.map(({ name, totalUsd }) => ({ name, amount: usd(totalUsd) }));
  const widest = Math.max(...amounts.map(({ amount }) => amount.length));
  return [
    ...paragraph(symbols, `A month on ${month.model}`, width, { bold: true }),
    ...amounts.map(({ name, amount }): Line => [{ text: `${name.padEnd(8)}${amount.padStart(widest)}` }]),
  ];
}

function headroomLines(rows: readonly LimitRow[], symbols: Symbols, width: number): Line[] {
  return rows.flatMap((row) => {
    if (row.peak === null || row.limit === null) return [];
    const share = `${row.name}: peak ${count(Math.ceil(row.peak))} of ${count(row.limit)} ${row.unit}`;
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
