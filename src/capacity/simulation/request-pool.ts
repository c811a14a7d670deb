/** Requests that are waiting or under way, in columns that are used again: their number bounds the memory, not how many came. */
export class RequestPool {
  arrivedMs = new Float64Array(256);
  inputTokens = new Float64Array(256);
  outputTokens = new Float64Array(256);
  /** First token of the answer; without meaning before the request is let in. */
  beginsMs = new Float64Array(256);
  stream = new Uint16Array(256);
  tried = new Int32Array(256);
  /** 1: a limit turned it down at least once. */
  throttled = new Uint8Array(256);
  #free = new Int32Array(256);
  #freed = 0;
  #made = 0;

  /** A slot for one more request, with what it says. */
  add(arrivedMs: number, inputTokens: number, outputTokens: number, stream: number): number {
    let slot: number;
    if (this.#freed > 0) {
      this.#freed -= 1;
      slot = this.#free[this.#freed] as number;
    } else {
      if (this.#made === this.arrivedMs.length) this.#grow();
      slot = this.#made;
      this.#made += 1;
    }
    this.arrivedMs[slot] = arrivedMs;
    this.inputTokens[slot] = inputTokens;
    this.outputTokens[slot] = outputTokens;
    this.stream[slot] = stream;
    this.tried[slot] = 0;
    this.throttled[slot] = 0;
    return slot;
  }

  remove(slot: number): void {
    this.#free[this.#freed] = slot;
    this.#freed += 1;
  }

  #grow(): void {
    const size = this.#made * 2;
    const copy = <T extends Float64Array | Uint16Array | Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.arrivedMs = copy(this.arrivedMs, new Float64Array(size));
    this.inputTokens = copy(this.inputTokens, new Float64Array(size));
    this.outputTokens = copy(this.outputTokens, new Float64Array(size));
    this.beginsMs = copy(this.beginsMs, new Float64Array(size));
    this.stream = copy(this.stream, new Uint16Array(size));
    this.tried = copy(this.tried, new Int32Array(size));
    this.throttled = copy(this.throttled, new Uint8Array(size));
    this.#free = copy(this.#free, new Int32Array(size));
  }
}

/** Slots in the order they came. */
export class SlotQueue {
  #slots = new Int32Array(256);
  #first = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whose turn is next; -1 where there is none. */
  get first(): number {
    return this.#size === 0 ? -1 : (this.#slots[this.#first] as number);
  }

  push(slot: number): void {
    if (this.#size === this.#slots.length) {
      const longer = new Int32Array(this.#size * 2);
      for (let n = 0; n < this.#size; n += 1)
        longer[n] = this.#slots[(this.#first + n) & (this.#size - 1)] as number;
      this.#slots = longer;
      this.#first = 0;
    }
    this.#slots[(this.#first + this.#size) & (this.#slots.length - 1)] = slot;
    this.#size += 1;
  }

  /** Takes the first away and returns it; -1 where there is none. */
  shift(): number {
    const slot = this.first;
    if (slot < 0) return slot;
    this.#first = (this.#first + 1) & (this.#slots.length - 1);
    this.#size -= 1;
    return slot;
  }
}
