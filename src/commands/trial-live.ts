import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { LivePlan } from '../observe/trial/live-choice.ts';
import { earlierText } from '../observe/trial/live-earlier.ts';
import type { LiveOutcome } from '../observe/trial/live-outcome.ts';
import { mostNamed } from '../observe/trial/scan.ts';
import { count, usd, usdAtMost } from '../report/wording/format.ts';
import { type GlobalOptions, type Io, isCi, notice, tell } from './io.ts';

/** Most that live answers may cost where nobody said and nobody can be asked: as for probes. */
const unaskedBudgetUsd = (io: Io): number => (isCi(io.env) ? 0 : 0.05);

/** What live answers may cost, USD, or why none are asked for: a person said no, or nobody could be asked. */
export type Agreement =
  | { readonly kind: 'agreed'; readonly budgetUsd: number }
  | { readonly kind: 'declined' }
  | { readonly kind: 'over-budget'; readonly sentence: string };

/** Says what would be sent and what it can cost at most, before anything is sent. */
export async function announceLive(io: Io, options: GlobalOptions, planned: LivePlan): Promise<void> {
  const { via, calls, drawn, leftOut, filledMaxTokens, worstCaseUsd, expectedUsd, model } = planned;
  const how = via === 'batch' ? 'in one message batch at half price' : 'as streamed messages';
  const expected =
    expectedUsd === null ? '' : `; about ${usd(expectedUsd)} with answers of the planned length`;
  const earlier = earlierText(planned);
  const lines = [
    ...(earlier ? [earlier] : []),
    calls.length === 0
      ? `Nothing more is to be sent to ${model}.`
      : `To send to ${model}: ${count(calls.length)} of the samples, drawn at random, ${how}. At most ${usdAtMost(worstCaseUsd)}${earlier ? ' with what was sent before' : ''}${expected}.`,
    ...(filledMaxTokens
      ? [
          `${filledMaxTokens.calls === 1 ? 'One of them states no max_tokens and is' : `${count(filledMaxTokens.calls)} of them state no max_tokens and are`} sent with ${count(filledMaxTokens.maxTokens)}, ${filledMaxTokens.from === 'plan' ? 'that of the plan' : 'taken because the plan says none'}.`,
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          `Left out of the ${count(drawn)} that were drawn:`,
          ...leftOut.slice(0, mostNamed).map(({ line, problem }) => `  line ${count(line)}: ${problem}`),
        ]
      : []),
  ];
  await notice(io, options, lines.join('\n'));
}

/** Whoever named a budget agreed to it; a person at a terminal is asked; nobody else spends more than a few cents. */
export async function agreeToLive(
  io: Io,
  options: GlobalOptions & { readonly budget?: number; readonly mayAsk: boolean },
  { worstCaseUsd, calls, model }: LivePlan,
): Promise<Agreement> {
  // What an earlier start sent was agreed to then.
  if (calls.length === 0) return { kind: 'agreed', budgetUsd: worstCaseUsd };
  if (options.budget !== undefined) return { kind: 'agreed', budgetUsd: options.budget };
  const isAtTerminal = io.stdin.isTTY === true && io.stderr.isTTY === true && !isCi(io.env);
  if (options.input && options.mayAsk && isAtTerminal) {
    const what = calls.length === 1 ? 'this sample' : `these ${count(calls.length)} samples`;
    return (await saidYes(io, `Send ${what} to ${model} for at most ${usdAtMost(worstCaseUsd)}? [y/N] `))
      ? { kind: 'agreed', budgetUsd: worstCaseUsd }
      : { kind: 'declined' };
  }
  const budgetUsd = unaskedBudgetUsd(io);
  if (worstCaseUsd <= budgetUsd) return { kind: 'agreed', budgetUsd };
  const enough = Math.ceil(worstCaseUsd * 100) / 100;
  return {
    kind: 'over-budget',
    sentence: `Nothing was sent: the answers could cost up to ${usdAtMost(worstCaseUsd)}, and nobody could be asked. Name what they may cost, as in --budget ${enough.toFixed(2)}; samples are sent as far as it reaches.`,
  };
}

/** Lines that a terminal holds back arrive at once when they are asked for. */
const typedAheadMs = 50;

/** Only a clear yes is one. Throws the signal's reason once it is aborted. */
async function saidYes(io: Io, question: string): Promise<boolean> {
  // The terminal edits the line itself: read key by key, Ctrl-C would be a key and no signal.
  const asking = createInterface({ input: io.stdin, output: io.stderr, terminal: false });
  // Ctrl-D ends the input and leaves the question without an answer.
  const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
  try {
    // What was typed before the question was seen answers nothing.
    await wait(typedAheadMs, undefined, { signal: io.signal });
    const answer = await Promise.race([asking.question(question, { signal: io.signal }), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}

/** What came of it beside the figures: why not all were sent, which failed, and where the batch is. */
export async function tellLive(io: Io, outcome: LiveOutcome): Promise<void> {
  const { planned, sent, answers, failed, failures, stopped, batch, bookedUsd } = outcome;
  const failing = failed === 0 ? '' : `, ${count(failed)} failed`;
  const lines = [
    `${count(sent)} of ${count(planned)} sent, ${count(answers.length)} answered${failing}. Booked: ${usd(bookedUsd)}.`,
    ...(stopped ? [stopped.reason] : []),
    ...failures.slice(0, mostNamed).map(({ line, problem }) => `  line ${count(line)}: ${problem}`),
    ...(batch ? [batch.sentence] : []),
  ];
  await tell(io, lines.join('\n'));
}
