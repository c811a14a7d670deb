import { counted } from './limit.ts';
import type { Service } from './service.ts';

/** Sums of many small flows drift by less. */
const noise = 1e-6;
const msPerMinute = 60_000;
const [ofRequests, ofInput, ofOutput] = [0, 1, 2];
const minutesOfDay = 1_440;

/** The provider's limits as they stand at a moment. Exact between events: levels move in straight lines. They start full. */
export class Levels {
  /** Taken from each limit since it was last asked for. */
  readonly used: Float64Array;
  readonly #capacities: Float64Array;
  readonly #refills: Float64Array;
  readonly #counts: Uint8Array;
  readonly #daily: Uint8Array;
  readonly #reserved: Float64Array;
  readonly #levels: Float64Array;
  readonly #atMs: Float64Array;
  /** Answers being written, and how fast each is. */
  readonly #writing: Int32Array;
  readonly #tokensPerMs: number;

  constructor({ limits, maxTokens, tokensPerMs }: Pick<Service, 'limits' | 'maxTokens' | 'tokensPerMs'>) {
    this.#tokensPerMs = tokensPerMs;
    this.#capacities = Float64Array.from(limits, ({ capacity }) => capacity);
    this.#refills = Float64Array.from(limits, ({ perMinute }) => perMinute / msPerMinute);
    this.#counts = Uint8Array.from(limits, ({ counts }) => counted.indexOf(counts));
    this.#daily = Uint8Array.from(limits, ({ daily }) => Number(daily));
    this.#reserved = Float64Array.from(limits, ({ reserves }) => (reserves ? maxTokens : 0));
    this.#levels = Float64Array.from(this.#capacities);
    this.#atMs = new Float64Array(limits.length);
    this.#writing = new Int32Array(limits.length);
    this.used = new Float64Array(limits.length);
  }

  /** Whether tokens of answers are taken while they are written. */
  takesWriting(limit: number): boolean {
    return (this.#counts[limit] as number) >= ofOutput && this.#reserved[limit] === 0;
  }

  settle(limit: number, nowMs: number): void {
    const passed = nowMs - (this.#atMs[limit] as number);
    if (passed <= 0) return;
    this.#atMs[limit] = nowMs;
    // A whole number of answers, so that nothing is left of them when all have ended.
    const written = (this.#writing[limit] as number) * this.#tokensPerMs;
    const level = (this.#levels[limit] as number) + passed * ((this.#refills[limit] as number) - written);
    const capacity = this.#capacities[limit] as number;
    this.#levels[limit] = Math.min(level, capacity);
    this.used[limit] = (this.used[limit] as number) + passed * written;
  }

  /** What a request takes of a limit when it is let in, if all of it is taken at once. */
  #taken(limit: number, inputTokens: number): number {
    const counts = this.#counts[limit];
    if (counts === ofRequests) return 1;
    if (counts === ofInput) return inputTokens;
    const reserved = this.#reserved[limit] as number;
    // `max_tokens` reserves nothing of an output limit: some of it has to be left.
    return counts === ofOutput ? Math.max(1, reserved) : inputTokens + reserved;
  }

  /** What has to be there for a request to be let in: one larger than all of a limit needs a full one, and leaves a debt. */
  #need(limit: number, inputTokens: number): number {
    const taken = this.#taken(limit, inputTokens);
    const capacity = this.#capacities[limit] as number;
    // What holds nothing lets nothing in.
    return capacity > 0 ? Math.min(taken, capacity) : Math.max(taken, 1);
  }

  /** The limit that keeps a request out longest, or -1 where all of them let it in. */
  refusing(limits: Int32Array, inputTokens: number, nowMs: number): number {
    let refusing = -1;
    let longest = -1;
    for (let n = 0; n < limits.length; n += 1) {
      const limit = limits[n] as number;
      this.settle(limit, nowMs);
      if ((this.#levels[limit] as number) + noise >= this.#need(limit, inputTokens)) continue;
      const until = this.msUntil(limit, inputTokens, nowMs);
      if (until <= longest) continue;
      longest = until;
      refusing = limit;
    }
    return refusing;
  }

  /** Time until a limit alone would let the request in, if no more were taken; infinite where it never refills. */
  msUntil(limit: number, inputTokens: number, nowMs: number): number {
    const missing = this.#need(limit, inputTokens) - (this.#levels[limit] as number);
    if (this.#daily[limit] === 1) {
      const msPerDay = minutesOfDay * msPerMinute;
      return (Math.floor(nowMs / msPerDay) + 1) * msPerDay - nowMs;
    }
    return missing / (this.#refills[limit] as number);
  }

  /** Lets a request in: takes what is taken at once. */
  take(limits: Int32Array, inputTokens: number): void {
    for (let n = 0; n < limits.length; n += 1) {
      const limit = limits[n] as number;
      if (this.#counts[limit] === ofOutput && this.#reserved[limit] === 0) continue;
      const taken = this.#taken(limit, inputTokens);
      this.#levels[limit] = (this.#levels[limit] as number) - taken;
      this.used[limit] = (this.used[limit] as number) + taken;
    }
  }

  /** So many more answers are being written. */
  write(limit: number, answers: 1 | -1, nowMs: number): void {
    this.settle(limit, nowMs);
    this.#writing[limit] = (this.#writing[limit] as number) + answers;
  }

  /** Gives back what was taken for a request with its `max_tokens` reserved, and not used. */
  giveBack(limit: number, inputTokens: number, outputTokens: number, nowMs: number): void {
    this.settle(limit, nowMs);
    const spent = this.#counts[limit] === ofOutput ? outputTokens : inputTokens + outputTokens;
    const unused = this.#taken(limit, inputTokens) - spent;
    if (unused <= 0) return;
    this.#levels[limit] = Math.min(
      this.#capacities[limit] as number,
      (this.#levels[limit] as number) + unused,
    );
    this.used[limit] = (this.used[limit] as number) - unused;
  }

  /** What is taken by the day is full again. */
  midnight(): void {
    for (let limit = 0; limit < this.#levels.length; limit += 1)
      if (this.#daily[limit] === 1) this.#levels[limit] = this.#capacities[limit] as number;
  }
}
