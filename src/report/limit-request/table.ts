import stringWidth from 'string-width';
import type { Ask } from './asked.ts';
import { explained } from './explained.ts';
import type { RequestFacts } from './facts.ts';
import { type Page, section, sentence } from './page.ts';
import { limiterNames, whole } from './table-words.ts';

const askWords: Readonly<Record<Exclude<Ask['kind'], 'asked'>, string>> = {
  enough: 'enough',
  nothing: 'none',
  together: 'together',
  unlimited: 'no limit',
  implausible: 'check plan',
  unknown: 'not known',
};
const asked = (ask: Ask): string => (ask.kind === 'asked' ? whole(ask.perMinute) : askWords[ask.kind]);

/** Limits a minute: in force, needed, asked for; and how each figure came to be. */
export function askedTable(facts: RequestFacts, page: Page): string[] {
  const head = ['A minute', 'In force', 'Steady', 'Peak', 'Asked for'];
  const body = facts.rows.map(({ limiter, inForce, steady, peak, ask }) => [
    limiterNames[limiter],
    // A service that counts both together, or none, has no limit of this kind to be in force.
    ask.kind === 'together' || ask.kind === 'unlimited' ? '-' : whole(inForce),
    whole(steady),
    whole(peak),
    asked(ask),
  ]);
  return section('What is asked for', [
    ...(facts.rows.length === 0 ? [] : aligned([head, ...body], page)),
    ...explained(facts).flatMap((text) => sentence(text, page)),
  ]);
}

/** Columns under each other; where there is no room for them, a sentence a row. */
function aligned(table: readonly (readonly string[])[], page: Page): string[] {
  const [head = [], ...body] = table;
  const widths = head.map((_, column) => Math.max(...table.map((row) => stringWidth(row[column] ?? ''))));
  const lines = table.map(
    (row) =>
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`,
  );
  if (lines.every((line) => line.length <= page.columns)) return lines;
  return body.flatMap(([name = '', ...cells]) =>
    sentence(
      `${name}: ${cells.map((cell, index) => `${head[index + 1]?.toLowerCase()} ${cell}`).join(', ')}.`,
      page,
    ),
  );
}
