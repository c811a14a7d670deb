import type { Family } from './families.ts';
import type { Prompt } from './prompt-parts.ts';
import { varyingFragments } from './varying.ts';

/** A beginning with more varying fragments than these is data, and no text that stays the same. */
const mostFragments = 100;

interface Cut {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** How far two prompts are the same but for fragments, by places of the first. */
interface Alike {
  readonly end: { readonly part: number; readonly offset: number };
  readonly cuts: readonly Cut[];
}

/**
 * The texts that all members of a family would have in common at their beginning if dates, times, ids, numbers and
 * addresses that vary stood behind it.
 */
export function textsIfMoved({ members }: Family): string[] {
  const [first, ...others] = members;
  let end = { part: first.length, offset: 0 };
  const cuts: Cut[] = [];
  for (const other of others) {
    const alike = alikeButForFragments(first, other);
    if (isBefore(alike.end, end)) end = alike.end;
    cuts.push(...alike.cuts);
  }
  return first.flatMap((part, index) => {
    if (part.opaque || index > end.part) return [];
    const until = index === end.part ? end.offset : part.text.length;
    return [
      without(
        part.text.slice(0, until),
        cuts.filter((cut) => cut.part === index),
      ),
    ];
  });
}

function alikeButForFragments(a: Prompt, b: Prompt): Alike {
  const cuts: Cut[] = [];
  const until = Math.min(a.length, b.length);
  for (let part = 0; part < until; part += 1) {
    const [one, other] = [a[part], b[part]];
    if (!one || !other || one.head !== other.head) return { end: { part, offset: 0 }, cuts };
    if (one.text === other.text) continue;
    if (one.opaque) return { end: { part, offset: 0 }, cuts };
    const offset = alikeUntil(one.text, other.text, mostFragments - cuts.length, (from, to) =>
      cuts.push({ part, from, to }),
    );
    if (offset !== null) return { end: { part, offset }, cuts };
  }
  return { end: { part: until, offset: 0 }, cuts };
}

/** Where two texts differ in more than fragments; null: nowhere. */
function alikeUntil(
  text: string,
  otherText: string,
  mostCuts: number,
  cut: (from: number, to: number) => void,
): number | null {
  let [at, otherAt, since, otherSince] = [0, 0, 0, 0];
  for (let cuts = 0; ; cuts += 1) {
    while (at < text.length && otherAt < otherText.length) {
      if (text.charCodeAt(at) !== otherText.charCodeAt(otherAt)) break;
      at += 1;
      otherAt += 1;
    }
    if (at === text.length && otherAt === otherText.length) return null;
    const pair =
      cuts < mostCuts
        ? varyingFragments({ text, at, since }, { text: otherText, at: otherAt, since: otherSince })
        : undefined;
    if (!pair) return at;
    const [fragment, other] = pair;
    cut(fragment.from, fragment.to);
    at = since = fragment.to;
    otherAt = otherSince = other.to;
  }
}

const isBefore = (a: Alike['end'], b: Alike['end']): boolean =>
  a.part < b.part || (a.part === b.part && a.offset < b.offset);

function without(text: string, cuts: readonly Cut[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of cuts.toSorted((a, b) => a.from - b.from)) {
    if (from > at) kept += text.slice(at, from);
    at = Math.max(at, to);
  }
  return kept + text.slice(at);
}
