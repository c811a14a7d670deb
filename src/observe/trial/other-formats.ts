import { UsageError } from '../../plan/usage-error.ts';

const whatJsonLinesAre = 'JSON Lines hold one request in each line, with no line break inside a request';

/** Throws UsageError where the beginning of a file shows that it holds no JSON Lines, and says what to do about it. */
export function refuseOtherFormats(name: string, head: Buffer): void {
  const wrong = formatOf(name, head);
  if (wrong) throw new UsageError(wrong);
}

function formatOf(name: string, head: Buffer): string | null {
  if (head.length === 0) return `${name} is empty: there is no sample to try.`;
  if (head[0] === 0x1f && head[1] === 0x8b) return `${name} is compressed: unpack it first.`;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return `${name} is text in UTF-16: save it in UTF-8.`;
  if (head.includes(0)) return `${name} is no text file: samples are JSON Lines in UTF-8.`;
  const [first = '', second = ''] = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (/^\s*\[/.test(first))
    return `${name} is one JSON array, not JSON Lines. ${whatJsonLinesAre}: jq -c '.[]' makes them of an array.`;
  // An object that is left open, and a second line that is indented or begins none.
  if (/^\s*\{(.*[{[,])?\s*$/.test(first) && second !== '' && !second.startsWith('{'))
    return `${name} is JSON spread over several lines, not JSON Lines. ${whatJsonLinesAre}: jq -c . makes them of such a file.`;
  return null;
}
