import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import type { SampleBody } from './sample.ts';
import { sampleText } from './sample-text.ts';
import { piecesOf, wholeBelow } from './text-pieces.ts';

/** Tokens of a text as the older tokenizer makes them, estimated on this machine. */
export type EstimateText = (text: string) => number;

/**
 * The library's own factor for Claude 3 to 4.5, whose true tokenizer is not public: it counts with the one of Claude 2
 * and adds a tenth (ai-tokenizer 1.0.6, models.ts).
 */
const contentFactor = 1.1;

/**
 * The library keeps every merge it made. At its limit, each new one is slower than the merge that is saved, and old ones
 * stay in memory long after they were dropped; so the limit is never met: a new tokenizer follows, which costs nothing.
 */
const charactersEach = 50_000;

/** Loads the estimator: two megabytes that nothing else needs. The same text always has the same estimate. */
export async function loadEstimator(): Promise<EstimateText> {
  const [{ default: Tokenizer }, encoding] = await Promise.all([
    import('ai-tokenizer'),
    import('ai-tokenizer/encoding/claude'),
  ]);
  const fresh = () => {
    keepGarbageSmall();
    return new Tokenizer(encoding, undefined, Number.POSITIVE_INFINITY);
  };
  let tokenizer = fresh();
  let left = charactersEach;
  const count = (text: string): number => {
    if (left < 0) [tokenizer, left] = [fresh(), charactersEach];
    left -= text.length;
    // With 'all', texts such as <EOT> are text: the API treats them as such, and the library would throw otherwise.
    return tokenizer.encode(text, 'all').length;
  };
  return (text) => {
    if (text.length <= wholeBelow) return count(text) * contentFactor;
    let tokens = 0;
    let characters = 0;
    for (const piece of piecesOf(text)) {
      tokens += count(piece);
      characters += piece.length;
    }
    return (tokens / characters) * text.length * contentFactor;
  };
}

/** Room for young objects that is enough: with more, a large file is not read faster. */
const youngBytes = 16 * 1024 * 1024;

/** Estimating makes little but garbage, and V8 would let the room for it grow to 128 MB over a large file. */
function keepGarbageSmall(): void {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (young && young.space_size >= youngBytes) setFlagsFromString('--semi-space-growth-factor=1');
}

/** Tokens of all text in a sample. Images and documents that are no text are not in it: what they count depends on what they show. */
export const estimateSample = (body: SampleBody, estimate: EstimateText): number =>
  estimate(sampleText(body));
