/** Beginnings of credentials; whatever follows them is left out. */
const credentials =
  /(sk-ant-|\bsk-|\bbearer |\bya29\.|\bAIza|\bAKIA|\bASIA|\bgh[pousr]_|\beyJ)[\w.~+/=-]{6,}/gi;

/** What a JSON parser says quotes the text it stumbled over; the SDK passes that on about files that hold tokens. */
const parserQuote = /SyntaxError: .*$/s;

/** A text with every Claude key in it cut after its first letters. */
export const withoutKeys = (text: string): string => text.replace(/sk-ant-[\w-]+/gi, 'sk-ant-…');

/** Text from the other side as one line: no control or hidden characters, nothing shaped like a key, at most 200 characters. */
export function foreignText(text: string): string {
  return text
    .replace(parserQuote, 'it is not valid JSON')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(credentials, '$1…')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}

/** An id from the other side, or null where it holds anything an id does not. */
export function foreignId(text: string | null | undefined): string | null {
  return text && /^[\w.:@/-]{1,200}$/.test(text) && foreignText(text) === text ? text : null;
}
