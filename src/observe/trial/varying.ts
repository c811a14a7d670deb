import type { varyingKinds } from '../../judge/seen/trial.ts';

export type VaryingKind = (typeof varyingKinds)[number];
/** Kinds of short fragments that can stand elsewhere in a prompt. */
type FragmentKind = Exclude<VaryingKind, 'words' | 'end'>;

/** From the strictest shape to the loosest: the first that fits is the kind of a fragment. */
const shapes: readonly (readonly [FragmentKind, RegExp])[] = [
  ['uuid', /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi],
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['date', dateShape()],
  [
    'time',
    /(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m\b)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b)?/gi,
  ],
  ['id', /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{6,}/gi],
  ['number', /\d+(?:[.,]\d+)*/g],
];

function dateShape(): RegExp {
  const month =
    '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
  const day = '\\d{1,2}(?:st|nd|rd|th|\\.)?';
  const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun),? )?';
  const year = '(?:,? \\d{4})?';
  const written = `\\b${weekday}(?:${month} ${day}(?!\\d)${year}|${day} ${month}${year})`;
  const digits = '(?<!\\d)(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4})(?!\\d)';
  return new RegExp(`${written}|${digits}`, 'gi');
}

interface Fragment {
  readonly kind: FragmentKind;
  readonly from: number;
  readonly to: number;
}

/** Looked at on either side of a place: longer than any fragment but ids nobody would put into a prompt. */
const reach = 100;

/** Fragments, one of a kind, that a place lies in or right behind. Nothing before `since` belongs to them. */
function fragmentsAt(text: string, at: number, since: number): Fragment[] {
  const start = Math.max(since, at - reach);
  const near = text.slice(start, at + reach);
  return shapes.flatMap(([kind, shape]) => {
    for (const { 0: found, index } of near.matchAll(shape)) {
      const from = start + index;
      if (from > at) return [];
      if (from + found.length >= at) return [{ kind, from, to: from + found.length }];
    }
    return [];
  });
}

/** What stands at the same place of several texts: a kind only where nearly all of them have it and it differs. */
export function kindAt(places: readonly { readonly text: string; readonly at: number }[]): VaryingKind {
  const found = places.map(({ text, at }) => ({ text, fragments: fragmentsAt(text, at, 0) }));
  for (const [kind] of shapes) {
    const same = found.flatMap(({ text, fragments }) => {
      const fragment = fragments.find((row) => row.kind === kind);
      return fragment ? [text.slice(fragment.from, fragment.to)] : [];
    });
    if (same.length >= places.length * nearlyAll && new Set(same).size > 1) return kind;
  }
  return 'words';
}

const nearlyAll = 0.8;

/** Fragments of one kind at these places of two texts that differ; undefined where other things do. */
export function varyingFragments(
  one: { readonly text: string; readonly at: number; readonly since: number },
  other: { readonly text: string; readonly at: number; readonly since: number },
): readonly [Fragment, Fragment] | undefined {
  const others = fragmentsAt(other.text, other.at, other.since);
  for (const fragment of fragmentsAt(one.text, one.at, one.since)) {
    const match = others.find(({ kind }) => kind === fragment.kind);
    if (!match) continue;
    const isSame = one.text.slice(fragment.from, fragment.to) === other.text.slice(match.from, match.to);
    const goesOn = fragment.to > one.at || match.to > other.at;
    if (!isSame && goesOn) return [fragment, match];
  }
  return undefined;
}
