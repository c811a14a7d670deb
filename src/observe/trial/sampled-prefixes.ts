import { seededRandom } from '../../cost/random.ts';
import type { TrialSeen } from '../../judge/seen/trial.ts';
import { loadEstimator } from './estimate.ts';
import { prefixesOf } from './prefixes.ts';
import { readSample, type SampleBody } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';

/** Looked at, at most: enough to tell a family of a twentieth of the samples, and little enough to hold in memory. */
const mostSamples = 400;
const mostBytes = 40_000_000;

/**
 * Common beginnings of a random part of the samples, which are read again. Their tokens are estimated on this machine and
 * set to the scale of `tokens`, what the trial says of each sample (NaN: nothing), or by `factor` where no sample tells a
 * scale. Throws the signal's reason once it is aborted.
 */
export async function sampledPrefixes(
  files: SampleFiles,
  samples: SampleTable,
  tokens: Float64Array,
  { factor, signal }: { readonly factor: number; readonly signal: AbortSignal },
): Promise<TrialSeen['prefixes']> {
  const bodies: SampleBody[] = [];
  let bytes = 0;
  for (const index of shuffled(samples.length)) {
    const row = samples.at(index);
    bytes += row.bytes;
    if (bodies.length === mostSamples || (bytes > mostBytes && bodies.length > 0)) break;
    const read = readSample(await files.again(row));
    signal.throwIfAborted();
    if (read.kind === 'sample') bodies.push(read.body);
  }
  const estimate = await loadEstimator();
  const scale = scaleOf(samples, tokens) ?? factor;
  return prefixesOf(bodies, (text) => estimate(text) * scale);
}

/**
 * Tokens of the trial over estimated ones. Samples with images or documents are left out, because those are not
 * estimated; null where no others are left.
 */
function scaleOf(samples: SampleTable, tokens: Float64Array): number | null {
  let [told, estimated] = [0, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const { carry, estimatedTokens } = samples.at(index);
    const size = tokens[index] ?? Number.NaN;
    if (carry.images || carry.documents || Number.isNaN(size)) continue;
    told += size;
    estimated += estimatedTokens;
  }
  return estimated > 0 ? told / estimated : null;
}

/** Indices in random order, the same each time, one after another: few are asked for. */
function* shuffled(length: number): Generator<number> {
  const random = seededRandom(length);
  const moved = new Map<number, number>();
  for (let at = 0; at < length; at += 1) {
    const other = at + Math.floor(random() * (length - at));
    yield moved.get(other) ?? other;
    moved.set(other, moved.get(at) ?? at);
  }
}
