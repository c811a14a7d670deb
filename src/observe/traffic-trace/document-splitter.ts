/** A JSON object of a text, and the line it begins on, counted from 1. */
export interface JsonDocument {
  readonly line: number;
  readonly content: Buffer;
}

/** What ends the reading of documents, as a full sentence. */
export class BrokenDocuments extends Error {}

const [quote, backslash, lineFeed, comma] = [0x22, 0x5c, 0x0a, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, lineFeed]);

/**
 * Cuts bytes into the JSON objects that follow one another in them, on lines of their own or not, or as the elements of a
 * list, wherever the pieces of the file end. What is inside an object is left to a parser.
 */
export class DocumentSplitter {
  readonly #longest: number;
  #line = 1;
  #beginLine = 1;
  /** Lists that are open around the objects, and objects and lists that are open within one. */
  #lists = 0;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(longestBytes: number) {
    this.#longest = longestBytes;
  }

  /** The objects that end in this piece. Throws BrokenDocuments. */
  *push(piece: Buffer): Generator<JsonDocument> {
    let begin = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte === lineFeed) this.#line += 1;
      if (this.#depth === 0) {
        if (byte !== openObject) this.#between(byte);
        else {
          begin = at;
          this.#beginLine = this.#line;
          this.#depth = 1;
        }
        continue;
      }
      this.#within(byte);
      if (this.#depth > 0) continue;
      this.#hold(piece.subarray(begin, at + 1));
      yield { line: this.#beginLine, content: Buffer.concat(this.#held, this.#heldBytes) };
      this.#held = [];
      this.#heldBytes = 0;
    }
    if (this.#depth > 0) this.#hold(Buffer.from(piece.subarray(begin)));
  }

  /** Throws BrokenDocuments where the text breaks off. */
  end(): void {
    if (this.#depth > 0)
      throw new BrokenDocuments(`It breaks off within the object that begins in line ${this.#beginLine}.`);
    if (this.#lists > 0) throw new BrokenDocuments('It breaks off before the list that it begins is closed.');
  }

  #between(byte: number): void {
    if (byte === openList) this.#lists += 1;
    else if (byte === closeList) this.#lists -= 1;
    else if (byte !== comma && !blanks.has(byte))
      throw new BrokenDocuments(`Line ${this.#line} has something other than JSON objects.`);
    if (this.#lists < 0) throw new BrokenDocuments(`Line ${this.#line} closes a list that was never opened.`);
  }

  #within(byte: number): void {
    if (this.#inText) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) this.#inText = false;
    } else if (byte === quote) this.#inText = true;
    else if (byte === openObject || byte === openList) this.#depth += 1;
    else if (byte === closeObject || byte === closeList) this.#depth -= 1;
  }

  #hold(part: Buffer): void {
    this.#heldBytes += part.length;
    if (this.#heldBytes > this.#longest)
      throw new BrokenDocuments(
        `The object that begins in line ${this.#beginLine} is longer than ${this.#longest / 1024 / 1024} MB.`,
      );
    this.#held.push(part);
  }
}
