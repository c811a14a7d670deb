import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Catalog, catalog as documented } from '../catalog/catalog.ts';
import { type AccountProfile, accountProfile } from './account.ts';
import { apiVersion } from './api-version.ts';
import { countTokens } from './count-tokens.ts';
import { checkKey } from './credentials.ts';
import { deliverBroken, deliverFailure, deliverReply } from './deliver.ts';
import { ApiFailure, type Failure, namedFailures } from './errors.ts';
import { type Call, idSource, type Reply, type SandboxExchange } from './exchange.ts';
import { type FaultRule, FaultScript, faultFromHeader, noFault, type PlannedFault } from './faults.ts';
import { LiveAccount } from './live-account.ts';
import { createMessage } from './messages.ts';
import { listModels, retrieveModel } from './models.ts';
import { readJsonBody } from './request-body.ts';

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
  /** Wait before every answer. */
  readonly latencyMs?: number;
  /** Length of an answer that nothing cuts short. Default 40. */
  readonly answerTokens?: number;
  readonly catalog?: Catalog;
  /** Lets a test see parsed bodies. Never called with headers. */
  readonly onRequest?: (request: {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  }) => void;
}

export interface Sandbox {
  /** e.g. `http://127.0.0.1:41234`; the base URL of a client. */
  readonly url: string;
  /** Ends every connection, stalled ones too. */
  close(): Promise<void>;
  /** What was asked, newest last; the newest 10,000 at least. */
  readonly journal: readonly SandboxExchange[];
  /** Spent on this sandbox so far, in USD. */
  spentUsd(): number;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (call: Call, parameter: string) => Reply;
}

const journalKept = 10_000;

/** Starts a local Claude API on 127.0.0.1. Rejects when the port is taken or a fault rule is impossible. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const account = new LiveAccount(
    options.account ?? accountProfile('start'),
    options.catalog ?? documented,
    now,
  );
  const answers = { seed: options.seed ?? 0, answerTokens: options.answerTokens ?? 40 };
  const routes: readonly Route[] = [
    { method: 'POST', path: /^\/v1\/messages$/, handle: (call) => createMessage(account, call, answers) },
    { method: 'POST', path: /^\/v1\/messages\/count_tokens$/, handle: (call) => countTokens(account, call) },
    { method: 'GET', path: /^\/v1\/models$/, handle: (call) => listModels(account, call) },
    { method: 'GET', path: /^\/v1\/models\/([^/]+)$/, handle: (_call, id) => retrieveModel(account, id) },
  ];
  const script = new FaultScript(options.faults ?? []);
  const newId = idSource(answers.seed);
  const journal: SandboxExchange[] = [];
  const closing = new AbortController();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = newId('req');
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
    const path = url.pathname;
    const common = {
      'request-id': requestId,
      'anthropic-organization-id': account.profile.organizationId,
      'anthropic-workspace-id': account.profile.workspace.id,
      'x-gonogo-sandbox': '1',
    };
    let model: string | null = null;
    let fault = noFault;
    const note = (status: number | null, costUsd: number) => {
      if (journal.length >= 2 * journalKept) journal.splice(0, journalKept);
      journal.push({
        at: now().toISOString(),
        method,
        path,
        model,
        status,
        costUsd,
        requestId,
        fault: fault.name,
      });
    };
    try {
      const body = await readJsonBody(request);
      model = modelNamed(body);
      options.onRequest?.({ method, path, body });
      fault = planFault(script, request, path, model);
      const latencyMs = fault.latencyMs + (options.latencyMs ?? 0);
      if (latencyMs > 0) await wait(latencyMs, undefined, { signal: closing.signal });
      if (fault.effect.kind === 'failure') throw new ApiFailure(fault.effect.failure);
      const { handle, parameter } = findRoute(routes, method, path);
      checkKey(request.headers, account.profile.keys);
      if (account.profile.onHold) throw new ApiFailure(namedFailures['organization-on-hold']);
      const reply = handle(
        {
          method,
          path,
          query: url.searchParams,
          body,
          version: apiVersion(single(request.headers['anthropic-version'])),
          betas: (single(request.headers['anthropic-beta']) ?? '').split(',').filter(Boolean),
          newId,
        },
        parameter,
      );
      if (fault.effect.kind === 'transport') {
        note(deliverBroken(response, reply, common, fault.effect.fault, requestId), reply.costUsd);
      } else {
        note(200, reply.costUsd);
        deliverReply(response, reply, common);
      }
    } catch (error) {
      if (closing.signal.aborted) return;
      const failure = error instanceof ApiFailure ? error.failure : namedFailures['server-error'];
      note(failure.status, 0);
      deliverFailure(response, failure, common, requestId);
    }
  }

  const server = createServer((request, response) => void serve(request, response));
  // Longer than any client keeps an idle connection, so that it is never the sandbox that hangs up first.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    journal,
    spentUsd: () => account.ledger.totalUsd,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  const atPath = routes.filter((route) => route.path.test(path));
  if (atPath.length === 0) throw new ApiFailure(namedFailures['not-found']);
  const route = atPath.find((candidate) => candidate.method === method);
  if (!route) throw new ApiFailure(wrongMethod(atPath.map((candidate) => candidate.method)));
  return { handle: route.handle, parameter: decodeURIComponent(route.path.exec(path)?.[1] ?? '') };
}

function wrongMethod(allowed: readonly string[]): Failure {
  return {
    status: 405,
    type: 'invalid_request_error',
    message: 'Method Not Allowed',
    headers: { allow: allowed.join(', ') },
  };
}

function planFault(
  script: FaultScript,
  request: IncomingMessage,
  path: string,
  model: string | null,
): PlannedFault {
  const asked = single(request.headers['x-gonogo-fault']);
  return asked === undefined ? script.plan(path, model) : faultFromHeader(asked);
}

function modelNamed(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { model } = body as { model?: unknown };
  return typeof model === 'string' ? model : null;
}

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
