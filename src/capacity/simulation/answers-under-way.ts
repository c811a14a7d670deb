import { EventHeap } from './event-heap.ts';
import type { Levels } from './levels.ts';
import type { RequestPool } from './request-pool.ts';
import type { Service } from './service.ts';

/** Answers from the moment their request was let in: nothing, then tokens one after another, then the end. */
export class AnswersUnderWay {
  readonly #service: Service;
  readonly #levels: Levels;
  readonly #pool: RequestPool;
  /** By stream: limits charged as an answer is written, and limits that reserved its `max_tokens`. */
  readonly #written: readonly Int32Array[];
  readonly #reserved: readonly Int32Array[];
  readonly #beginnings = new EventHeap();
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
    return this.#beginnings.earliest;
  }

  get earliestEnd(): number {
    return this.#ends.earliest;
  }

  start(slot: number, nowMs: number): void {
    const { firstTokenMs, tokensPerMs } = this.#service;
    if (firstTokenMs > 0) this.#beginnings.push(nowMs + firstTokenMs, slot);
    else this.#write(slot, 1, nowMs);
    this.#ends.push(nowMs + firstTokenMs + (this.#pool.outputTokens[slot] as number) / tokensPerMs, slot);
  }

  /** The earliest beginning happens. */
  begin(): void {
    const nowMs = this.#beginnings.earliest;
    this.#write(this.#beginnings.pop(), 1, nowMs);
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
