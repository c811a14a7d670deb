import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { apiVersion } from './api-version.ts';
import { BodyPlace, type BodyRoom } from './body-room.ts';
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
import { longestWaitMs } from './pace.ts';
import { largestBodyBytes, readBody } from './request-body.ts';
import { findRoute } from './routes.ts';

/** What every exchange of one sandbox shares. */
export interface Desk {
  readonly account: LiveAccount;
  readonly routes: readonly Route[];
  readonly script: FaultScript;
  readonly newId: (prefix: string) => string;
  readonly latencyMs: number;
  readonly bodyRoom: BodyRoom;
  /** How long nothing may come of a body before its connection ends. */
  readonly bodyIdleMs: number;
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
  const { profile, catalog } = desk.account;
  const largestBytes = largestBodyBytes(path, catalog);
  const place = new BodyPlace(desk.bodyRoom, largestBytes);
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
    const admission = admit(desk, request, method, path, receivedAt);
    const refused = admission instanceof ApiFailure;
    const body = await readBody(request, { largestBytes, place, refused, idleMs: desk.bodyIdleMs });
    model = fieldOf(body, 'model') ?? /^\/v1\/models\/([^/]+)$/.exec(path)?.[1] ?? null;
    desk.onRequest({ method, path, body });
    fault = planFault(desk.script, request, path, model);
    const latencyMs = fault.latencyMs + desk.latencyMs;
    if (latencyMs > 0) await wait(Math.min(latencyMs, longestWaitMs), undefined, { signal: desk.closing });
    if (fault.effect.kind === 'replace') {
      record(deliverReplacement(response, fault.effect.fault), 0);
      return;
    }
    if (fault.effect.kind === 'failure') throw new ApiFailure(fault.effect.failure);
    if (admission instanceof ApiFailure) throw admission;
    const { handle, parameter, workspaceId, version } = admission;
    const call = {
      query: new URLSearchParams(search),
      body,
      version,
      betas: listOf(single(request.headers['anthropic-beta'])),
      receivedAt,
      newId: desk.newId,
      origin: `http://${request.headers.host ?? '127.0.0.1'}`,
      workspaceId,
      stop: fault.effect.kind === 'stop' ? fault.effect.stop : null,
    };
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
  } finally {
    place.leave();
  }
}

/**
 * Where a request goes and for whom, by its first lines alone; the failure of one that is refused whatever its body
 * says. Looked at before the body, so that nobody fills the memory without a key.
 */
function admit(desk: Desk, request: IncomingMessage, method: string, path: string, now: Date) {
  const { profile } = desk.account;
  try {
    const route = findRoute(desk.routes, method, path);
    const workspaceId = workspaceOfKey(request.headers, path, profile, now);
    const version = apiVersion(single(request.headers['anthropic-version']));
    if (profile.onHold) throw new ApiFailure(namedFailures['organization-on-hold']);
    return { ...route, workspaceId, version };
  } catch (error) {
    if (error instanceof ApiFailure) return error;
    throw error;
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
