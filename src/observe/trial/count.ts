import type Anthropic from '@anthropic-ai/sdk';
import { countParams, readSample } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';

export interface CountOptions {
  readonly client: Anthropic;
  readonly model: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly counted: number; readonly total: number }) => void;
}

/** Tokens of each of the samples by the token-counting endpoint, in the order of `chosen`. */
export async function countSamples(
  files: SampleFiles,
  samples: SampleTable,
  chosen: readonly number[],
  { client, model, signal, onProgress }: CountOptions,
): Promise<Float64Array> {
  const tokens = new Float64Array(chosen.length);
  let counted = 0;
  for (const [place, index] of chosen.entries()) {
    const read = readSample(await files.again(samples.at(index)));
    if (read.kind === 'bad') throw new Error(`The samples changed while they were counted: ${read.problem}`);
    const { input_tokens } = await client.messages.countTokens(countParams(read.body, model), { signal });
    tokens[place] = input_tokens;
    counted += 1;
    onProgress({ counted, total: chosen.length });
  }
  return tokens;
}
