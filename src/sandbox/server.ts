import type { AddressInfo } from 'node:net';
import { type Catalog, catalog as documented } from '../catalog/catalog.ts';
import { type AccountProfile, accountProfiles } from './account.ts';
import { BodyRoom } from './body-room.ts';
import { idSource, type SandboxExchange } from './exchange.ts';
import { type FaultRule, FaultScript } from './faults.ts';
import { LiveAccount } from './live-account.ts';
import { checkPace, type Pace } from './pace.ts';
import { routesOf } from './routes.ts';
import { type Desk, serveExchange } from './serve.ts';

export interface SandboxOptions {
  /** Default: the profile `start`. */
  readonly account?: AccountProfile;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The sandbox's clock; moves buckets, months and retirements. Default: the real one. */
  readonly now?: () => Date;
  readonly faults?: readonly FaultRule[];
  /** Same seed, same ids and answers. */
  readonly seed?: number;
  /** Wait before every answer, in milliseconds. */
  readonly latencyMs?: number;
  /** Length of an answer that nothing cuts short. Default 40. */
  readonly answerTokens?: number;
  /** How fast answers to messages are written, by the wall clock. Default: as the account says, else all at once. */
  readonly pace?: Pace;
  readonly catalog?: Catalog;
  /** How many exchanges the journal keeps at least, and twice as many at most. Default 10,000; 0: none. */
  readonly journalKept?: number;
  /** How many MB the bodies of all requests under way may hold together. Default 256. */
  readonly bodiesMb?: number;
  /** How long nothing may come of a body before its connection ends, in milliseconds. Default 60,000. */
  readonly bodyIdleMs?: number;
  /** Lets a test see parsed bodies, before they are judged. Never called with headers. */
  readonly onRequest?: (request: { method: string; path: string; body: unknown }) => void;
}

export interface Sandbox {
  /** e.g. `http://127.0.0.1:41234`; the base URL of a client. */
  readonly url: string;
  /** Ends every connection, stalled ones too. */
  close(): Promise<void>;
  /** What was asked, newest last; at least the newest `journalKept`. */
  readonly journal: readonly SandboxExchange[];
  /** Spent on this sandbox so far, in USD. */
  spentUsd(): number;
}

/** Longer than clients keep an idle connection, so that it is never the sandbox that hangs up first. */
const keepAliveMs = 75_000;

/** Starts a local Claude API on 127.0.0.1. Rejects when the port is taken; throws on a fault or a pace that cannot be produced. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const account = new LiveAccount(
    options.account ?? accountProfiles.start,
    options.catalog ?? documented,
    options.now ?? (() => new Date()),
  );
  const seed = options.seed ?? 0;
  const pace = options.pace ?? options.account?.pace ?? null;
  if (pace) checkPace(pace);
  const journal: SandboxExchange[] = [];
  const journalKept = options.journalKept ?? 10_000;
  const closing = new AbortController();
  const desk: Desk = {
    account,
    routes: routesOf(account, { seed, answerTokens: options.answerTokens ?? 40, pace }),
    script: new FaultScript(options.faults ?? []),
    newId: idSource(seed),
    latencyMs: options.latencyMs ?? 0,
    bodyRoom: new BodyRoom(options.bodiesMb ?? 256),
    bodyIdleMs: options.bodyIdleMs ?? 60_000,
    closing: closing.signal,
    onRequest: options.onRequest ?? (() => {}),
    record(exchange) {
      if (journalKept === 0) return;
      if (journal.length >= 2 * journalKept) journal.splice(0, journalKept);
      journal.push(exchange);
    },
  };
  // Not imported: an import of node:http loads the whole of undici with it, a tenth of the start and 6 MB.
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer((request, response) => void serveExchange(desk, request, response));
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    journal,
    spentUsd: () => {
      account.settle();
      return account.ledger.totalUsd;
    },
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
