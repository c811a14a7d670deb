import { type CauseId, causeIds } from '../catalog/error-cause.ts';
import {
  type AnsweredCause,
  type Failure,
  invalidRequest,
  namedFailures,
  type WireErrorType,
} from './errors.ts';
import { type ForcedStop, parseForcedStop } from './forced-stop.ts';

/** What a fault does to the exchange it hits. */
export type FaultAction =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly type: WireErrorType;
      readonly message: string;
      readonly errorCode?: string;
      readonly retryAfterSeconds?: number;
    }
  /** Exactly what the service answers for that cause. */
  | { readonly kind: 'named'; readonly cause: CauseId }
  /** Status, headers and body come that much later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** A successful answer sends status and headers at once and the first byte of its body that much later. */
  | { readonly kind: 'slow-first-byte'; readonly ms: number }
  /** A 429 that asks for a day of patience. */
  | { readonly kind: 'huge-retry-after' }
  /** A message, or every message of a batch, ends like that. */
  | { readonly kind: 'stop'; readonly stop: ForcedStop }
  | { readonly kind: TransportFault };

/** Faults of the way there, not of the answer. */
export type TransportFault = ReplacingFault | SpoilingFault;

/** The request is never looked at. */
export type ReplacingFault =
  /** Nothing ever comes back. */
  | 'stall-headers'
  /** The connection is reset. */
  | 'reset'
  /** Status 200 with a web page, as a captive portal or proxy would send. */
  | 'html-200';

/** The request is answered, and charged, as usual; the answer does not arrive whole. */
export type SpoilingFault =
  /** Status, headers and half of the body come, then nothing. */
  | 'stall-body'
  /** Half of the answer comes, then the connection ends. */
  | 'cut-stream'
  /** A stream turns into an `error` event halfway; a plain request is answered 529 and not charged. */
  | 'error-event'
  /** Status 200 with JSON that stops in the middle. */
  | 'malformed-json';

export interface FaultRule {
  readonly when: {
    /** Exact path such as `/v1/messages`, or a pattern; absent: any. */
    readonly path?: string | RegExp;
    /** Only the nth request that matches path and model, from 1; absent: each. */
    readonly nth?: number;
    readonly model?: string;
  };
  readonly do: FaultAction;
}

/** What is to be done to one exchange. */
export interface PlannedFault {
  readonly latencyMs: number;
  readonly name: string | null;
  readonly effect:
    | { readonly kind: 'none' }
    | { readonly kind: 'failure'; readonly failure: Failure }
    | { readonly kind: 'replace'; readonly fault: ReplacingFault }
    | { readonly kind: 'spoil'; readonly fault: SpoilingFault }
    | { readonly kind: 'slow-first-byte'; readonly ms: number }
    | { readonly kind: 'stop'; readonly stop: ForcedStop };
}

export const noFault: PlannedFault = { latencyMs: 0, name: null, effect: { kind: 'none' } };

const replacing = ['stall-headers', 'reset', 'html-200'] as const satisfies readonly ReplacingFault[];
const spoiling = [
  'stall-body',
  'cut-stream',
  'error-event',
  'malformed-json',
] as const satisfies readonly SpoilingFault[];

/** Causes a client sees without an error answer, and the fault that makes it see them. */
const causesByTransport = {
  'client-timeout': 'stall-headers',
  'connection-failed': 'reset',
  'unexpected-response': 'html-200',
} as const satisfies Partial<Record<CauseId, ReplacingFault>>;

const dayInSeconds = 86_400;

function isAnswered(cause: CauseId): cause is AnsweredCause {
  return cause in namedFailures;
}

function effectOf(action: Exclude<FaultAction, { kind: 'latency' }>): PlannedFault['effect'] {
  switch (action.kind) {
    case 'error': {
      const { status, type, message, errorCode, retryAfterSeconds } = action;
      const failure = {
        status,
        type,
        message,
        ...(errorCode === undefined ? {} : { details: { error_code: errorCode } }),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      };
      return { kind: 'failure', failure };
    }
    case 'huge-retry-after':
      return {
        kind: 'failure',
        failure: { ...namedFailures['rate-limit'], retryAfterSeconds: dayInSeconds },
      };
    case 'named': {
      const { cause } = action;
      if (isAnswered(cause)) return { kind: 'failure', failure: namedFailures[cause] };
      if (cause in causesByTransport) {
        return { kind: 'replace', fault: causesByTransport[cause as keyof typeof causesByTransport] };
      }
      throw new Error(`The sandbox cannot produce the cause "${cause}": it arises on the client's side.`);
    }
    case 'stop':
    case 'slow-first-byte':
      return action;
    case 'stall-headers':
    case 'reset':
    case 'html-200':
      return { kind: 'replace', fault: action.kind };
    default:
      return { kind: 'spoil', fault: action.kind };
  }
}

function nameOf(action: FaultAction): string {
  if (action.kind === 'named') return action.cause;
  return action.kind === 'stop' ? `stop:${action.stop.reason}` : action.kind;
}

/** Plays fault rules: counts matching requests and says what happens to each. Throws at once on an impossible rule. */
export class FaultScript {
  readonly #rules: readonly { readonly rule: FaultRule; seen: number }[];

  constructor(rules: readonly FaultRule[]) {
    for (const rule of rules) if (rule.do.kind !== 'latency') effectOf(rule.do);
    this.#rules = rules.map((rule) => ({ rule, seen: 0 }));
  }

  /** Waits of all matching rules add up; of the others the first one counts. */
  plan(path: string, model: string | null): PlannedFault {
    let planned = noFault;
    for (const entry of this.#rules) {
      if (!matches(entry.rule.when, path, model)) continue;
      entry.seen += 1;
      if (entry.rule.when.nth !== undefined && entry.rule.when.nth !== entry.seen) continue;
      planned = add(planned, entry.rule.do);
    }
    return planned;
  }
}

function add(planned: PlannedFault, action: FaultAction): PlannedFault {
  if (action.kind === 'latency') {
    return { ...planned, latencyMs: planned.latencyMs + action.ms, name: planned.name ?? 'latency' };
  }
  return planned.effect.kind === 'none'
    ? { ...planned, name: nameOf(action), effect: effectOf(action) }
    : planned;
}

function matches(when: FaultRule['when'], path: string, model: string | null): boolean {
  if (when.model !== undefined && when.model !== model) return false;
  if (when.path === undefined) return true;
  return typeof when.path === 'string' ? when.path === path : when.path.test(path);
}

/**
 * Reads `x-gonogo-fault`: a cause id, a transport fault, `huge-retry-after`, `latency:MS`, `slow-first-byte:MS` or
 * `stop:REASON`. Throws a 400 on anything else.
 */
export function faultFromHeader(value: string): PlannedFault {
  const [, kind, ms] = /^(latency|slow-first-byte):(\d{1,6})$/.exec(value) ?? [];
  if (kind === 'latency' || kind === 'slow-first-byte') return add(noFault, { kind, ms: Number(ms) });
  if (value === 'huge-retry-after') return add(noFault, { kind: value });
  const stop = value.startsWith('stop:') ? parseForcedStop(value.slice('stop:'.length)) : null;
  if (stop) return add(noFault, { kind: 'stop', stop });
  const transport = [...replacing, ...spoiling].find((fault) => fault === value);
  if (transport) return add(noFault, { kind: transport });
  const cause = causeIds.find((id) => id === value);
  if (cause && (isAnswered(cause) || cause in causesByTransport))
    return add(noFault, { kind: 'named', cause });
  throw invalidRequest(`x-gonogo-fault: "${value.slice(0, 60)}" is not a fault the sandbox can produce`);
}
