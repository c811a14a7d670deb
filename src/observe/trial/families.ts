import { commonBeginning, comparePrompts, depthOf, type Place, textsBetween } from './common-beginning.ts';
import type { Prompt } from './prompt-parts.ts';

/** Samples that begin alike, at least two of them, in the order of `comparePrompts`. */
export interface Family {
  readonly members: readonly [Prompt, Prompt, ...Prompt[]];
  /** Where the beginning ends that all of them have in common. */
  readonly end: Place;
}

/** Families smaller than this share of the samples are not told. */
const worthShare = 0.05;
/** Nor those whose common beginning is hardly longer than that of the samples around them. */
const worthTokens = 100;

/** Neighbours in the sorted prompts, from `from` up to and without `to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** A range that is worth telling apart from the one around it, and those inside it. */
interface Group extends Range {
  readonly inner: readonly Group[];
}

/**
 * Samples by their common beginnings; each sample belongs to one family or to none. Those of the whole are divided only
 * where at least a twentieth of them goes on together for a hundred tokens and more; what is left of a group stays a
 * family with the shorter beginning, or, where it is too small, goes to the group around it. The order of the prompts
 * does not matter. `tokens` is asked about each stretch of text once or twice, never once a sample.
 */
export function familiesOf(prompts: readonly Prompt[], tokens: (text: string) => number): Family[] {
  const sorted = prompts.toSorted(comparePrompts);
  const least = Math.max(2, Math.ceil(sorted.length * worthShare));
  /** Where each prompt stops being the same as the one before it. */
  const borders = sorted.map((prompt, index) => {
    const place = commonBeginning(sorted[index - 1] ?? [], prompt);
    return { place, depth: depthOf(prompt, place) };
  });

  const inside = (range: Range): readonly Range[] => {
    const depths = borders.slice(range.from + 1, range.to).map(({ depth }) => depth);
    const shallowest = Math.min(...depths);
    const cuts = depths.flatMap((depth, index) => (depth === shallowest ? [range.from + 1 + index] : []));
    return [range.from, ...cuts]
      .map((from, index) => ({ from, to: cuts[index] ?? range.to }))
      .filter(({ from, to }) => to - from >= least);
  };
  const endOf = ({ from, to }: Range): Place => commonBeginning(sorted[from] ?? [], sorted[to - 1] ?? []);

  const groupsIn = (range: Range, end: Place): Group[] =>
    inside(range).flatMap((part) => {
      const partEnd = endOf(part);
      const texts = textsBetween(sorted[part.from] ?? [], end, partEnd);
      const longer = texts.reduce((sum, text) => sum + tokens(text), 0);
      return longer >= worthTokens ? [{ ...part, inner: groupsIn(part, partEnd) }] : groupsIn(part, end);
    });

  const families: Family[] = [];
  /** Tells the families of a group, the inner ones first; gives back its samples that belong to none. */
  const settle = ({ from, to, inner }: Group): Prompt[] => {
    const left = inner.flatMap(settle);
    const own = sorted
      .slice(from, to)
      .filter((_, index) => !inner.some((part) => covers(part, from + index)));
    const [first, second, ...others] = [...own, ...left].toSorted(comparePrompts);
    const size = own.length + left.length;
    if (!first || !second || size < least) return [...own, ...left];
    families.push({
      members: [first, second, ...others],
      end: commonBeginning(first, others.at(-1) ?? second),
    });
    return [];
  };
  const whole = { from: 0, to: sorted.length };
  settle({ ...whole, inner: groupsIn(whole, endOf(whole)) });
  return families;
}

const covers = ({ from, to }: Range, index: number): boolean => index >= from && index < to;
