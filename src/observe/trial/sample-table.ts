import type { SampleCarry } from './sample.ts';

/** What is kept of one sample. */
export interface SampleRow {
  /** Line of the file, or number of the file in its folder, counted from 1. */
  readonly line: number;
  /** Where its text lies: bytes from the start of the file, or of all files of a folder laid end to end. */
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
export const rowWidth = 6;

/** A row as numbers. */
export const rowCells = ({ line, offset, bytes, estimatedTokens, maxTokens, carry }: SampleRow): number[] => {
  const bits = carried.reduce((sum, name, bit) => sum + (carry[name] ? 2 ** bit : 0), 0);
  return [line, offset, bytes, estimatedTokens, maxTokens ?? -1, bits];
};

/** Rows of any number of samples, 48 bytes each. */
export class SampleTable {
  #cells: Float64Array;
  #length = 0;

  /** Room for so many rows; it grows where more come. */
  constructor(rows = 1_024) {
    this.#cells = new Float64Array(rowWidth * Math.max(1, rows));
  }

  get length(): number {
    return this.#length;
  }

  add(row: SampleRow): void {
    this.addCells(rowCells(row));
  }

  /** Adds a row as `rowCells` makes it. */
  addCells(cells: ArrayLike<number>): void {
    const at = this.#length * rowWidth;
    if (at === this.#cells.length) {
      const larger = new Float64Array(this.#cells.length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells.set(cells, at);
    this.#length += 1;
  }

  /** Throws RangeError beyond the end. */
  at(index: number): SampleRow {
    if (!(index >= 0 && index < this.#length)) throw new RangeError(`There is no sample ${index}.`);
    const [line = 0, offset = 0, bytes = 0, estimatedTokens = 0, maxTokens = -1, bits = 0] =
      this.#cells.subarray(index * rowWidth, (index + 1) * rowWidth);
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
