import type { SampleCarry } from './sample.ts';

/** What is kept of one sample. */
export interface SampleRow {
  /** Line of the file, or number of the file in its folder, counted from 1. */
  readonly line: number;
  /** Where its text lies: bytes from the start of its file. */
  readonly offset: number;
  readonly bytes: number;
  /** Estimated on this machine. */
  readonly estimatedTokens: number;
  /** null: it states no max_tokens. */
  readonly maxTokens: number | null;
  readonly carry: SampleCarry;
}

const carried = ['system', 'tools', 'images', 'documents', 'cacheControl'] as const;

/** Numbers a row takes. */
const width = 6;

/** Rows of any number of samples, 48 bytes each. */
export class SampleTable {
  #cells = new Float64Array(width * 1_024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(row: SampleRow): void {
    const at = this.#length * width;
    if (at === this.#cells.length) {
      const larger = new Float64Array(this.#cells.length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    const bits = carried.reduce((sum, name, bit) => sum + (row.carry[name] ? 2 ** bit : 0), 0);
    this.#cells.set([row.line, row.offset, row.bytes, row.estimatedTokens, row.maxTokens ?? -1, bits], at);
    this.#length += 1;
  }

  /** Throws RangeError beyond the end. */
  at(index: number): SampleRow {
    if (!(index >= 0 && index < this.#length)) throw new RangeError(`There is no sample ${index}.`);
    const [line = 0, offset = 0, bytes = 0, estimatedTokens = 0, maxTokens = -1, bits = 0] =
      this.#cells.subarray(index * width, (index + 1) * width);
    const carries = Object.fromEntries(carried.map((name, bit) => [name, (bits & (2 ** bit)) !== 0]));
    return {
      line,
      offset,
      bytes,
      estimatedTokens,
      maxTokens: maxTokens < 0 ? null : maxTokens,
      carry: carries as Record<(typeof carried)[number], boolean>,
    };
  }

  *rows(): Generator<SampleRow> {
    for (let index = 0; index < this.#length; index += 1) yield this.at(index);
  }
}
