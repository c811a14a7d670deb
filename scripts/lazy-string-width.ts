import type stringWidth from 'string-width';

/** The bundler wraps what is required so that it runs at its first use. */
declare const require: (path: string) => { readonly default: typeof stringWidth };

/**
 * Letters, signs and lines that take one column each: nearly all text there is. Left out are marks that take none, such as
 * the soft hyphen, and whatever joins with its neighbours.
 */
const oneColumnEach =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f]*$/;

/**
 * Stands in for string-width in the bundle: the tables it builds when it is loaded take longer than judging every check,
 * and plain text does not need them.
 */
export default function width(text: string, options?: Parameters<typeof stringWidth>[1]): number {
  if (oneColumnEach.test(text)) return text.length;
  return require('../node_modules/string-width/index.js').default(text, options);
}
