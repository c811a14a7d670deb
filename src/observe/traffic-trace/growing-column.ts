type Cells = Float64Array | Uint32Array | Uint16Array;

/** Numbers that come one after another, in a typed array that doubles. */
export class GrowingColumn<A extends Cells> {
  readonly #make: (length: number) => A;
  #cells: A;
  #length = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#cells = make(1_024);
  }

  push(value: number): void {
    if (this.#length === this.#cells.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length] = value;
    this.#length += 1;
  }

  /** What came so far, in the column's own memory. */
  get values(): A {
    return this.#cells.subarray(0, this.#length) as A;
  }
}

/** The rows 0 to `length` in ascending order, or null where they are in it already. */
export function orderOf(length: number, compare: (a: number, b: number) => number): Uint32Array | null {
  let row = 1;
  while (row < length && compare(row - 1, row) <= 0) row += 1;
  if (row >= length) return null;
  return Uint32Array.from({ length }, (_, index) => index).sort(compare);
}

/** A column with its rows in that order. */
export function arranged<A extends Cells>(column: A, order: Uint32Array | null): A {
  if (!order) return column;
  const sorted = column.slice() as A;
  for (let row = 0; row < order.length; row += 1) sorted[row] = column[order[row] ?? 0] ?? 0;
  return sorted;
}
