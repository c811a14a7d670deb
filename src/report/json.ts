import type { Run } from '../judge/run.ts';

/** Characters JSON allows as they are, but a terminal would act on: DEL, C1, line separators, direction marks. */
const unsafe = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The run document: exactly one JSON document, ending in a newline. */
export function jsonReport(run: Run): string {
  const text = JSON.stringify(run, null, 2);
  return `${text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
