import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trace } from '../../../src/capacity/arrivals/trace.ts';
import { readTrace } from '../../../src/observe/traffic-trace/read-trace.ts';
import { inPieces, jsonLines, listed, never } from './reading.ts';

interface Sent {
  readonly ms: number;
  readonly model: string | null;
  readonly uncached: number;
  readonly written: number;
  readonly read: number;
  readonly output: number;
}

const startMs = Date.UTC(2026, 10, 1);
const tokens = fc.oneof(fc.nat(3), fc.nat(1_000_000));
const requests = (model: fc.Arbitrary<string | null>) =>
  fc.array(
    fc.record({
      // Few times, so that many requests share one.
      ms: fc.oneof(fc.nat(3), fc.nat(31 * 86_400_000)).map((ms) => startMs + ms),
      model,
      uncached: tokens,
      written: tokens,
      read: tokens,
      output: tokens,
    }),
    { minLength: 1, maxLength: 30 },
  );
const someRequests = fc.oneof(requests(fc.constantFrom('b', 'a', 'c,"d"')), requests(fc.constant(null)));

/** Ways to write a time that all name the same. */
const writtenTimes: readonly ((ms: number) => string | number)[] = [
  (ms) => new Date(ms).toISOString(),
  (ms) => new Date(ms + 5.5 * 3_600_000).toISOString().replace('Z', '+05:30'),
  (ms) => ms,
  (ms) => ms / 1_000,
];
type Write = (sent: Sent, time: string | number) => Record<string, unknown>;
const named = ({ model }: Sent) => (model === null ? {} : { model });
const own: Write = (sent, timestamp) => ({
  timestamp,
  ...named(sent),
  input: sent.uncached + sent.written + sent.read,
  cached: sent.read,
  output: sent.output,
});
const usageOf = (sent: Sent) => ({
  input_tokens: sent.uncached,
  cache_creation_input_tokens: sent.written,
  cache_read_input_tokens: sent.read,
  output_tokens: sent.output,
});
const api: Write = (sent, ts) => ({ ...usageOf(sent), ts, ...named(sent) });
const answer: Write = (sent, time) => ({ id: 'msg_01', usage: usageOf(sent), time, ...named(sent) });

const cell = (value: unknown) =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value;
const csv = (rows: readonly Record<string, unknown>[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');

const formats: readonly (readonly [string, Write, (rows: readonly Record<string, unknown>[]) => string])[] = [
  ['JSON Lines in our names', own, jsonLines],
  ["JSON Lines in the API's names", api, jsonLines],
  ['JSON Lines of answers', answer, jsonLines],
  ['CSV in our names', own, csv],
  ["CSV in the API's names", api, csv],
];

/** What the columns must hold, from the requests alone. */
function expected(sent: readonly Sent[]): Record<string, unknown> {
  const models = [...new Set(sent.map(({ model }) => model ?? ''))].toSorted();
  const rows = sent
    .map(({ ms, model, uncached, written, read, output }) => [
      ms,
      models.indexOf(model ?? ''),
      uncached + written,
      read,
      output,
    ])
    .toSorted((a, b) => a.map((value, place) => value - (b[place] ?? 0)).find((apart) => apart !== 0) ?? 0);
  const column = (place: number) => rows.map((row) => row[place] ?? 0);
  const [first = 0] = column(0);
  return {
    kind: 'requests',
    startMs: first,
    timesMs: column(0).map((ms) => ms - first),
    model: column(1),
    counted: column(2),
    cached: column(3),
    output: column(4),
    models,
  };
}

test.each(formats)(
  '%s reads back as the same columns, whatever the order of the lines',
  async (_, write, text) => {
    await fc.assert(
      fc.asyncProperty(
        someRequests.chain((sent) =>
          fc.tuple(
            fc.constant(sent),
            fc.shuffledSubarray(sent, { minLength: sent.length }),
            fc.array(fc.nat(writtenTimes.length - 1), { minLength: sent.length, maxLength: sent.length }),
          ),
        ),
        fc.integer({ min: 1, max: 300 }),
        async ([sent, shuffled, times], pieceBytes) => {
          const rows = shuffled.map((request, place) =>
            write(request, writtenTimes[times[place] ?? 0]?.(request.ms) ?? ''),
          );
          const trace: Trace = await readTrace('-', '/', {
            signal: never,
            input: inPieces(text(rows), pieceBytes),
          });
          expect(listed(trace)).toEqual(expected(sent));
        },
      ),
      { numRuns: 150 },
    );
  },
);
