import type { Trace } from '../../../src/capacity/arrivals/trace.ts';
import { readTrace } from '../../../src/observe/traffic-trace/read-trace.ts';
import { UsageError } from '../../../src/plan/usage-error.ts';

export const never = new AbortController().signal;

/** A text from standard input, in pieces of that many bytes. */
export async function* inPieces(text: string | Uint8Array, bytes = 1_000_000) {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += bytes) yield whole.subarray(at, at + bytes);
}

export const traceOf = (text: string | Uint8Array, bytes?: number): Promise<Trace> =>
  readTrace('-', '/', { signal: never, input: inPieces(text, bytes) });

/** A trace with its columns as plain lists. */
export function listed(trace: Trace): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(trace).map(([name, value]) => [
      name,
      ArrayBuffer.isView(value) ? [...listOf(value)] : value,
    ]),
  );
}
const listOf = (view: ArrayBufferView) => view as Float64Array;

/** What a person is told of a text that is no trace. */
export async function refusalOf(text: string | Uint8Array): Promise<string> {
  return messageOf(traceOf(text));
}

export const messageOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'nothing',
    (error: unknown) => (error instanceof UsageError ? error.message : `not a usage error: ${String(error)}`),
  );

export const jsonLines = (documents: readonly unknown[]): string =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('');
