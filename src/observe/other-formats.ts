import { UsageError } from '../plan/usage-error.ts';

const whatJsonLinesAre = 'JSON Lines hold one request in each line, with no line break inside a request';

/** What is said of a file that holds nothing, and of one that is no text. */
export interface Expected {
  /** "there is no sample to try". */
  readonly nothing: string;
  /** "samples are JSON Lines in UTF-8". */
  readonly text: string;
}

/** Throws UsageError where the beginning of a file shows that it holds no text in UTF-8, and says what to do about it. */
export function refuseNoText(name: string, head: Buffer, expected: Expected): void {
  const wrong = otherThanText(name, head, expected);
  if (wrong) throw new UsageError(wrong);
}

function otherThanText(name: string, head: Buffer, { nothing, text }: Expected): string | null {
  if (head.length === 0) return `${name} is empty: ${nothing}.`;
  if (head[0] === 0x1f && head[1] === 0x8b) return `${name} is compressed: unpack it first.`;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return `${name} is text in UTF-16: save it in UTF-8.`;
  if (head.includes(0)) return `${name} is no text file: ${text}.`;
  return null;
}

/** Throws UsageError where the beginning of a text shows JSON in another form than a document a line. */
export function refuseNoJsonLines(name: string, head: Buffer): void {
  const [first = '', second = ''] = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (/^\s*\[/.test(first))
    throw new UsageError(
      `${name} is one JSON array, not JSON Lines. ${whatJsonLinesAre}: jq -c '.[]' makes them of an array.`,
    );
  // An object that is left open, and a second line that is indented or begins none.
  if (/^\s*\{(.*[{[,])?\s*$/.test(first) && second !== '' && !second.startsWith('{'))
    throw new UsageError(
      `${name} is JSON spread over several lines, not JSON Lines. ${whatJsonLinesAre}: jq -c . makes them of such a file.`,
    );
}
