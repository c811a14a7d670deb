import type { Arrivals, Random } from '../simulation/service.ts';
import { minuteTraffic } from './minute-traffic.ts';
import { busiestMinutes, copiesOf, type Recorded, type RecordedWith } from './recorded.ts';
import type { Trace } from './trace.ts';
import type { StreamMinutes, Traffic } from './traffic.ts';

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/** What was recorded, from the midnight (UTC) before it on. */
export function recordedTraffic(trace: Trace, recordedWith: RecordedWith): Traffic {
  if (trace.kind === 'minutes') return minuteTraffic(trace, recordedWith);
  const offsetMs = trace.startMs % msPerDay;
  const withOf = (n: number) => recordedWith.streams[trace.model[n] as number];
  return rowsTraffic({
    offsetMs,
    timesMs: trace.timesMs,
    stream: Uint16Array.from(trace.model, (model) => recordedWith.streams[model]?.stream ?? 0),
    input: Float64Array.from(trace.counted, (counted, n) => {
      const all = counted + (trace.cached[n] as number);
      const { readsCount = false, factor = 1 } = withOf(n) ?? {};
      if (readsCount) return all * factor;
      return factor * (recordedWith.cachedShare === null ? counted : all * (1 - recordedWith.cachedShare));
    }),
    output: Float64Array.from(trace.output, (tokens, n) => tokens * (withOf(n)?.factor ?? 1)),
  });
}

function rowsTraffic(rows: Recorded): Traffic {
  const { offsetMs, timesMs, stream, input, output } = rows;
  const lastMs = offsetMs + (timesMs.at(-1) ?? 0);
  const minutes = timesMs.length === 0 ? 0 : Math.floor(lastMs / msPerMinute) + 1;
  return {
    requests: timesMs.length,
    minutes,
    streams: sums(rows, minutes),
    arrivals: (multiple, random) => sendAgain(rows, multiple, random),
    busiest: (window) => {
      if (window >= minutes) return rowsTraffic(rows);
      const counts = new Float64Array(minutes);
      for (const timeMs of timesMs) {
        const minute = Math.floor((offsetMs + timeMs) / msPerMinute);
        counts[minute] = (counts[minute] as number) + 1;
      }
      const fromMs = busiestMinutes(counts, window) * msPerMinute - offsetMs;
      const from = indexAt(timesMs, fromMs);
      const to = indexAt(timesMs, fromMs + window * msPerMinute);
      return rowsTraffic({
        offsetMs: -fromMs,
        timesMs: timesMs.subarray(from, to),
        stream: stream.subarray(from, to),
        input: input.subarray(from, to),
        output: output.subarray(from, to),
      });
    },
  };
}

/** Every request as it was; of a larger multiple some come twice or more in the same moment, of a smaller one some stay away. */
function sendAgain(
  { offsetMs, timesMs, stream, input, output }: Recorded,
  multiple: number,
  random: Random,
): Arrivals {
  let next = -1;
  let copies = 0;
  return (arrival) => {
    while (copies === 0) {
      next += 1;
      if (next >= timesMs.length) return false;
      copies = copiesOf(multiple, random);
    }
    copies -= 1;
    arrival.timeMs = offsetMs + (timesMs[next] as number);
    arrival.inputTokens = input[next] as number;
    arrival.outputTokens = output[next] as number;
    arrival.stream = stream[next] as number;
    return true;
  };
}

function sums({ offsetMs, timesMs, stream, input, output }: Recorded, minutes: number): StreamMinutes[] {
  const of = new Map<number, StreamMinutes>();
  for (let n = 0; n < timesMs.length; n += 1) {
    const at = stream[n] as number;
    let row = of.get(at);
    if (!row) {
      const empty = () => new Float64Array(minutes);
      row = { stream: at, requests: empty(), input: empty(), output: empty() };
      of.set(at, row);
    }
    const minute = Math.floor((offsetMs + (timesMs[n] as number)) / msPerMinute);
    row.requests[minute] = (row.requests[minute] as number) + 1;
    row.input[minute] = (row.input[minute] as number) + (input[n] as number);
    row.output[minute] = (row.output[minute] as number) + (output[n] as number);
  }
  return [...of.values()];
}

/** The first request at or after a time. */
function indexAt(timesMs: Float64Array, timeMs: number): number {
  let [low, high] = [0, timesMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesMs[middle] as number) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
