import type { Run } from '../judge/run.ts';

/**
 * Characters JSON allows as they are, but a terminal would act on: DEL, C1, line separators, direction marks; and the
 * first of `##[` and its like, which CI systems read as commands anywhere in a log.
 */
const unsafe =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|#(?=#(?:vso|teamcity)?\[)/gi;

/** The run document: exactly one JSON document, ending in a newline. */
export const jsonReport = (run: Run): string => jsonText(run);

/** Anything as one JSON document that is safe to print, ending in a newline. */
export function jsonText(document: unknown): string {
  const text = JSON.stringify(document, null, 2);
  return `${text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
