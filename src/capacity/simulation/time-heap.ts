/** Times of things to come, the earliest first; any number of them, eight bytes each. */
export class TimeHeap {
  #times = new Float64Array(1_024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The earliest; infinite where nothing is to come. */
  get earliest(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] ?? 0);
  }

  push(time: number): void {
    if (this.#size === this.#times.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#times);
      this.#times = larger;
    }
    const times = this.#times;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = times[parent] ?? 0;
      if (above <= time) break;
      times[at] = above;
      at = parent;
    }
    times[at] = time;
  }

  /** Takes the earliest away; does nothing where there is none. */
  pop(): void {
    if (this.#size === 0) return;
    this.#size -= 1;
    const times = this.#times;
    const last = times[this.#size] ?? 0;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && (times[child + 1] ?? 0) < (times[child] ?? 0)) child += 1;
      const below = times[child] ?? 0;
      if (below >= last) break;
      times[at] = below;
      at = child;
    }
    times[at] = last;
  }
}
