import { withoutSecrets } from './secret.ts';

/** Beginnings of credentials; whatever follows them is left out. */
const credentials =
  /(sk-ant-|\bsk-|\bbearer |\bya29\.|\bAIza|\bAKIA|\bASIA|\bgh[pousr]_|\beyJ)[\w.~+/=-]{6,}/gi;

/** What a JSON parser says quotes the text it stumbled over; the SDK passes that on about files that hold tokens. */
const parserQuote = /SyntaxError: .*$/s;

/** Titles, other strings, and colours and cursor moves, which would leave their letters behind without their beginning. */
const terminalSequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?/g;

const longest = 200;
/** Nothing behind it is looked at: a hostile text may be megabytes long. */
const longestRead = 4_000;
/** Of a text that was cut: more than what is too short to be known for the beginning of a credential. */
const cutMargin = 40;

/** A text with every Claude key in it cut after its first letters. */
export const withoutKeys = (text: string): string => text.replace(/sk-ant-[\w-]+/gi, 'sk-ant-…');

/**
 * Text from the other side as one line: no terminal sequence, no control or hidden characters, nothing shaped like a
 * key, no credential of ours, at most 200 characters.
 */
export function foreignText(text: string): string {
  const cleaned = withoutSecrets(
    text
      .slice(0, longestRead)
      .replace(terminalSequences, '')
      .replace(parserQuote, 'it is not valid JSON')
      .replace(/\p{Cf}+/gu, '')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replace(credentials, '$1…'),
  );
  const whole = text.length > longestRead ? cleaned.slice(0, -cutMargin) : cleaned;
  return whole.trim().slice(0, longest).toWellFormed();
}

/** An id from the other side, or null where it holds anything an id does not. */
export function foreignId(text: string | null | undefined): string | null {
  return text && /^[\w.:@/-]{1,200}$/.test(text) && foreignText(text) === text ? text : null;
}
