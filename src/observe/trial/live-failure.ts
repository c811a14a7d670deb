import type { Catalog } from '../../catalog/catalog.ts';
import type { CauseId } from '../../catalog/error-cause.ts';
import { type Aborted, classifyError, type Problem } from '../../claude/classify-error.ts';
import { asksToWait } from './patience.ts';

/** With these the account answers every further request the same. */
const refusesAll: ReadonlySet<CauseId> = new Set([
  'tier-spend-cap',
  'contract-spend-cap',
  'organization-spend-limit',
  'workspace-spend-limit',
  'credit-empty',
  'billing-problem',
  'linked-organization-cannot-pay',
  'organization-on-hold',
  'key-rejected',
  'model-not-found',
] satisfies CauseId[]);

/** Where it asks for none. */
const usualWaitMs = 2_000;

export interface CallProblem extends Problem {
  /** Whether it may have been billed: it left, and nobody said that it was not answered. */
  readonly mayBeBilled: boolean;
  /** Null: sending it again would not help, or it might be paid twice. */
  readonly againAfterMs: number | null;
  readonly refusesAll: boolean;
}

export function callProblem(error: unknown, catalog: Catalog, aborted: Aborted, now: Date): CallProblem {
  const problem = classifyError(error, catalog.causes, { aborted, now });
  const { cause, status, requestId, neverArrived, retryAfterSeconds } = problem;
  // Errors of the API are not billed; what a proxy says for it, without its request id, tells nothing of the bill.
  const turnedDown = status !== null && status >= 400 && (status < 500 || requestId !== null);
  const unanswered = asksToWait.has(cause) && (status === 429 || (status === 529 && requestId !== null));
  return {
    ...problem,
    mayBeBilled: !neverArrived && !turnedDown,
    againAfterMs: unanswered
      ? retryAfterSeconds === null
        ? usualWaitMs
        : Math.ceil(retryAfterSeconds * 1_000)
      : null,
    refusesAll: refusesAll.has(cause),
  };
}

/** How many failures in a row are enough to see that they have one reason. */
const enough = 5;

/** Notices that further requests would only fail for the same reason. */
export class FailureStreak {
  readonly #reasons: string[] = [];
  #anyAnswered = false;

  answered(): void {
    this.#anyAnswered = true;
    this.#reasons.length = 0;
  }

  /** True where the first requests all failed alike, or where the way to the API has been broken for as many. */
  failed({ cause, meaning, reason, requestId }: Problem): boolean {
    // A request that is wrong says little of the next one, once any was answered.
    if (this.#anyAnswered && meaning === 'invalid') return false;
    this.#reasons.push(`${cause} ${requestId ? reason.replace(requestId, '') : reason}`);
    const last = this.#reasons.slice(-enough);
    return last.length === enough && new Set(last).size === 1;
  }
}
