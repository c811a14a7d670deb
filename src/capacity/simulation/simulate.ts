import { AnswersUnderWay } from './answers-under-way.ts';
import { type Client, waitMs } from './client.ts';
import { EventHeap } from './event-heap.ts';
import { Levels } from './levels.ts';
import { RequestPool, SlotQueue } from './request-pool.ts';
import type { Arrival, Arrivals, Random, Service } from './service.ts';
import { type Course, Tally } from './tally.ts';

const msPerMinute = 60_000;
const minutesOfDay = 1_440;
const never = Number.POSITIVE_INFINITY;
/** Of a second. */
const noise = 1e-6;

/**
 * Sends requests through all limits at once, as the client would. A try is let in where each limit of its stream holds
 * enough: one request, its input (or a full limit, where the input is more than that), and any output at all. A request that
 * is turned down waits and is tried again; where the client bounds how many are under way, others wait behind it. Ends when
 * nothing is to come any more.
 */
export function simulate(service: Service, client: Client, arrivals: Arrivals, random: Random): Course {
  const simulation = new Simulation(service, client, random);
  const arrival: Arrival = { timeMs: 0, inputTokens: 0, outputTokens: 0, stream: 0 };
  while (arrivals(arrival)) simulation.arrive(arrival);
  return simulation.finish();
}

class Simulation {
  readonly #service: Service;
  readonly #client: Client;
  readonly #random: Random;
  readonly #streams: readonly Int32Array[];
  readonly #levels: Levels;
  readonly #tally: Tally;
  readonly #pool = new RequestPool();
  readonly #answers: AnswersUnderWay;
  readonly #retries = new EventHeap();
  /** Those that wait for their turn at the client. */
  readonly #queue = new SlotQueue();
  readonly #concurrency: number;
  readonly #patienceMs: number;
  #underWay = 0;
  #nextMinuteMs = msPerMinute;
  /** End of the last outage; infinite once nobody waits any more, and without one. */
  #outUntilMs: number;

  constructor(service: Service, client: Client, random: Random) {
    this.#service = service;
    this.#client = client;
    this.#random = random;
    this.#streams = service.streams.map((limits) => Int32Array.from(limits));
    this.#levels = new Levels(service);
    this.#tally = new Tally(service.limits.length);
    this.#answers = new AnswersUnderWay(service, this.#levels, this.#pool);
    this.#concurrency = client.concurrency ?? never;
    this.#patienceMs = client.patienceMs ?? never;
    this.#outUntilMs = Math.max(...service.outages.map(({ toMs }) => toMs));
    if (service.outages.length === 0) this.#outUntilMs = never;
  }

  arrive({ timeMs, inputTokens, outputTokens, stream }: Arrival): void {
    this.#passUntil(timeMs);
    this.#tally.arrives();
    this.#dropImpatient(timeMs);
    const slot = this.#pool.add(timeMs, inputTokens, outputTokens, stream);
    if (this.#underWay < this.#concurrency) {
      this.#start(slot, timeMs);
      return;
    }
    this.#queue.push(slot);
    this.#tally.mostQueued = Math.max(this.#tally.mostQueued, this.#queue.size);
  }

  finish(): Course {
    this.#passUntil(never);
    this.#endMinute();
    return this.#tally.course();
  }

  /** Lets happen what is to come up to a moment, in order; up to `never`, until nothing is. */
  #passUntil(timeMs: number): void {
    for (;;) {
      const endMs = this.#answers.earliestEnd;
      const beginMs = this.#answers.earliestBeginning;
      const retryMs = this.#retries.earliest;
      const soonestMs = Math.min(endMs, beginMs, retryMs);
      if (soonestMs > this.#outUntilMs && timeMs > this.#outUntilMs) this.#noteDrained(this.#outUntilMs);
      if (soonestMs > timeMs || soonestMs === never) {
        if (timeMs === never || this.#nextMinuteMs > timeMs) return;
        this.#endMinute();
      } else if (this.#nextMinuteMs <= soonestMs) this.#endMinute();
      else if (beginMs === soonestMs) this.#answers.begin();
      else {
        if (endMs === soonestMs) this.#leave(this.#answers.end());
        else this.#try(this.#retries.pop(), retryMs);
        this.#takeQueued(soonestMs);
        if (soonestMs >= this.#outUntilMs) this.#noteDrained(soonestMs);
      }
    }
  }

  #endMinute(): void {
    for (let limit = 0; limit < this.#service.limits.length; limit += 1)
      this.#levels.settle(limit, this.#nextMinuteMs);
    this.#tally.minutes.next(this.#levels.used);
    if (this.#tally.minutes.minute % minutesOfDay === 0) this.#levels.midnight();
    this.#nextMinuteMs += msPerMinute;
  }

  #start(slot: number, nowMs: number): void {
    this.#underWay += 1;
    if (this.#underWay > this.#tally.mostUnderWay) this.#tally.mostUnderWay = this.#underWay;
    this.#try(slot, nowMs);
  }

  #try(slot: number, nowMs: number): void {
    this.#tally.tries += 1;
    const tried = (this.#pool.tried[slot] as number) + 1;
    this.#pool.tried[slot] = tried;
    if (this.#isOut(nowMs)) {
      this.#tally.unavailable += 1;
      this.#tryLater(slot, tried, null, nowMs);
      return;
    }
    const limits = this.#streams[this.#pool.stream[slot] as number] as Int32Array;
    const inputTokens = this.#pool.inputTokens[slot] as number;
    const by = this.#levels.refusing(limits, inputTokens, nowMs);
    if (by >= 0) {
      this.#tally.refuses(by);
      if (this.#pool.throttled[slot] === 0) this.#tally.throttles(nowMs);
      this.#pool.throttled[slot] = 1;
      // The service asks for whole seconds, and for one at least.
      const seconds = Math.max(1, Math.ceil(this.#levels.msUntil(by, inputTokens, nowMs) / 1_000 - noise));
      this.#tryLater(slot, tried, seconds * 1_000, nowMs);
      return;
    }
    this.#levels.take(limits, inputTokens);
    this.#tally.letIn(nowMs - (this.#pool.arrivedMs[slot] as number));
    this.#answers.start(slot, nowMs);
  }

  #isOut(nowMs: number): boolean {
    const { outages } = this.#service;
    for (let n = 0; n < outages.length; n += 1) {
      const outage = outages[n];
      if (outage && nowMs >= outage.fromMs && nowMs < outage.toMs) return true;
    }
    return false;
  }

  #tryLater(slot: number, tried: number, retryAfterMs: number | null, nowMs: number): void {
    if (tried >= this.#client.attempts) {
      this.#tally.runsOutOfTries();
      this.#leave(slot);
      return;
    }
    const againMs = nowMs + waitMs(this.#client, tried, retryAfterMs, this.#random);
    const givenUpMs = (this.#pool.arrivedMs[slot] as number) + this.#patienceMs;
    if (againMs <= givenUpMs && againMs < never) {
      this.#retries.push(againMs, slot);
      return;
    }
    this.#tally.runsOutOfPatience();
    this.#leave(slot);
  }

  #leave(slot: number): void {
    this.#pool.remove(slot);
    this.#underWay -= 1;
  }

  /** Where requests are done with, those that have waited longest for their turn take their place. */
  #takeQueued(nowMs: number): void {
    this.#dropImpatient(nowMs);
    while (this.#underWay < this.#concurrency && this.#queue.size > 0) {
      this.#start(this.#queue.shift(), nowMs);
    }
  }

  #noteDrained(nowMs: number): void {
    if (this.#queue.size > 0 || this.#retries.size > 0) return;
    this.#tally.drainedMs = nowMs;
    this.#outUntilMs = never;
  }

  #dropImpatient(nowMs: number): void {
    while (this.#queue.size > 0) {
      const givenUpMs = (this.#pool.arrivedMs[this.#queue.first] as number) + this.#patienceMs;
      if (givenUpMs >= nowMs) return;
      this.#tally.runsOutOfPatience();
      this.#pool.remove(this.#queue.shift());
    }
  }
}
