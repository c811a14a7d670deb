import { foldWords } from './terminal-style.ts';

/** Words that mean nothing to Markdown at the start of a line: letters, plain numbers, escapes, code, links, bold. */
const mayStartLine = /^(?:[\p{L}("'$[\\]|\*\*\S|`(?!`)|\d+(?![\d.)])|\d+[.)]\S)/u;

/** Words; a link or a code span stays on one line with what touches it. */
const unbroken = /(?:\\.|(?<![`\\])`[^`]+`(?!`)|\[(?:\\.|[^\]\\])*\]\[[^\]]*\]|[^ ])+/g;

/**
 * Folds long paragraphs and list items so that the source reads well as plain text. Tables, headings and blocks of code
 * stay as they are. Invariant: rendering is unchanged, because a line only ends where the next word cannot open a block.
 */
export function wrapMarkdown(markdown: string, columns: number): string {
  let fence: string | null = null;
  const wrapped: string[] = [];
  for (const line of markdown.split('\n')) {
    const opened: string | undefined = /^(`{3,})\w*$/.exec(line)?.[1];
    const isAsItIs = fence !== null || opened !== undefined || /^[|#]/.test(line);
    if (fence === null) fence = opened ?? null;
    else if (line === fence) fence = null;
    wrapped.push(isAsItIs ? line : wrapLine(line, columns));
  }
  return wrapped.join('\n');
}

function wrapLine(line: string, columns: number): string {
  const prefix = /^ *(?:- |\d+\. )?/.exec(line)?.[0] ?? '';
  return foldWords(unitsOf(line.slice(prefix.length)), columns, prefix).join('\n');
}

/** Words, each with the following ones that may not open a line. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const word of text.match(unbroken) ?? []) {
    const before = units.pop();
    if (before === undefined) units.push(word);
    else if (mayStartLine.test(word)) units.push(before, word);
    else units.push(`${before} ${word}`);
  }
  return units;
}
