import type Anthropic from '@anthropic-ai/sdk';
import { meanInterval } from '../../cost/mean-interval.ts';
import type { Random } from '../../cost/random.ts';
import type { TrialInterval } from '../../judge/seen/trial.ts';
import { countParams, readSample } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';

/** Tools hardly differ from request to request: so many tell their size. */
const enough = 20;
const timeoutMs = 60_000;

interface ToolTokensOptions {
  readonly client: Anthropic;
  readonly model: string;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/**
 * What the tools of a sample add to its prompt, what the API adds for them included: some of the samples that carry tools
 * are counted again without them, free of charge. Conversations in which a tool was used cannot be counted so, because
 * they need it. Null where none could be told. Throws the signal's reason once it is aborted, and nothing else.
 */
export async function measuredToolTokens(
  files: SampleFiles,
  samples: SampleTable,
  tokens: Float64Array,
  { client, model, random, signal }: ToolTokensOptions,
): Promise<TrialInterval | null> {
  const carriers = [...samples.rows()].flatMap(({ carry }, index) =>
    carry.tools && !Number.isNaN(tokens[index] ?? Number.NaN) ? [index] : [],
  );
  const added: number[] = [];
  for (let tried = 0; tried < enough && carriers.length > 0; tried += 1) {
    const [index = 0] = carriers.splice(Math.floor(random() * carriers.length), 1);
    const read = readSample(await files.again(samples.at(index)));
    if (read.kind === 'bad') continue;
    const { tools: _, tool_choice: __, ...without } = countParams(read.body, model);
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const { input_tokens } = await client.messages.countTokens(without, { signal: limit });
      if (Number.isFinite(input_tokens)) added.push(Math.max(0, (tokens[index] ?? 0) - input_tokens));
    } catch {
      // Refused without its tools, or not answered: another sample tells as well.
      signal.throwIfAborted();
    }
  }
  return added.length === 0 ? null : meanInterval(Float64Array.from(added));
}
