import { meanInterval } from '../../cost/mean-interval.ts';
import type { Random } from '../../cost/random.ts';
import type { TrialInterval } from '../../judge/seen/trial.ts';
import type { CountOptions } from './count.ts';
import { countCall } from './count-call.ts';
import { type AfterFailure, afterFailure, type Failures } from './count-failure.ts';
import { readSample, type SampleBody } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';

/** Tools hardly differ from request to request: so many tell their size. */
const enough = 20;

interface ToolTokensOptions
  extends Pick<
    CountOptions,
    'client' | 'model' | 'catalog' | 'timeoutMs' | 'now' | 'signal' | 'sleep' | 'onWait'
  > {
  readonly random: Random;
}

/**
 * What the tools of a sample add to its prompt, what the API adds for them included: some of the samples that carry tools
 * are counted again without them, free of charge. Conversations in which a tool was used may not be taken without it, and
 * others tell in their place. Null where none could be told. Throws the signal's reason once it is aborted, and UsageError
 * where the samples were changed meanwhile.
 */
export async function measuredToolTokens(
  files: SampleFiles,
  samples: SampleTable,
  tokens: Float64Array,
  options: ToolTokensOptions,
): Promise<TrialInterval | null> {
  const carriers = [...samples.rows()].flatMap(({ carry }, index) =>
    carry.tools && !Number.isNaN(tokens[index] ?? Number.NaN) ? [index] : [],
  );
  const added: number[] = [];
  for (let tried = 0; tried < enough && carriers.length > 0; tried += 1) {
    const [index = 0] = carriers.splice(Math.floor(options.random() * carriers.length), 1);
    const read = readSample(await files.again(samples.at(index)));
    if (read.kind === 'bad') continue;
    const { tools: _, tool_choice: __, ...without } = read.body;
    const counted = await countedWithout(without, options);
    if (counted === 'stop') break;
    if (counted !== 'reject') added.push(Math.max(0, (tokens[index] ?? 0) - counted));
  }
  return added.length === 0 ? null : meanInterval(Float64Array.from(added));
}

/** Tokens, or why there are none. Counting has just used up the limit of the endpoint, so it may have to wait. */
async function countedWithout(
  body: SampleBody,
  options: ToolTokensOptions,
): Promise<number | Extract<AfterFailure['next'], 'reject' | 'stop'>> {
  const { signal, sleep, onWait } = options;
  let failures: Failures = { refused: 0, broken: 0 };
  for (;;) {
    const answer = await countCall(body, options, signal);
    signal.throwIfAborted();
    if (answer.kind === 'counted') return answer.tokens;
    const decided = afterFailure(answer.problem, failures);
    const { refused, broken } = failures;
    const hangs = answer.problem.cause === 'client-timeout';
    if (decided.next === 'give-up' || (hangs && broken > 0)) return 'stop';
    if (decided.next === 'reject' || decided.next === 'stop') return decided.next;
    failures =
      decided.next === 'slow-down' ? { refused: refused + 1, broken } : { refused, broken: broken + 1 };
    if (decided.next === 'slow-down' || hangs) onWait({ ms: decided.waitMs, reason: answer.problem.reason });
    await sleep(decided.waitMs, signal);
  }
}
