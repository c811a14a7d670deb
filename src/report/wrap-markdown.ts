import { foldWords } from './terminal-style.ts';

/** Words that mean nothing to Markdown at the start of a line: letters, plain numbers, escapes, code, links, bold. */
const mayStartLine = /^(?:[\p{L}("'$[\\]|\*\*\S|`(?!`)|\d+(?![\d.)])|\d+[.)]\S)/u;

/** Words; a link or a code span stays on one line with what touches it. */
const unbroken = /(?:\\.|(?<![`\\])`[^`]+`(?!`)|\[(?:\\.|[^\]\\])*\]\[[^\]]*\]|[^ ])+/g;

/**
 * Folds long paragraphs and list items so that the source reads well as plain text. Tables and headings stay as they
 * are. Invariant: rendering is unchanged, because a line only ends where the next word cannot open a block.
 */
export function wrapMarkdown(markdown: string, columns: number): string {
  return markdown
    .split('\n')
    .map((line) => (line.startsWith('|') || line.startsWith('#') ? line : wrapLine(line, columns)))
    .join('\n');
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
