/**
 * Common words of five letters: with the space before it, one is six characters. One word is at least one token (no
 * tokenizer known to us joins words) and at most two, which bounds the text's tokens from both sides.
 */
const words =
  'about after again black bread bring carry chair clean close cloud dream early earth eight every field first floor fresh front glass grand great green happy heart horse house large light money month music night north ocean paper party peace phone piece place plain plant point power price quiet radio river round seven shape sheep short small smile sound south space stone story table three today total touch train trust under voice watch water white whole woman world write young'.split(
    ' ',
  );
const mostTokensPerWord = 2;
/** A random id of 36 characters, each a token at worst. */
const mostIdTokens = 36;

/** A text that makes at least so many tokens; the id at its beginning keeps it from being in any cache. */
export const cachedPrefix = (id: string, leastTokens: number): string =>
  [id, ...Array.from({ length: leastTokens }, (_, index) => words[index % words.length])].join(' ');

/** Most tokens such a text makes. */
export const mostPrefixTokens = (leastTokens: number): number =>
  leastTokens * mostTokensPerWord + mostIdTokens;
