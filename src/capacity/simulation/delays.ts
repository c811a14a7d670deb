/** Buckets a doubling; neighbouring bounds lie 2.2 % apart. */
const perDoubling = 32;
/** Delays below count as none. */
const leastMs = 1;
const doublings = 32;

/** How long requests waited before they were let in, in classes 2 % wide: as large for a million of them as for one. */
export class Delays {
  readonly #classes = new Float64Array(perDoubling * doublings + 2);
  #count = 0;
  #sumMs = 0;
  #longestMs = 0;

  static together(one: Delays, other: Delays): Delays {
    const all = new Delays();
    for (let at = 0; at < all.#classes.length; at += 1)
      all.#classes[at] = (one.#classes[at] as number) + (other.#classes[at] as number);
    all.#count = one.#count + other.#count;
    all.#sumMs = one.#sumMs + other.#sumMs;
    all.#longestMs = Math.max(one.#longestMs, other.#longestMs);
    return all;
  }

  get count(): number {
    return this.#count;
  }

  /** 0 without requests. */
  get meanMs(): number {
    return this.#count === 0 ? 0 : this.#sumMs / this.#count;
  }

  add(ms: number): void {
    this.#count += 1;
    this.#sumMs += ms;
    if (ms > this.#longestMs) this.#longestMs = ms;
    const at =
      ms < leastMs
        ? 0
        : Math.min(1 + Math.floor(Math.log2(ms / leastMs) * perDoubling), this.#classes.length - 1);
    this.#classes[at] = (this.#classes[at] as number) + 1;
  }

  /** The delay, in ms, that this share of the requests stays at or below, read no lower than it is; 0 without requests. */
  quantileMs(share: number): number {
    if (this.#count === 0) return 0;
    const rank = Math.ceil(Number((share * this.#count).toPrecision(12)));
    let seen = 0;
    for (let at = 0; at < this.#classes.length; at += 1) {
      seen += this.#classes[at] as number;
      if (seen >= rank) return at === 0 ? 0 : Math.min(this.#longestMs, leastMs * 2 ** (at / perDoubling));
    }
    return this.#longestMs;
  }
}
