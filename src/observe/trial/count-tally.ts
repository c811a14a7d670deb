import { type CountJournal, countRecord, type KeptCount, keptCounts } from './count-journal.ts';
import type { SampleTable } from './sample-table.ts';
import { type BadSample, mostNamed } from './scan.ts';

/** What the token-counting endpoint said of the samples that were chosen. */
export interface Counted {
  /** Tokens of each, in the order of `chosen`; NaN where the API does not take the sample. */
  readonly tokens: Float64Array;
  /** Those it does not take, by line: the first of them; `rejected` counts all. */
  readonly bad: readonly BadSample[];
  readonly rejected: number;
  /** True where the built-in sandbox counted any of them, now or before. */
  readonly sandbox: boolean;
}

/** Counts as they come in, and those that earlier starts left. */
export class CountTally {
  readonly #samples: SampleTable;
  readonly #chosen: readonly number[];
  readonly #journal: CountJournal | null;
  readonly #tokens: Float64Array;
  readonly #missing: number[] = [];
  #bad: BadSample[] = [];
  #rejected = 0;
  #counted = 0;
  #sandbox = false;

  constructor(samples: SampleTable, chosen: readonly number[], journal: CountJournal | null) {
    this.#samples = samples;
    this.#chosen = chosen;
    this.#journal = journal;
    this.#tokens = new Float64Array(chosen.length).fill(Number.NaN);
    const kept = journal ? keptCounts(journal) : new Map<number, KeptCount>();
    for (const [place, index] of chosen.entries()) {
      const before = kept.get(index);
      if (before) this.#take(place, before);
      else this.#missing.push(place);
    }
  }

  /** Places in `chosen` that nobody has counted yet. */
  get missing(): readonly number[] {
    return this.#missing;
  }

  get counted(): number {
    return this.#counted;
  }

  get rejected(): number {
    return this.#rejected;
  }

  indexOf(place: number): number {
    return this.#chosen[place] ?? 0;
  }

  /** Resolves once the count is kept. */
  async take(place: number, count: KeptCount): Promise<void> {
    this.#take(place, count);
    await this.#journal?.append(countRecord(this.indexOf(place), count));
  }

  reject(place: number, problem: string): void {
    this.#rejected += 1;
    this.#bad.push({ line: this.#samples.at(this.indexOf(place)).line, problem });
    this.#bad = this.#bad.toSorted((a, b) => a.line - b.line).slice(0, mostNamed);
  }

  result(): Counted {
    return { tokens: this.#tokens, bad: this.#bad, rejected: this.#rejected, sandbox: this.#sandbox };
  }

  #take(place: number, { tokens, sandbox }: KeptCount): void {
    this.#tokens[place] = tokens;
    this.#counted += 1;
    this.#sandbox ||= sandbox;
  }
}
