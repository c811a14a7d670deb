import type { Arrivals, Random } from '../simulation/service.ts';
import { busiestMinutes } from './busiest-minutes.ts';
import { minuteTraffic } from './minute-traffic.ts';
import { copiesOf, type RecordedWith } from './recorded.ts';
import type { RequestTrace, Trace } from './trace.ts';
import type { StreamMinutes, Traffic } from './traffic.ts';

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/** What was recorded, from the midnight (UTC) before it on. */
export function recordedTraffic(trace: Trace, recordedWith: RecordedWith): Traffic {
  if (trace.kind === 'minutes') return minuteTraffic(trace, recordedWith);
  const offsetMs = trace.startMs % msPerDay;
  return partTraffic({ trace, recordedWith, from: 0, to: trace.timesMs.length, offsetMs });
}

/** Some requests of a recording in a row: its columns are read, never copied. */
interface Part {
  readonly trace: RequestTrace;
  readonly recordedWith: RecordedWith;
  readonly from: number;
  readonly to: number;
  /** What is added to the recorded times. */
  readonly offsetMs: number;
}

function partTraffic(part: Part): Traffic {
  const { trace, from, to, offsetMs } = part;
  const lastMs = offsetMs + (trace.timesMs[to - 1] ?? 0);
  const minutes = to === from ? 0 : Math.floor(lastMs / msPerMinute) + 1;
  return {
    requests: to - from,
    minutes,
    streams: sums(part, minutes),
    arrivals: (multiple, random) => sendAgain(part, multiple, random),
    busiest: (window) => {
      if (window >= minutes) return partTraffic(part);
      const fromMs = busiestMinutes(countsOf(part, minutes), window) * msPerMinute - offsetMs;
      return partTraffic({
        ...part,
        from: indexAt(trace.timesMs, fromMs),
        to: indexAt(trace.timesMs, fromMs + window * msPerMinute),
        offsetMs: -fromMs,
      });
    },
  };
}

/** Counted input, output and stream of one request, one after another: no object is made of a million of them. */
function readerOf({ trace, recordedWith: { streams, cachedShare } }: Part) {
  const streamOf = Uint16Array.from(streams, ({ stream }) => stream);
  const factorOf = Float64Array.from(streams, ({ factor }) => factor);
  const readsCount = Uint8Array.from(streams, (row) => Number(row.readsCount));
  const modelOf = (n: number): number => trace.model[n] as number;
  return {
    stream: (n: number): number => streamOf[modelOf(n)] as number,
    output: (n: number): number => (trace.output[n] as number) * (factorOf[modelOf(n)] as number),
    input: (n: number): number => {
      const counted = trace.counted[n] as number;
      const all = counted + (trace.cached[n] as number);
      const taken =
        readsCount[modelOf(n)] === 1 ? all : cachedShare === null ? counted : all * (1 - cachedShare);
      return taken * (factorOf[modelOf(n)] as number);
    },
  };
}

/** Every request as it was; of a larger multiple some come twice or more in the same moment, of a smaller one some stay away. */
function sendAgain(part: Part, multiple: number, random: Random): Arrivals {
  const { trace, from, to, offsetMs } = part;
  const read = readerOf(part);
  let next = from - 1;
  let copies = 0;
  return (arrival) => {
    while (copies === 0) {
      next += 1;
      if (next >= to) return false;
      copies = copiesOf(multiple, random);
    }
    copies -= 1;
    arrival.timeMs = offsetMs + (trace.timesMs[next] as number);
    arrival.inputTokens = read.input(next);
    arrival.outputTokens = read.output(next);
    arrival.stream = read.stream(next);
    return true;
  };
}

function sums(part: Part, minutes: number): StreamMinutes[] {
  const of = new Map<number, StreamMinutes>();
  const read = readerOf(part);
  const empty = () => new Float64Array(minutes);
  for (let n = part.from; n < part.to; n += 1) {
    const stream = read.stream(n);
    let row = of.get(stream);
    if (!row) {
      row = { stream, requests: empty(), input: empty(), output: empty() };
      of.set(stream, row);
    }
    const minute = minuteOf(part, n);
    row.requests[minute] = (row.requests[minute] as number) + 1;
    row.input[minute] = (row.input[minute] as number) + read.input(n);
    row.output[minute] = (row.output[minute] as number) + read.output(n);
  }
  return [...of.values()];
}

const minuteOf = ({ trace, offsetMs }: Part, n: number): number =>
  Math.floor((offsetMs + (trace.timesMs[n] as number)) / msPerMinute);

function countsOf(part: Part, minutes: number): Float64Array {
  const counts = new Float64Array(minutes);
  for (let n = part.from; n < part.to; n += 1) {
    const minute = minuteOf(part, n);
    counts[minute] = (counts[minute] as number) + 1;
  }
  return counts;
}

/** The first request at or after a recorded time. */
function indexAt(timesMs: Float64Array, timeMs: number): number {
  let [low, high] = [0, timesMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesMs[middle] as number) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
