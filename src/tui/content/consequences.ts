import type { Derived, LimitRow } from '../../judge/run.ts';
import { count, timesBeside, usd } from '../../report/wording/format.ts';
import type { QuestionSection } from '../questions/question.ts';
import type { Symbols } from '../symbols.ts';
import { bullet, type Line, paragraph } from '../text/lines.ts';
import { componentLines } from './month-lines.ts';

/** Sections whose answers move the month's cost, and those that move the headroom under the limits. */
const movesCost: ReadonlySet<QuestionSection> = new Set(['model', 'tokens', 'spend', 'traffic']);
const movesHeadroom: ReadonlySet<QuestionSection> = new Set(['tokens', 'spend', 'traffic']);

/** What an answer leads to, part by part: the month by scenario, the headroom by limit, the medium month drawn. */
export function consequenceParts(
  section: QuestionSection,
  derived: Derived,
  symbols: Symbols,
  width: number,
): Line[][] {
  const cost = movesCost.has(section) ? monthLines(derived, symbols, width) : [];
  const headroom = movesHeadroom.has(section) ? headroomLines(derived.limits, symbols, width) : [];
  const bars = movesCost.has(section) ? barLines(derived, symbols, width) : [];
  return [cost, headroom, bars].filter((part) => part.length > 0);
}

/** The medium month by component under its heading; nothing where bars do not fit. */
export function barLines({ month }: Derived, symbols: Symbols, width: number): Line[] {
  const lines = componentLines(month, symbols, width);
  const isDrawn = lines.some((line) => line.some(({ text }) => text.includes(symbols.of('full'))));
  if (!isDrawn && !symbols.spoken) return [];
  return lines.length > 0
    ? [...paragraph(symbols, 'Where a medium month goes', width, { bold: true }), ...lines]
    : [];
}

export function monthLines({ month }: Derived, symbols: Symbols, width: number): Line[] {
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
    const room = row.headroom === null ? '' : `, ${timesBeside(row.headroom, [1])} headroom`;
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
