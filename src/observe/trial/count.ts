import type { Catalog } from '../../catalog/catalog.ts';
import type { Tier } from '../../catalog/vocabulary.ts';
import type { Problem } from '../../claude/classify-error.ts';
import { UsageError } from '../../plan/usage-error.ts';
import { type CountCallOptions, countCall } from './count-call.ts';
import { afterFailure, type Failures, mostBroken } from './count-failure.ts';
import type { CountJournal } from './count-journal.ts';
import { type Counted, CountTally } from './count-tally.ts';
import { CountTrouble, enoughGivenUp } from './count-trouble.ts';
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
  /** All requests wait, because the API said so, or one does that brought nothing in time. */
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
  const trouble = new CountTrouble();
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
    trouble.left(place);
    const sentMs = clock();
    const answer = await countCall(await bodyAt(files, samples, tally.indexOf(place)), options, going);
    if (answer.kind === 'counted') {
      rate.answered();
      trouble.answered(place);
      await tally.take(place, answer);
      return tell();
    }
    if (going.aborted) return;
    const { problem } = answer;
    const decided = afterFailure(problem, waiting);
    switch (decided.next) {
      case 'reject':
        rate.answered();
        trouble.answered(place);
        return reject(place, problem.reason);
      case 'slow-down':
        trouble.heard();
        if (rate.refused(clock(), sentMs, decided.waitMs))
          options.onWait({ ms: decided.waitMs, reason: problem.reason });
        again.push({ ...waiting, refused: waiting.refused + 1 });
        return;
      case 'again':
      case 'give-up': {
        const hanging = hangingOf(place, problem);
        if (hanging !== null) return stopFor(`${hanging} ${problem.reason}`, problem.advice);
        if (decided.next === 'give-up') {
          if (trouble.givesUp(place, problem))
            return stopFor(
              `${enoughGivenUp} samples one after another were each sent ${mostBroken} times in vain. ${problem.reason}`,
              problem.advice,
            );
          return reject(place, decided.reason);
        }
        if (problem.cause === 'client-timeout')
          options.onWait({
            ms: decided.waitMs,
            reason: `A request brought nothing within ${secondsOf(options)}. ${problem.reason}`,
          });
        await sleep(decided.waitMs, going);
        again.push({ ...waiting, broken: waiting.broken + 1 });
        return;
      }
      case 'stop':
        return stopFor(decided.reason, problem.advice);
    }
  };

  const reject = (place: number, reason: string) => {
    tally.reject(place, reason);
    if (tally.counted === 0 && tally.rejected >= enoughRejected) stop(allRejected(tally));
    tell();
  };
  const stopFor = (reason: string, advice: string) =>
    stop(new CountStopped(`${reason} ${advice}${options.journal && tally.counted > 0 ? goesOn : ''}`));
  /** A full sentence where all that is under way hangs. */
  const hangingOf = (place: number, { cause }: Problem): string | null => {
    if (cause !== 'client-timeout') {
      trouble.heard();
      return null;
    }
    const hanging = trouble.hangs(place);
    if (hanging === null) return null;
    const requests = hanging === 1 ? 'The only request' : `All ${hanging} requests`;
    return `${requests} under way brought nothing within ${secondsOf(options)}, twice in a row.`;
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

const secondsOf = ({ timeoutMs }: CountOptions): string => `${Math.ceil(timeoutMs / 1_000)} seconds`;

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
