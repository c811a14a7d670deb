/** Colour, cursor and title sequences, introduced by ESC or its one-character C1 forms. */
const terminalSequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|(?:\u001b[PX^_]|[\u0090\u0098\u009e\u009f])[^\u001b\u009c]*(?:\u001b\\|\u009c)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|\u001b[ -/]*[0-~]?/g;

/** Line breaks, tabs and blanks. */
const whitespace = /[\t-\r\u0085\u2028\u2029 ]+/g;

/**
 * Control characters (C0, DEL, C1), marks that turn or hide text (direction marks, overrides and isolates, zero-width
 * space, word joiner, invisible operators, soft hyphen, byte order mark, tags, annotations, Hangul and Mongolian
 * fillers), and code points that stand for no character. Joiners stay: scripts and emoji need them.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;

/**
 * Openings of commands that CI systems obey when they read them in a log: `::error::` where a line begins (GitHub),
 * which folding makes of any word, `##[group]` (GitHub), `##vso[` (Azure) and `##teamcity[` anywhere. A blank after the
 * first character breaks them.
 */
const logCommands = /(?<!\S)::(?=[a-z])|##(?=(?:vso|teamcity)?\[)/gi;

export const withoutLogCommands = (text: string): string =>
  text.replace(logCommands, ([first]) => `${first} ${first}`);

/**
 * Text that is not ours as one safe line: no terminal sequence, no control or direction character, no command to a CI
 * system, line breaks and blanks folded into single spaces. Everything a person can see is kept.
 */
export function terminalText(text: string): string {
  const line = text
    .toWellFormed()
    .replace(terminalSequences, '')
    .replace(whitespace, ' ')
    .replace(unseen, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return withoutLogCommands(line);
}

/** The same for a text of several lines: its line breaks and indents stay. */
export const terminalLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => (/^ */.exec(line)?.[0] ?? '') + terminalText(line))
    .join('\n');
