/** Things to come, the earliest first, each a time and a number that says what: twelve bytes, however many there are. */
export class EventHeap {
  #times = new Float64Array(256);
  #whats = new Int32Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Time of the earliest; infinite where nothing is to come. */
  get earliest(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] as number);
  }

  push(time: number, what: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    const whats = this.#whats;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = times[parent] as number;
      if (above <= time) break;
      times[at] = above;
      whats[at] = whats[parent] as number;
      at = parent;
    }
    times[at] = time;
    whats[at] = what;
  }

  /** Takes the earliest away and says what it was; -1 where there is none. */
  pop(): number {
    if (this.#size === 0) return -1;
    this.#size -= 1;
    const times = this.#times;
    const whats = this.#whats;
    const size = this.#size;
    const first = whats[0] as number;
    const last = times[size] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child += 1;
      const below = times[child] as number;
      if (below >= last) break;
      times[at] = below;
      whats[at] = whats[child] as number;
      at = child;
    }
    times[at] = last;
    whats[at] = whats[size] as number;
    return first;
  }

  #grow(): void {
    const times = new Float64Array(this.#size * 2);
    times.set(this.#times);
    this.#times = times;
    const whats = new Int32Array(this.#size * 2);
    whats.set(this.#whats);
    this.#whats = whats;
  }
}
