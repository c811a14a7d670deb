import type { Catalog } from '../../catalog/catalog.ts';
import type { Tier } from '../../catalog/vocabulary.ts';
import { UsageError } from '../../plan/usage-error.ts';
import { type CountCallOptions, countCall } from './count-call.ts';
import { afterFailure, type Failures } from './count-failure.ts';
import type { CountJournal } from './count-journal.ts';
import { type Counted, CountTally } from './count-tally.ts';
import { RequestRate } from './request-rate.ts';
import { readSample, type SampleBody } from './sample.ts';
import type { SampleFiles } from './sample-files.ts';
import type { SampleTable } from './sample-table.ts';
import { mostNamed } from './scan.ts';
import { TimeLeft } from './time-left.ts';

export interface CountProgress {
  /** Those that earlier starts counted too. */
  readonly counted: number;
  readonly total: number;
  /** As fast as in the last minute; null: too early to tell. */
  readonly leftMs: number | null;
}

export interface CountWait {
  readonly ms: number;
  /** Full sentence: what the API answered. */
  readonly reason: string;
}

export interface CountOptions extends CountCallOptions {
  /** Requests the endpoint takes in a minute (`tokenCountLimit`); null: found out by its refusals. */
  readonly requestsPerMinute: number | null;
  /** Null: a count that is interrupted starts anew. */
  readonly journal: CountJournal | null;
  /** Once aborted, nothing more is sent; what was counted is in the journal. */
  readonly signal: AbortSignal;
  /** Milliseconds; moves forward only. */
  readonly clock: () => number;
  /** Resolves once the time is over or the signal aborted; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onProgress: (progress: CountProgress) => void;
  /** All requests wait, because the API said so. */
  readonly onWait: (wait: CountWait) => void;
}

/** Thrown where the API would refuse every further count too. The message is full sentences on what happened and what to do. */
export class CountStopped extends UsageError {}

const goesOn = ' What was counted is kept: the same command goes on from there.';

/** Requests a minute for counting in this tier, by the lower of the documented readings; null: not documented. */
export const tokenCountLimit = (catalog: Catalog, tier: Tier | null | undefined): number | null =>
  catalog.endpointLimits.find((row) => row.tier === tier)?.tokenCountRpm ?? null;

/** Samples of a few megabytes each are not all held at the same time. */
const mostBytesUnderWay = 16 * 1024 * 1024;
/** Of samples that the API takes none of, no more are sent. */
const enoughRejected = mostNamed;

interface Waiting extends Failures {
  readonly place: number;
}

/**
 * Counts the samples at these places of the table by the token-counting endpoint, with as many requests under way as its
 * own limit allows. Samples the API does not take are in the result, all of them together. Rejects with CountStopped
 * where every further one would be refused, with UsageError where the samples were changed meanwhile or the journal
 * cannot be written, and with the signal's reason once it is aborted; all that was counted is in the journal then.
 */
export async function countSamples(
  files: SampleFiles,
  samples: SampleTable,
  chosen: readonly number[],
  options: CountOptions,
): Promise<Counted> {
  const { signal, clock, sleep } = options;
  const tally = new CountTally(samples, chosen, options.journal);
  const rate = new RequestRate(options.requestsPerMinute);
  const timeLeft = new TimeLeft(clock());
  const ending = new AbortController();
  const going = AbortSignal.any([signal, ending.signal]);
  const again: Waiting[] = [];
  const running = new Set<Promise<void>>();
  const before = tally.counted;
  let ended: unknown = null;
  let bytesUnderWay = 0;
  let next = 0;

  const stop = (error: unknown) => {
    ended ??= error;
    ending.abort();
  };
  const tell = () => {
    const { counted } = tally;
    const asked = { counted: counted + tally.rejected - before, total: chosen.length - before };
    const leftMs = timeLeft.after(clock(), asked.counted, asked.total);
    options.onProgress({ counted, total: chosen.length, leftMs });
  };

  const send = async (waiting: Waiting): Promise<void> => {
    const { place } = waiting;
    const sentMs = clock();
    const answer = await countCall(await bodyAt(files, samples, tally.indexOf(place)), options, going);
    if (answer.kind === 'counted') {
      rate.answered();
      await tally.take(place, answer);
      return tell();
    }
    if (going.aborted) return;
    const { problem } = answer;
    const decided = afterFailure(problem, waiting);
    switch (decided.next) {
      case 'reject':
        rate.answered();
        tally.reject(place, problem.reason);
        if (tally.counted === 0 && tally.rejected >= enoughRejected) stop(allRejected(tally));
        return tell();
      case 'slow-down':
        if (rate.refused(clock(), sentMs, decided.waitMs))
          options.onWait({ ms: decided.waitMs, reason: problem.reason });
        again.push({ ...waiting, refused: waiting.refused + 1 });
        return;
      case 'again':
        await sleep(decided.waitMs, going);
        again.push({ ...waiting, broken: waiting.broken + 1 });
        return;
      case 'stop':
        stop(
          new CountStopped(
            `${decided.reason} ${problem.advice}${options.journal && tally.counted > 0 ? goesOn : ''}`,
          ),
        );
    }
  };

  const start = (waiting: Waiting, bytes: number) => {
    bytesUnderWay += bytes;
    const sending: Promise<void> = send(waiting)
      .catch(stop)
      .finally(() => {
        bytesUnderWay -= bytes;
        running.delete(sending);
      });
    running.add(sending);
  };

  tell();
  while (!going.aborted) {
    const fresh = tally.missing[next];
    const waiting = again[0] ?? (fresh === undefined ? undefined : { place: fresh, refused: 0, broken: 0 });
    if (!waiting && running.size === 0) break;
    const bytes = waiting ? samples.at(tally.indexOf(waiting.place)).bytes : 0;
    const isFull = running.size >= rate.mostUnderWay || bytesUnderWay + bytes > mostBytesUnderWay;
    if (!waiting || (isFull && running.size > 0)) {
      await Promise.race(running);
      continue;
    }
    const waitMs = rate.waitMs(clock());
    if (waitMs > 0) {
      await sleep(waitMs, going);
      continue;
    }
    if (again[0]) again.shift();
    else next += 1;
    rate.sent(clock());
    start(waiting, bytes);
  }
  await Promise.all(running);
  signal.throwIfAborted();
  if (ended) throw ended;
  return tally.result();
}

async function bodyAt(files: SampleFiles, samples: SampleTable, index: number): Promise<SampleBody> {
  const read = readSample(await files.again(samples.at(index)));
  if (read.kind === 'bad')
    throw new UsageError(`The samples changed while they were counted: ${read.problem}`);
  return read.body;
}

function allRejected(tally: CountTally): CountStopped {
  const { bad, rejected } = tally.result();
  const [first] = bad;
  return new CountStopped(
    `The API took none of the first ${rejected} samples, so no more were sent. Of line ${first?.line} it said: ${first?.problem}`,
  );
}
