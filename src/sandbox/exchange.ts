import type { ApiVersion } from '../catalog/vocabulary.ts';
import type { ForcedStop } from './forced-stop.ts';
import type { StreamEvent, Writing } from './pace.ts';

/** A request as the routes see it. Headers with keys stay behind in the server. */
export interface Call {
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly version: ApiVersion;
  /** Values of `anthropic-beta`. */
  readonly betas: readonly string[];
  /** When the request came in, by the sandbox's clock; delays come after it. */
  readonly receivedAt: Date;
  /** Where the client reached the sandbox, e.g. `http://127.0.0.1:41234`; links in answers begin with it. */
  readonly origin: string;
  /** The workspace the key belongs to. */
  readonly workspaceId: string;
  /** How the answers to this call have to end; null: as they come. */
  readonly stop: ForcedStop | null;
  /** A fresh id with that prefix, e.g. `msg_01…`; deterministic by seed. */
  readonly newId: (prefix: string) => string;
}

/** A successful answer. Failures are thrown as `ApiFailure`. */
export interface Reply {
  readonly headers: Readonly<Record<string, string>>;
  readonly costUsd: number;
  readonly content:
    | { readonly kind: 'json'; readonly body: unknown }
    /** Anything else that is sent whole: the lines of a batch, the bytes of a file. */
    | { readonly kind: 'download'; readonly contentType: string; readonly bytes: Buffer }
    | { readonly kind: 'stream'; readonly events: readonly StreamEvent[] };
  /** The answer takes its time; absent: it is there at once. */
  readonly writing?: Writing;
}

/** One endpoint. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** `parameter` is the decoded first group of `path`, empty where it has none. */
  readonly handle: (call: Call, parameter: string) => Reply;
}

/** A free JSON answer without headers of its own. */
export const freeJson = (body: unknown): Reply => ({
  headers: {},
  costUsd: 0,
  content: { kind: 'json', body },
});

/** What was asked and how it ended. Holds no header and no body, so no key and no content. */
export interface SandboxExchange {
  /** ISO date-time by the sandbox's clock. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly model: string | null;
  /** Null: the connection was stalled or dropped before any answer. */
  readonly status: number | null;
  readonly costUsd: number;
  readonly requestId: string;
  /** The fault that was played, e.g. `reset`; null: none. */
  readonly fault: string | null;
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const idLength = 22;

/** Ids that look like the service's and repeat with the seed. */
export function idSource(seed: number): (prefix: string) => string {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  let count = 0;
  return (prefix) => {
    count += 1;
    let id = count.toString(36).padStart(6, '0');
    while (id.length < idLength) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      id += alphabet[(state >>> 16) % alphabet.length] ?? '0';
    }
    return `${prefix}_01${id}`;
  };
}
