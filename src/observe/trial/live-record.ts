import type { LiveAnswer } from './live-answer.ts';
import { LiveBudget } from './live-budget.ts';
import type { LiveCall, LivePlan } from './live-choice.ts';
import { type CallProblem, FailureStreak, longestWaitMs } from './live-failure.ts';
import type { LiveEvent, LiveFailure, LiveOutcome, LiveStop } from './live-outcome.ts';
import { mostNamed } from './scan.ts';

interface RecordOptions {
  readonly budgetUsd: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onEvent: (event: LiveEvent) => void;
}

const usd = (amount: number): string => `${amount.toFixed(4)} USD`;

/** What became of each call of a live trial, what it cost, and why no more are sent. */
export class LiveRecord {
  readonly budget: LiveBudget;
  readonly #planned: LivePlan;
  readonly #options: RecordOptions;
  readonly #streak = new FailureStreak();
  readonly #answers = new Map<LiveCall, LiveAnswer>();
  readonly #failures: LiveFailure[] = [];
  #sent = 0;
  #stopped: LiveStop | null = null;

  constructor(planned: LivePlan, options: RecordOptions) {
    this.#planned = planned;
    this.#options = options;
    this.budget = new LiveBudget(options.budgetUsd);
  }

  get stopped(): LiveStop | null {
    return this.#stopped;
  }

  /** Only the first reason counts. */
  stop(by: LiveStop['by'], reason: string): void {
    this.#stopped ??= { by, reason };
  }

  outOfBudget({ line, worstUsd }: LiveCall): void {
    const { budgetUsd } = this.#options;
    const leftUsd = Math.max(0, budgetUsd - this.budget.spentUsd);
    this.stop(
      'budget',
      `The sample of line ${line} could cost ${usd(worstUsd)}, and of the budget of ${usd(budgetUsd)} only ${usd(leftUsd)} are left.`,
    );
  }

  /** A call is on its way. */
  left(_: LiveCall): void {
    this.#sent += 1;
    this.#tell();
  }

  /** A call that had its money set aside never left. */
  notSent({ worstUsd }: LiveCall): void {
    this.budget.settle(worstUsd, 0);
  }

  changed(call: LiveCall, problem: string): void {
    this.notSent(call);
    this.#failures.push({ line: call.line, problem, cause: 'changed' });
    this.#tell();
  }

  answered(call: LiveCall, answer: LiveAnswer): void {
    this.#streak.answered();
    this.#answers.set(call, answer);
    this.#settle(call, answer.costUsd);
  }

  failed(call: LiveCall, problem: CallProblem): void {
    const { cause, reason, mayBeBilled, againAfterMs } = problem;
    this.#failures.push({ line: call.line, problem: reason, cause });
    if (problem.refusesAll) this.stop('refused', `Every further request would be refused as well. ${reason}`);
    if (againAfterMs !== null && againAfterMs > longestWaitMs)
      this.stop('long-wait', `The API asks to wait ${Math.ceil(againAfterMs / 1_000)} seconds. ${reason}`);
    if (this.#streak.failed(problem))
      this.stop('repeated-failure', `The last five requests all failed for one reason. ${reason}`);
    this.#settle(call, mayBeBilled ? call.worstUsd : 0);
  }

  /** Requests of a batch that brought nothing and may have been billed or not, as the API says. */
  failedInBatch(call: LiveCall, failure: Omit<LiveFailure, 'line'>, costUsd: number): void {
    this.#failures.push({ line: call.line, ...failure });
    this.#settle(call, costUsd);
  }

  outcome(batch: LiveOutcome['batch']): LiveOutcome {
    const { signal, now } = this.#options;
    const { via, calls } = this.#planned;
    const learned = this.#answers.size + this.#failures.filter(({ cause }) => cause !== 'cancelled').length;
    if (signal.aborted && learned < calls.length)
      this.stop('cancelled', 'It was cancelled. What had come back by then is kept.');
    return {
      via,
      at: now().toISOString(),
      planned: calls.length,
      sent: this.#sent,
      answers: calls.flatMap((call) => this.#answers.get(call) ?? []),
      failures: this.#failures.toSorted((a, b) => a.line - b.line).slice(0, mostNamed),
      failed: this.#failures.length,
      bookedUsd: this.budget.spentUsd,
      stopped: this.#stopped,
      batch,
    };
  }

  #settle({ worstUsd }: LiveCall, costUsd: number): void {
    this.budget.settle(worstUsd, costUsd);
    const { overrun } = this.budget;
    if (overrun)
      this.stop(
        'overrun',
        `An answer was billed ${overrun.costUsd.toFixed(6)} USD after at most ${overrun.worstUsd.toFixed(6)} USD was announced, so what further ones could cost is not known either.`,
      );
    this.#tell();
  }

  #tell(): void {
    this.#options.onEvent({
      type: 'live',
      planned: this.#planned.calls.length,
      sent: this.#sent,
      answered: this.#answers.size,
      failed: this.#failures.length,
      bookedUsd: this.budget.spentUsd,
    });
  }
}
