import Anthropic from '@anthropic-ai/sdk';
import { catalog } from '../../../src/catalog/catalog.ts';
import { type CountOptions, type CountWait, countSamples } from '../../../src/observe/trial/count.ts';
import type { CountJournal } from '../../../src/observe/trial/count-journal.ts';
import type { SampleFiles } from '../../../src/observe/trial/sample-files.ts';
import { SampleTable } from '../../../src/observe/trial/sample-table.ts';
import type { FaultAction, FaultRule } from '../../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../../src/sandbox/server.ts';
import { clientOf, sandboxFor } from '../gathering.ts';
import type { VirtualTime } from './virtual-time.ts';

const carry = { system: false, tools: false, images: false, documents: false, cacheControl: false };

/** Samples as a scan leaves them; the line of each is its place plus one. */
export function samplesOf(texts: readonly string[]) {
  const samples = new SampleTable();
  for (const [index, text] of texts.entries())
    samples.add({
      line: index + 1,
      offset: 0,
      bytes: text.length,
      estimatedTokens: 1,
      maxTokens: null,
      carry,
    });
  const files: SampleFiles = {
    name: 'samples.jsonl',
    totalBytes: 0,
    all: () => {
      throw new Error('Counting reads samples one by one.');
    },
    again: async ({ line }) => texts[line - 1] ?? '',
    close: async () => {},
  };
  return { files, samples, all: texts.map((_, index) => index) };
}

export const prompts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => JSON.stringify({ prompt: `Question ${index}` }));

/** A journal that lives as long as the test, and what a second start finds in it. */
export function memoryJournal(): CountJournal & { readonly reopened: () => CountJournal } {
  const cells: number[] = [];
  const open = (): CountJournal => ({
    kept: Float64Array.from(cells),
    append: async (added) => void cells.push(...added),
  });
  return { ...open(), reopened: open };
}

/** What a server does with a request that arrives: null, it counts it; else the status and how long to wait. */
export type Admission = (
  nowMs: number,
) => { readonly status: number; readonly retryAfterSeconds: number } | null;

interface Arrival {
  readonly ms: number;
  readonly admitted: boolean;
  /** The prompt it carries. */
  readonly prompt: unknown;
}

/** A client whose server lives in virtual time; `arrivals` are the requests that came, and what became of them. */
export function simulatedClient(time: VirtualTime, latencyMs: () => number, admit: Admission) {
  const arrivals: Arrival[] = [];
  const answer = async (prompt: unknown, signal: AbortSignal) => {
    const wayMs = latencyMs() / 2;
    await time.sleep(wayMs, signal);
    if (signal.aborted) throw new Anthropic.APIUserAbortError();
    const refusal = admit(time.clock());
    arrivals.push({ ms: time.clock(), admitted: refusal === null, prompt });
    await time.sleep(wayMs, signal);
    if (signal.aborted) throw new Anthropic.APIUserAbortError();
    if (!refusal) return { data: { input_tokens: 7 }, response: new Response(), request_id: 'req_1' };
    const error = { type: 'rate_limit_error', message: 'This request would exceed the rate limit.' };
    const headers = new Headers({ 'request-id': 'req_1', 'retry-after': String(refusal.retryAfterSeconds) });
    throw Anthropic.APIError.generate(refusal.status, { type: 'error', error }, undefined, headers);
  };
  const messages = {
    countTokens: (
      { messages: [first] }: Anthropic.MessageCountTokensParams,
      { signal }: { signal: AbortSignal },
    ) => ({ withResponse: () => answer(first?.content, signal) }),
  };
  return { client: { messages } as unknown as Anthropic, arrivals };
}

/** Options with a clock that only waiting moves, unless a test says otherwise. */
export function countOptions(parts: Partial<CountOptions> & Pick<CountOptions, 'client'>): CountOptions {
  let ms = 0;
  return {
    model: 'claude-opus-5-5',
    catalog,
    timeoutMs: 60_000,
    now: () => new Date('2026-11-20T09:00:00Z'),
    requestsPerMinute: null,
    journal: null,
    signal: new AbortController().signal,
    clock: () => ms,
    sleep: async (waitMs) => {
      ms += waitMs;
    },
    onProgress: () => {},
    onWait: () => {},
    ...parts,
  };
}

const path = '/v1/messages/count_tokens';

export const fault = (action: FaultAction, nth?: number): FaultRule => ({
  when: { path, ...(nth !== undefined && { nth }) },
  do: action,
});

/** Samples that are counted by a sandbox of their own; the limit of its account is never reached. */
export async function counting(
  texts: readonly string[],
  sandboxOptions: SandboxOptions = {},
  parts: Partial<CountOptions> = {},
) {
  const sandbox = await sandboxFor(sandboxOptions);
  const { files, samples, all } = samplesOf(texts);
  const waits: CountWait[] = [];
  const journal = memoryJournal();
  const options = countOptions({
    client: await clientOf(sandbox.url),
    journal,
    onWait: (wait) => waits.push(wait),
    ...parts,
  });
  return {
    result: countSamples(files, samples, all, options),
    waits,
    asked: () => sandbox.journal.length,
    journaled: () => journal.reopened().kept.length / 3,
  };
}

/** The error a count ended with. */
export const stopped = (result: Promise<unknown>): Promise<Error> =>
  result.then(
    () => new Error('It went through.'),
    (error: Error) => error,
  );

/** A client that fails for some prompts, and counts the others as so many tokens. */
export function failing(problemOf: (prompt: unknown) => Error | null, input_tokens = 7) {
  let arrived = 0;
  const answer = async (prompt: unknown) => {
    arrived += 1;
    const problem = problemOf(prompt);
    if (problem) throw problem;
    return { data: { input_tokens }, response: new Response(), request_id: 'req_1' };
  };
  const messages = {
    countTokens: ({ messages: [first] }: Anthropic.MessageCountTokensParams) => ({
      withResponse: () => answer(first?.content),
    }),
  };
  return { client: { messages } as unknown as Anthropic, arrivals: () => arrived };
}
