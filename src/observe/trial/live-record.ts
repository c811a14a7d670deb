import { Budget } from '../budget.ts';
import type { LiveAnswer } from './live-answer.ts';
import type { LiveCall, LivePlan } from './live-choice.ts';
import { type CallProblem, FailureStreak } from './live-failure.ts';
import type { LiveEvent, LiveFailure, LiveOutcome, LiveStop } from './live-outcome.ts';
import { longestWaitMs } from './patience.ts';
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
  readonly budget: Budget;
  readonly #planned: LivePlan;
  readonly #options: RecordOptions;
  readonly #streak = new FailureStreak();
  readonly #answers = new Map<LiveCall, LiveAnswer>();
  readonly #failures: LiveFailure[] = [];
  readonly #earlier: readonly LiveAnswer[];
  readonly #takenUp: LiveCall[] = [];
  #sent: number;
  #stopped: LiveStop | null = null;

  constructor(planned: LivePlan, options: RecordOptions) {
    this.#planned = planned;
    this.#options = options;
    const { earlier } = planned;
    this.#earlier = earlier?.answers ?? [];
    this.#sent = this.#earlier.length;
    this.budget = new Budget(options.budgetUsd, earlier ? earlier.answeredUsd + earlier.unansweredUsd : 0);
  }

  get stopped(): LiveStop | null {
    return this.#stopped;
  }

  /** Only the first reason counts. */
  stop(by: LiveStop['by'], reason: string): void {
    this.#stopped ??= { by, reason };
  }

  /** What it could cost does not fit what is left of the budget: neither it nor those drawn behind it are sent. */
  outOfBudget({ line, worstUsd }: LiveCall): void {
    const { budgetUsd } = this.#options;
    const leftUsd = Math.max(0, budgetUsd - this.budget.spentUsd);
    this.stop(
      'budget',
      `The sample of line ${line} could cost ${usd(worstUsd)}, and of the budget of ${usd(budgetUsd)} only ${usd(leftUsd)} were left: it and those drawn behind it were not sent.`,
    );
  }

  /** A call of an earlier start of which a batch may still tell. */
  takenUp(call: LiveCall): void {
    this.budget.takeUp(call.worstUsd);
    this.#takenUp.push(call);
    this.#sent += 1;
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

  /** What it is booked with, in USD. */
  failed(call: LiveCall, problem: CallProblem): number {
    const { cause, reason, mayBeBilled, againAfterMs } = problem;
    this.#failures.push({ line: call.line, problem: reason, cause });
    if (problem.refusesAll) this.stop('refused', `Every further request would be refused as well. ${reason}`);
    if (againAfterMs !== null && againAfterMs > longestWaitMs)
      this.stop('long-wait', `The API asks to wait ${Math.ceil(againAfterMs / 1_000)} seconds. ${reason}`);
    if (this.#streak.failed(problem))
      this.stop('repeated-failure', `The last five requests all failed for one reason. ${reason}`);
    const costUsd = mayBeBilled ? call.worstUsd : 0;
    this.#settle(call, costUsd);
    return costUsd;
  }

  /** Requests of a batch that brought nothing and may have been billed or not, as the API says. */
  failedInBatch(call: LiveCall, failure: Omit<LiveFailure, 'line'>, costUsd: number): void {
    this.#failures.push({ line: call.line, ...failure });
    this.#settle(call, costUsd);
  }

  outcome(batch: LiveOutcome['batch']): LiveOutcome {
    const { signal, now } = this.#options;
    const { via, calls: planned } = this.#planned;
    const calls = [...this.#takenUp, ...planned];
    const learned = this.#answers.size + this.#failures.filter(({ cause }) => cause !== 'cancelled').length;
    if (signal.aborted && learned < calls.length)
      this.stop('cancelled', 'It was cancelled. What had come back by then is kept.');
    return {
      via,
      at: now().toISOString(),
      planned: this.#plannedCalls,
      sent: this.#sent,
      answers: [...this.#earlier, ...calls.flatMap((call) => this.#answers.get(call) ?? [])],
      failures: this.#failures.toSorted((a, b) => a.line - b.line).slice(0, mostNamed),
      failed: this.#failures.length,
      bookedUsd: this.budget.spentUsd,
      stopped: this.#stopped,
      batch,
    };
  }

  get #plannedCalls(): number {
    return this.#earlier.length + this.#takenUp.length + this.#planned.calls.length;
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
      planned: this.#plannedCalls,
      sent: this.#sent,
      answered: this.#earlier.length + this.#answers.size,
      failed: this.#failures.length,
      bookedUsd: this.budget.spentUsd,
    });
  }
}
