import type { Arrivals, Random } from '../simulation/service.ts';
import { busiestMinutes } from './busiest-minutes.ts';
import { curveArrivals, type Spacing } from './curve-arrivals.ts';
import { merged } from './merged.ts';
import { busiest, perMinute, type RateCurve, requestsOf } from './rate-curve.ts';
import { meanCounted, type RequestSizes } from './request-sizes.ts';
import { meanTokens } from './token-sizes.ts';

const msPerMinute = 60_000;

/** Requests of a day, or of some minutes of it, planned or recorded: data and no state, so that it can be sent again and again. */
export interface Traffic {
  /** To be expected in all. */
  readonly requests: number;
  readonly minutes: number;
  /** What is to be expected of each stream. */
  readonly streams: readonly StreamMinutes[];
  /** So many times as many requests. */
  readonly arrivals: (multiple: number, random: Random) => Arrivals;
  /** So many minutes around the busiest one, from time 0 on; itself where it is no longer. */
  readonly busiest: (minutes: number) => Traffic;
}

/** Sums of each minute, tokens as the limits count them. */
export interface StreamMinutes {
  readonly stream: number;
  readonly requests: Float64Array;
  readonly input: Float64Array;
  readonly output: Float64Array;
}

/** Requests of one stream along a curve. */
export function curveTraffic(
  curve: RateCurve,
  sizes: RequestSizes,
  { spacing = 'random', stream = 0 }: { readonly spacing?: Spacing; readonly stream?: number } = {},
): Traffic {
  const requests = perMinute(curve);
  const [input, output] = [meanCounted(sizes), meanTokens(sizes.output)];
  return {
    requests: requestsOf(curve),
    minutes: requests.length,
    streams: [
      {
        stream,
        requests,
        input: requests.map((count) => count * input),
        output: requests.map((count) => count * output),
      },
    ],
    arrivals: (multiple, random) => {
      const { cellMs, perCell } = curve;
      const more = { cellMs, perCell: perCell.map((count) => count * multiple) };
      return curveArrivals(more, sizes, spacing, random, stream);
    },
    busiest: (minutes) => curveTraffic(busiest(curve, minutes), sizes, { spacing, stream }),
  };
}

/** So many minutes of the traffic, the first of which becomes time 0. */
export function minutesFrom(traffic: Traffic, first: number, minutes: number): Traffic {
  const [fromMs, toMs] = [first * msPerMinute, (first + minutes) * msPerMinute];
  const cut = (row: Float64Array) => row.slice(first, first + minutes);
  const streams = traffic.streams.map(({ stream, requests, input, output }) => ({
    stream,
    requests: cut(requests),
    input: cut(input),
    output: cut(output),
  }));
  const part: Traffic = {
    requests: streams.reduce((sum, { requests }) => requests.reduce((all, count) => all + count, sum), 0),
    minutes,
    streams,
    arrivals: (multiple, random) => {
      const next = traffic.arrivals(multiple, random);
      return (arrival) => {
        while (next(arrival)) {
          if (arrival.timeMs < fromMs) continue;
          arrival.timeMs -= fromMs;
          return arrival.timeMs < toMs - fromMs;
        }
        return false;
      };
    },
    busiest: (fewer) =>
      fewer >= minutes ? part : minutesFrom(part, busiestStart(part, fewer, minutes - fewer), fewer),
  };
  return part;
}

/** Where so many minutes in a row bring most requests, beginning with minute `latest` at the latest. */
export function busiestStart({ streams }: Traffic, minutes: number, latest: number): number {
  const counts = Float64Array.from({ length: Math.max(0, latest) + minutes }, (_, minute) =>
    streams.reduce((sum, { requests }) => sum + (requests[minute] ?? 0), 0),
  );
  return busiestMinutes(counts, minutes);
}

/** The same traffic so many times. */
export function timesTraffic(traffic: Traffic, multiple: number): Traffic {
  const scaled = (row: Float64Array) => row.map((value) => value * multiple);
  return {
    requests: traffic.requests * multiple,
    minutes: traffic.minutes,
    streams: traffic.streams.map(({ stream, requests, input, output }) => ({
      stream,
      requests: scaled(requests),
      input: scaled(input),
      output: scaled(output),
    })),
    arrivals: (times, random) => traffic.arrivals(times * multiple, random),
    busiest: (minutes) => timesTraffic(traffic.busiest(minutes), multiple),
  };
}

/** Both at once; the busiest minutes are those of the first. */
export const together = (first: Traffic, second: Traffic): Traffic => ({
  requests: first.requests + second.requests,
  minutes: Math.max(first.minutes, second.minutes),
  streams: [...first.streams, ...second.streams],
  arrivals: (multiple, random) =>
    merged([first.arrivals(multiple, random), second.arrivals(multiple, random)]),
  busiest: (minutes) => together(first.busiest(minutes), second.busiest(minutes)),
});
