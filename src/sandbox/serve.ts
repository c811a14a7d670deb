import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { apiVersion } from './api-version.ts';
import { workspaceOfKey } from './credentials.ts';
import {
  deliverFailure,
  deliverReplacement,
  deliverReply,
  deliverSlowly,
  deliverSpoiled,
} from './deliver.ts';
import { ApiFailure, namedFailures } from './errors.ts';
import type { Route, SandboxExchange } from './exchange.ts';
import { type FaultScript, faultFromHeader, noFault, type PlannedFault } from './faults.ts';
import type { LiveAccount } from './live-account.ts';
import { readBody } from './request-body.ts';
import { findRoute } from './routes.ts';

/** What every exchange of one sandbox shares. */
export interface Desk {
  readonly account: LiveAccount;
  readonly routes: readonly Route[];
  readonly script: FaultScript;
  readonly newId: (prefix: string) => string;
  readonly latencyMs: number;
  readonly closing: AbortSignal;
  readonly onRequest: (request: { method: string; path: string; body: unknown }) => void;
  readonly record: (exchange: SandboxExchange) => void;
}

/** Answers one request from its first byte to its journal line. Never rejects. */
export async function serveExchange(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = desk.newId('req');
  const receivedAt = desk.account.now();
  // A clock of its own shows on every answer, or clients would find theirs wrong.
  response.setHeader('date', receivedAt.toUTCString());
  const method = request.method ?? 'GET';
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const { profile } = desk.account;
  const common = {
    'request-id': requestId,
    'anthropic-organization-id': profile.organizationId,
    'anthropic-workspace-id': profile.workspace.id,
    'x-gonogo-sandbox': '1',
  };
  let model: string | null = null;
  let fault = noFault;
  const record = (status: number | null, costUsd: number) => {
    const at = desk.account.now().toISOString();
    desk.record({ at, method, path, model, status, costUsd, requestId, fault: fault.name });
  };
  try {
    const body = await readBody(request, path, desk.account.catalog);
    model = fieldOf(body, 'model') ?? /^\/v1\/models\/([^/]+)$/.exec(path)?.[1] ?? null;
    desk.onRequest({ method, path, body });
    fault = planFault(desk.script, request, path, model);
    const latencyMs = fault.latencyMs + desk.latencyMs;
    if (latencyMs > 0) await wait(latencyMs, undefined, { signal: desk.closing });
    if (fault.effect.kind === 'replace') {
      record(deliverReplacement(response, fault.effect.fault), 0);
      return;
    }
    if (fault.effect.kind === 'failure') throw new ApiFailure(fault.effect.failure);
    const { handle, parameter } = findRoute(desk.routes, method, path);
    const workspaceId = workspaceOfKey(request.headers, path, profile, desk.account.now());
    const call = {
      query: new URLSearchParams(search),
      body,
      version: apiVersion(single(request.headers['anthropic-version'])),
      betas: listOf(single(request.headers['anthropic-beta'])),
      receivedAt,
      newId: desk.newId,
      origin: `http://${request.headers.host ?? '127.0.0.1'}`,
      workspaceId,
      stop: fault.effect.kind === 'stop' ? fault.effect.stop : null,
    };
    if (profile.onHold) throw new ApiFailure(namedFailures['organization-on-hold']);
    common['anthropic-workspace-id'] = workspaceId;
    const spoil = fault.effect.kind === 'spoil' ? fault.effect.fault : null;
    if (spoil === 'error-event' && !streams(body)) throw new ApiFailure(namedFailures.overloaded);
    desk.account.settle();
    const reply = handle(call, parameter);
    record(200, reply.costUsd);
    if (spoil) await deliverSpoiled(response, reply, common, spoil, requestId);
    else if (fault.effect.kind === 'slow-first-byte')
      await deliverSlowly(response, reply, common, fault.effect.ms);
    else await deliverReply(response, reply, common);
  } catch (error) {
    // A client that hung up, or the closing sandbox: nobody is left to answer.
    if (desk.closing.aborted || response.destroyed) return;
    const failure = error instanceof ApiFailure ? error.failure : namedFailures['server-error'];
    record(failure.status, 0);
    deliverFailure(response, failure, common, requestId);
  }
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

function fieldOf(body: unknown, field: string): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const value = (body as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : null;
}

const streams = (body: unknown) =>
  typeof body === 'object' && body !== null && 'stream' in body && body.stream === true;
const listOf = (header: string | undefined) =>
  (header ?? '').split(',').flatMap((value) => value.trim() || []);
const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
