import type { Arrivals, Random } from '../simulation/service.ts';
import { busiestMinutes } from './busiest-minutes.ts';
import { copiesOf, type RecordedWith } from './recorded.ts';
import type { MinuteTrace } from './trace.ts';
import type { StreamMinutes, Traffic } from './traffic.ts';

const msPerMinute = 60_000;
const minutesOfDay = 1_440;

/** Totals of one minute and stream. */
interface MinuteRow {
  readonly minute: number;
  readonly stream: number;
  readonly requests: number;
  readonly input: number;
  readonly output: number;
}

/**
 * Usage by the minute, from the midnight (UTC) before it on. Requests lie at random within their minute, all of the same
 * size; where the usage does not count them, tokens are taken for requests by the size given.
 */
export function minuteTraffic(
  trace: MinuteTrace,
  { streams, cachedShare, tokensPerRequest }: RecordedWith,
): Traffic {
  const firstMinute = Math.floor(trace.startMs / msPerMinute) % minutesOfDay;
  const rows = Array.from(trace.minute, (minute, n): MinuteRow => {
    const [counted, cached, output] = [trace.counted[n] ?? 0, trace.cached[n] ?? 0, trace.output[n] ?? 0];
    const { stream = 0, readsCount = false, factor = 1 } = streams[trace.model[n] ?? 0] ?? {};
    const all = counted + cached;
    const told = trace.requests?.[n] ?? null;
    return {
      minute: firstMinute + minute,
      stream,
      requests: told ?? all / Math.max(1, tokensPerRequest ?? all),
      input: factor * (readsCount ? all : cachedShare === null ? counted : all * (1 - cachedShare)),
      output: output * factor,
    };
  });
  return trafficOf(rows);
}

function trafficOf(rows: readonly MinuteRow[]): Traffic {
  const minutes = (rows.at(-1)?.minute ?? -1) + 1;
  return {
    requests: rows.reduce((sum, { requests }) => sum + requests, 0),
    minutes,
    streams: sums(rows, minutes),
    arrivals: (multiple, random) => sendRows(rows, multiple, random),
    busiest: (window) => {
      if (window >= minutes) return trafficOf(rows);
      const counts = new Float64Array(minutes);
      for (const { minute, requests } of rows) counts[minute] = (counts[minute] as number) + requests;
      const from = busiestMinutes(counts, window);
      const within = rows.filter(({ minute }) => minute >= from && minute < from + window);
      return trafficOf(within.map((row) => ({ ...row, minute: row.minute - from })));
    },
  };
}

function sums(rows: readonly MinuteRow[], minutes: number): StreamMinutes[] {
  const of = new Map<number, StreamMinutes>();
  const empty = () => new Float64Array(minutes);
  for (const { minute, stream, requests, input, output } of rows) {
    const sum = of.get(stream) ?? { stream, requests: empty(), input: empty(), output: empty() };
    of.set(stream, sum);
    sum.requests[minute] = (sum.requests[minute] as number) + requests;
    sum.input[minute] = (sum.input[minute] as number) + input;
    sum.output[minute] = (sum.output[minute] as number) + output;
  }
  return [...of.values()];
}

interface Sent {
  readonly timeMs: number;
  readonly row: MinuteRow;
}

/** One minute's requests are made at a time. */
function sendRows(rows: readonly MinuteRow[], multiple: number, random: Random): Arrivals {
  let next = 0;
  let minute: Sent[] = [];
  const fill = (): void => {
    const now = rows[next]?.minute;
    for (let row = rows[next]; row && row.minute === now; row = rows[next]) {
      const count = copiesOf(row.requests * multiple, random);
      for (let n = 0; n < count; n += 1) minute.push({ timeMs: (row.minute + random()) * msPerMinute, row });
      next += 1;
    }
    // The last is taken first.
    minute.sort((a, b) => b.timeMs - a.timeMs);
  };
  return (arrival) => {
    while (minute.length === 0) {
      if (next >= rows.length) return false;
      minute = [];
      fill();
    }
    const sent = minute.pop() as Sent;
    const { row } = sent;
    arrival.timeMs = sent.timeMs;
    arrival.inputTokens = row.input / row.requests;
    arrival.outputTokens = row.output / row.requests;
    arrival.stream = row.stream;
    return true;
  };
}
