import { checks as allChecks } from '../../checks/registry.ts';
import { isStale, staleAfterDays } from '../catalog/age.ts';
import { sources } from '../catalog/sources.ts';
import type { Check } from '../judge/check.ts';
import { columnsOf, exitCodes, type GlobalOptions, type Io, print } from './io.ts';
import { checksById } from './select-checks.ts';

/** `gonogo explain ID`: one check's page in the fixed documentation form. */
export async function explain(io: Io, options: GlobalOptions, ids: string[]): Promise<number> {
  const pages = checksById(allChecks, ids);
  if (options.json) {
    const documents = pages.map(({ judge: _, ...page }) => page);
    await print(io.stdout, `${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`);
    return exitCodes.done;
  }
  const columns = Math.min(columnsOf(io.stdout), 100);
  const today = io.now().toISOString().slice(0, 10);
  await print(io.stdout, pages.map((check) => page(check, columns, today)).join('\n'));
  return exitCodes.done;
}

/** A check's page as of an ISO date, wrapped to that many columns. */
export function page(check: Check, columns: number, today: string): string {
  const { guide } = check;
  const blocks = weightOf(check);
  const demands = check.demands
    ? ` From level ${check.demands.from} on it passes only on ${check.demands.origins.join(', ')} evidence.`
    : '';
  const parts: (readonly [string, string])[] = [
    ['Looks at', guide.looksAt],
    ['Why', guide.why],
    ['How', guide.how],
    ['What to do', guide.fix],
    ['Weight', `${blocks}${demands}`],
    ...(check.asks ? [['Asks', `${check.asks.question} ${check.asks.where}`] as const] : []),
    ...(guide.corrections ?? []).map(
      (row) =>
        [
          'Often read, not true',
          `${row.claim} What holds: ${row.now} (${sourceLine(row.source, today)})`,
        ] as const,
    ),
    ['Sources', guide.sources.map((id) => sourceLine(id, today)).join('; ')],
  ];
  const body = parts.map(([title, text]) => `${title}\n${wrapped(text, columns - 2, '  ')}`);
  return `${check.id}: ${check.subject}\n\n${body.join('\n\n')}\n`;
}

/** From which level on what it finds stops a launch. */
function weightOf({ blocksFrom, failsFrom }: Check): string {
  if (blocksFrom !== 'never')
    return `Can stop a launch from level ${blocksFrom} on${failsFrom ? `, and a fail from level ${failsFrom} on` : ''}.`;
  return failsFrom
    ? `A fail stops a launch from level ${failsFrom} on; an open question never does.`
    : 'Never stops a launch; it advises.';
}

function sourceLine(id: keyof typeof sources, today: string): string {
  const { title, url, readOn } = sources[id];
  const age = isStale(readOn, today)
    ? ` (more than ${staleAfterDays} days ago: look there before relying on it)`
    : '';
  return `${title}, ${url}, read ${readOn}${age}`;
}

/** Greedy wrapping at spaces; a word longer than the line, such as an address, stays whole. */
function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((row) => `${indent}${row}`).join('\n');
}
