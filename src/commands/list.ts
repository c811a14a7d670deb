import { checks } from '../../checks/registry.ts';
import type { Check } from '../judge/check.ts';
import { exitCodes, type GlobalOptions, type Io, print } from './io.ts';

/** `gonogo list`: every check, in the order they are judged. */
export async function list(io: Io, options: GlobalOptions): Promise<number> {
  if (options.json) {
    const rows = checks.map(({ id, section, subject, blocksFrom, failsFrom, needs }) => ({
      id,
      section,
      subject,
      blocksFrom,
      ...(failsFrom && { failsFrom }),
      needs,
    }));
    await print(io.stdout, `${JSON.stringify(rows, null, 2)}\n`);
    return exitCodes.done;
  }
  const idWidth = Math.max(...checks.map((check) => check.id.length));
  const subjectWidth = Math.max(...checks.map((check) => check.subject.length));
  const lines = checks.map(
    (check) => `${check.id.padEnd(idWidth)}  ${check.subject.padEnd(subjectWidth)}  ${weightOf(check)}`,
  );
  await print(io.stdout, `${lines.join('\n')}\n`);
  return exitCodes.done;
}

function weightOf({ blocksFrom, failsFrom }: Check): string {
  const open = blocksFrom === 'never' ? null : `blocks from ${blocksFrom}`;
  const fail = failsFrom ? `a fail blocks from ${failsFrom}` : null;
  return [open, fail].filter((part) => part !== null).join(', ') || 'advice';
}
