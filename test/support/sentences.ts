import { expect } from 'vitest';
import type { CodeArgs } from '../../src/judge/codes.ts';
import type { Wording } from '../../src/report/wording/words.ts';

/** Arguments to word each code with: one set at least, and one for each branch of its sentences. */
export type Samples<C extends keyof CodeArgs> = {
  readonly [K in C]: readonly [CodeArgs[K], ...CodeArgs[K][]];
};

/** Every worded text of every sample, as `[code, text]`. */
export function wordedTexts<C extends keyof CodeArgs>(
  wording: Wording<C>,
  samples: Samples<C>,
): (readonly [C, string])[] {
  return (Object.keys(samples) as C[]).flatMap((code) =>
    samples[code].flatMap((args) => {
      const { detail, fix = [] } = wording[code](args);
      return [detail, ...fix].map((text) => [code, text] as const);
    }),
  );
}

/** Headlines that codes bring themselves, as `[code, title]`. */
export function wordedTitles<C extends keyof CodeArgs>(
  wording: Wording<C>,
  samples: Samples<C>,
): (readonly [C, string])[] {
  return (Object.keys(samples) as C[]).flatMap((code) =>
    samples[code].flatMap((args) => {
      const { title } = wording[code](args);
      return title === undefined ? [] : [[code, title] as const];
    }),
  );
}

/** Headlines for people: begun, without a full stop and without a value that slipped through. */
export function expectTitle(title: string): void {
  expect(title).toMatch(/^[A-Z].*[^.?]$/su);
  expect(title).not.toMatch(/undefined|\bnull\b|NaN|Infinity|\[object|\s{2}|!|\.\./);
  expect(title.length).toBeLessThanOrEqual(80);
}

/** Full sentences for people: begun, ended, and without a value that slipped through. */
export function expectSentences(text: string): void {
  expect(text).toMatch(/^\S.*[.?]$/su);
  expect(text).not.toMatch(/undefined|\bnull\b|NaN|Infinity|\[object|\s{2}|!|\.\./);
}
