import { terminalText } from './terminal-text.ts';

/**
 * Text that is not ours as inline Markdown (GitHub flavour) that renders as exactly that text: in a paragraph, heading,
 * list item or table cell. Words GitHub would turn into links, mentions, references or emoji become code.
 */
export function escapeMarkdown(text: string): string {
  const words = terminalText(text).split(' ').map(escapeWord);
  return atLineStart(words.join(' '));
}

/**
 * A name, id or path as code; as plain text where it holds a pipe, which no code span carries in and out of tables, or
 * a backtick, whose longer fence could open a code block on a folded line.
 */
export function codeSpan(text: string): string {
  const content = terminalText(text);
  return content === '' || /[`|]/.test(content) ? escapeMarkdown(content) : `\`${content}\``;
}

/** Lines as they are, in a block of code that none of them can end. */
export function fenced(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}

/** Addresses, e-mail addresses, @mentions, #1 and GH-1 references, :shortcodes:. Backslashes do not stop GitHub there. */
const madeActive = /:\/\/|www\.|@[\w-]|#\d|GH-\d|(?<![\p{L}\p{N}]):[a-z0-9+_-]+:/iu;

function escapeWord(word: string): string {
  if (!madeActive.test(word)) return escapeCharacters(word);
  return word
    .split(/([`|])/)
    .map((part) => (madeActive.test(part) ? codeSpan(part) : escapeCharacters(part)))
    .join('');
}

/** Escapes what has a meaning anywhere in a line. A name such as `max_tokens` keeps its underscore: it cannot emphasise. */
function escapeCharacters(word: string): string {
  return word
    .replace(/[\\`*[\]<~|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => run.replaceAll('_', '\\_'))
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\$(?!\d)/g, '\\$')
    .replace(/^#/, '\\#');
}

/** Escapes what has a meaning only where a line begins: list markers, quotes, underlines of headings and tables. */
function atLineStart(text: string): string {
  return text.replace(/^[-+=:>]/, '\\$&').replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}
