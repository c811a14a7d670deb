import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../catalog/catalog.ts';
import { type Aborted, classifyError, type Problem } from '../claude/classify-error.ts';
import type { CredentialSeen, ObservationId, Observed, ObservedValues } from '../judge/observation.ts';
import type { Plan } from '../plan/schema.ts';
import type { MessagePace } from './message-pace.ts';
import type { Probe, ProbeContext } from './probe.ts';
import type { Receipt } from './receipt.ts';
import { ProbeUnavailable } from './unavailable.ts';

export interface AskOptions {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly credential: CredentialSeen | null;
  readonly credentialReason: string | null;
  readonly keyFits?: ProbeContext['keyFits'];
  readonly baseUrl: string;
  readonly proxyVariable: string | null;
  readonly savedTrial: ProbeContext['savedTrial'];
  readonly client: () => Promise<Anthropic>;
  readonly cloud: ProbeContext['cloud'];
  readonly adminClient: () => Promise<Anthropic>;
  /** Limit of one try of a probe: all its calls, headers and bodies together. */
  readonly timeoutMs: number;
  /** How much longer a probe that was cut off may take to remove what it has put into the account. */
  readonly cleanUpMs: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What a probe is handed by its poll. */
export interface Handed {
  /** Observations of the probes it waits for. */
  readonly observed: Observed;
  readonly turn: MessagePace['turn'];
}

/** What a call was answered with instead of a value, or why none came. */
export class CallFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.reason);
    this.problem = problem;
  }
}

/** One call under its time limit. Rejects with CallFailed or ProbeUnavailable, never with anything else. */
export async function call(
  probe: Probe,
  handed: Handed,
  receipt: Receipt,
  options: AskOptions,
): Promise<ObservedValues[ObservationId]> {
  const limit = new AbortController();
  const settled = new AbortController();
  const timer = setTimeout(() => limit.abort(), options.timeoutMs);
  const signal = AbortSignal.any([limit.signal, options.signal]);
  const ended = () =>
    (options.signal.aborted ? 'cancelled' : limit.signal.aborted ? 'timeout' : null) satisfies Aborted;
  try {
    const { plan, catalog, credential, baseUrl, proxyVariable, savedTrial } = options;
    const { client, cloud, adminClient, clock, now } = options;
    const running = probe.run({
      plan,
      catalog,
      ...handed,
      credential,
      credentialReason: options.credentialReason,
      keyFits: options.keyFits,
      baseUrl,
      proxyVariable,
      savedTrial,
      client,
      cloud,
      adminClient,
      signal,
      clock,
      now,
      receipt,
    });
    const graceMs = () => (receipt.leftBehind ? options.cleanUpMs : 0);
    return await Promise.race([running, rejectedOn(signal, graceMs, settled.signal)]);
  } catch (error) {
    if (error instanceof ProbeUnavailable) throw error;
    throw new CallFailed(
      classifyError(error, causesFor(probe, options.catalog), { aborted: ended(), now: options.now() }),
    );
  } finally {
    clearTimeout(timer);
    settled.abort();
  }
}

/** The causes a call may fail for, the limit of requests told as that of the routes it asks. */
function causesFor({ rateLimited }: Probe, catalog: Catalog): Catalog['causes'] {
  if (!rateLimited) return catalog.causes;
  return catalog.causes.map((row) =>
    row.cause === 'rate-limit' ? { ...row, summary: rateLimited(catalog) } : row,
  );
}

/**
 * A transport that ignores its signal must not hold the poll up, but a probe that has something to take back is given
 * the time for it: nobody is to be told to cancel a batch by hand while it is being cancelled.
 */
function rejectedOn(signal: AbortSignal, graceMs: () => number, settled: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => {
      const ms = graceMs();
      if (ms === 0) return reject(signal.reason);
      const timer = setTimeout(() => reject(signal.reason), ms);
      settled.addEventListener('abort', () => clearTimeout(timer), { once: true });
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
