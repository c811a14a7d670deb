import { EventHeap } from './event-heap.ts';
import type { Levels } from './levels.ts';
import { type RequestPool, SlotQueue } from './request-pool.ts';
import type { Service } from './service.ts';

/** Answers from the moment their request was let in: nothing, then tokens one after another, then the end. */
export class AnswersUnderWay {
  readonly #service: Service;
  readonly #levels: Levels;
  readonly #pool: RequestPool;
  /** By stream: limits charged as an answer is written, and limits that reserved its `max_tokens`. */
  readonly #written: readonly Int32Array[];
  readonly #reserved: readonly Int32Array[];
  /** They begin in the order they were let in: all wait as long for their first token. */
  readonly #beginnings = new SlotQueue();
  /** Kept beside them, for it is asked for at every event; infinite where none is to come. */
  #earliestBeginning = Number.POSITIVE_INFINITY;
  readonly #ends = new EventHeap();

  constructor(service: Service, levels: Levels, pool: RequestPool) {
    this.#service = service;
    this.#levels = levels;
    this.#pool = pool;
    this.#written = service.streams.map((limits) =>
      Int32Array.from(limits.filter((limit) => levels.takesWriting(limit))),
    );
    this.#reserved = service.streams.map((limits) =>
      Int32Array.from(limits.filter((limit) => service.limits[limit]?.reserves)),
    );
  }

  get earliestBeginning(): number {
    return this.#earliestBeginning;
  }

  get earliestEnd(): number {
    return this.#ends.earliest;
  }

  start(slot: number, nowMs: number): void {
    const { firstTokenMs, tokensPerMs } = this.#service;
    const beginsMs = nowMs + firstTokenMs;
    if (firstTokenMs > 0) {
      this.#pool.beginsMs[slot] = beginsMs;
      this.#beginnings.push(slot);
      if (this.#beginnings.size === 1) this.#earliestBeginning = beginsMs;
    } else this.#write(slot, 1, nowMs);
    this.#ends.push(beginsMs + (this.#pool.outputTokens[slot] as number) / tokensPerMs, slot);
  }

  /** The earliest beginning happens. */
  begin(): void {
    this.#write(this.#beginnings.shift(), 1, this.#earliestBeginning);
    const next = this.#beginnings.first;
    this.#earliestBeginning = next < 0 ? Number.POSITIVE_INFINITY : (this.#pool.beginsMs[next] as number);
  }

  /** The earliest end happens; returns whose it was. */
  end(): number {
    const nowMs = this.#ends.earliest;
    const slot = this.#ends.pop();
    this.#write(slot, -1, nowMs);
    const limits = this.#reserved[this.#pool.stream[slot] as number] as Int32Array;
    const inputTokens = this.#pool.inputTokens[slot] as number;
    const outputTokens = this.#pool.outputTokens[slot] as number;
    for (let n = 0; n < limits.length; n += 1)
      this.#levels.giveBack(limits[n] as number, inputTokens, outputTokens, nowMs);
    return slot;
  }

  #write(slot: number, answers: 1 | -1, nowMs: number): void {
    const limits = this.#written[this.#pool.stream[slot] as number] as Int32Array;
    for (let n = 0; n < limits.length; n += 1) this.#levels.write(limits[n] as number, answers, nowMs);
  }
}
