import type { Layout } from '../layout.ts';

/** Lines that the parts of a question would take if there were room for all. */
export interface Wanted {
  /** The question itself, with its notes. */
  readonly ask: number;
  readonly input: number;
  readonly hint: number;
  readonly where: number;
  readonly aside: number;
}

/** Lines each part gets; 0 leaves it out. With two panes the aside has the whole height of its own. */
export interface Shares {
  readonly input: number;
  readonly hint: number;
  readonly where: number;
  readonly aside: number;
}

/** A list keeps this many lines before anything else may take room. */
const inputFirst = 8;
const inputFirstInLowWindow = 6;
const lowWindow = 18;
/** The part of the height that the aside never exceeds when it stands below. */
const asideAtMost = 0.45;

/** Divides the body: question and input first, then the hint, what the checks say, the rest of the list, the place to look. */
export function shareOut(wanted: Wanted, { bodyRows, panes }: Pick<Layout, 'bodyRows' | 'panes'>): Shares {
  const first = bodyRows < lowWindow ? inputFirstInLowWindow : inputFirst;
  let rest = bodyRows - wanted.ask - 1;
  const take = (rows: number): number => {
    const taken = Math.max(0, Math.min(rows, rest));
    rest -= taken;
    return taken;
  };
  const spaced = (rows: number): number => (rows > 0 && rest > rows ? take(rows + 1) - 1 : 0);
  const least = take(Math.min(wanted.input, first));
  const hint = spaced(Math.min(wanted.hint, panes === 'two' ? wanted.hint : 2));
  const aside = panes === 'two' ? bodyRows : take(below(wanted.aside, bodyRows));
  const input = least + take(wanted.input - least);
  return { input, hint, aside, where: spaced(wanted.where) };
}

/** A line of its own sets the aside off from what stands above it. */
const below = (rows: number, bodyRows: number): number =>
  rows === 0 ? 0 : Math.min(rows + 1, Math.floor(bodyRows * asideAtMost));
