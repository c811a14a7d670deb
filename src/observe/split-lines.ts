/** A line of a file, by its bytes. */
export interface Line {
  /** Counted from 1. */
  readonly line: number;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Without its line end. */
  readonly bytes: number;
  /** Good until the next piece of the file is read into the same memory; null: the line is longer than is read. */
  readonly content: Buffer | null;
}

/** A place to begin at: in the file, and which line it is in. */
export interface LinePlace {
  readonly line: number;
  readonly offset: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts bytes into lines at every line feed, wherever the pieces of the file end. A carriage return before it belongs to
 * the line end. In UTF-8 neither byte is ever a part of another character. A line longer than `longest` is counted and
 * not kept.
 */
export class LineSplitter {
  readonly #longest: number;
  #line: number;
  #offset: number;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #heldEndsInReturn = false;

  constructor(longest: number, { line, offset }: LinePlace = { line: 1, offset: 0 }) {
    this.#longest = longest;
    this.#line = line;
    this.#offset = offset;
  }

  /** The lines that end in this piece. It may be overwritten once all of them were taken. */
  *push(piece: Buffer): Generator<Line> {
    let from = 0;
    for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, from)) {
      yield this.#finish(piece.subarray(from, at), 1);
      from = at + 1;
    }
    this.#hold(piece.subarray(from));
  }

  /** The last line, where the file does not end in a line feed. */
  *end(): Generator<Line> {
    if (this.#heldBytes > 0) yield this.#finish(Buffer.alloc(0), 0);
  }

  #hold(rest: Buffer): void {
    if (rest.length === 0) return;
    this.#heldBytes += rest.length;
    this.#heldEndsInReturn = rest.at(-1) === carriageReturn;
    // One byte more, for a carriage return that is no part of the line.
    if (this.#heldBytes > this.#longest + 1) this.#held = [];
    else this.#held.push(Buffer.from(rest));
  }

  #finish(rest: Buffer, lineEnd: number): Line {
    const whole = this.#heldBytes + rest.length;
    const isShort = whole <= this.#longest + 1;
    const content =
      this.#heldBytes === 0 ? rest : isShort ? Buffer.concat([...this.#held, rest], whole) : null;
    const endsInReturn = rest.length > 0 ? rest.at(-1) === carriageReturn : this.#heldEndsInReturn;
    const bytes = whole - (endsInReturn ? 1 : 0);
    const line: Line = {
      line: this.#line,
      offset: this.#offset,
      bytes,
      content: content && bytes <= this.#longest ? content.subarray(0, bytes) : null,
    };
    this.#line += 1;
    this.#offset += whole + lineEnd;
    this.#held = [];
    this.#heldBytes = 0;
    this.#heldEndsInReturn = false;
    return line;
  }
}
