import type { CauseId } from '../../catalog/error-cause.ts';

/** Time of one planned answer: estimate and its uncertainty, in ms. */
export interface AnswerTime {
  readonly tokens: number;
  readonly ms: number;
  readonly lowMs: number;
  readonly highMs: number;
}

interface PlannedWait {
  readonly patienceSeconds: number;
  readonly typical: AnswerTime;
  readonly long: AnswerTime;
}

/** The most that one planned answer takes, in ms; how much less nobody knows. */
export interface AnswerCeiling {
  readonly tokens: number;
  readonly atMostMs: number;
}

interface PlannedCeiling {
  readonly patienceSeconds: number;
  readonly typical: AnswerCeiling;
  readonly long: AnswerCeiling;
}

interface SmallCalls {
  readonly patienceSeconds: number;
  /** Calls timed, those given up on included. */
  readonly calls: number;
  readonly tooSlow: number;
  readonly giveUpMs: number;
  readonly failed: number;
}

/** Why no streamed answer tells how fast answers are written. */
export type UntimedStream =
  /** The poll did not ask, e.g. because the budget was spent. `reason` is a full sentence. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** It, or what it waits for, was asked and brought no answer. `reason` is a full sentence. */
  | { readonly kind: 'failed'; readonly reason: string; readonly cause: CauseId }
  | { readonly kind: 'nothing-to-time'; readonly stopReason: string };

/** Something about the way to the API that does not stop calls from here. */
export type WayConcern =
  | { readonly kind: 'clock-off'; readonly leastMs: number }
  | { readonly kind: 'proxy-not-used'; readonly variable: string }
  | { readonly kind: 'not-encrypted' }
  | { readonly kind: 'certificate-ends'; readonly on: string; readonly before: 'launch' | 'today' };

export interface WayToApi {
  /** Host and port. */
  readonly host: string;
  readonly status: number;
  readonly firstByteMs: number;
  readonly tlsVersion: string | null;
  readonly certificateUntil: string | null;
  /** Whose root was added to this machine and vouches for the host; null where it is a public one, or not known. */
  readonly ownRoot: string | null;
}

/** Finding codes of the operations section, with their arguments. */
export type OperationsCodes = {
  'answers-in-time': PlannedWait;
  'long-answers-late': PlannedWait;
  'answers-late': PlannedWait;
  'answers-near-patience': PlannedWait;
  /** The streamed answer came too fast to tell how fast it was written, which bounds times from above only. */
  'answers-in-time-at-most': PlannedCeiling;
  'answer-time-ceiling': PlannedCeiling;
  /** Even a call that asks for nothing takes longer than anybody waits. */
  'small-calls-late': { patienceSeconds: number; lowMs: number; calls: number };
  /** No stream was seen, so that the small calls bound the time of an answer from below only. */
  'answer-time-floor': { patienceSeconds: number; lowMs: number; calls: number; stream: UntimedStream };
  'latency-not-bounded': SmallCalls;

  'host-reached': WayToApi;
  'host-reached-but': WayToApi & { concerns: readonly WayConcern[] };
  /** `leastMs`: how far this machine's clock is off at least; above 0 the host's is ahead. */
  'clock-wrong': { host: string; leastMs: number };
};
