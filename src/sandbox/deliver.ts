import type { ServerResponse } from 'node:http';
import { errorBody, type Failure, namedFailures } from './errors.ts';
import type { Reply } from './exchange.ts';
import type { TransportFault } from './faults.ts';
import { eventText } from './stream-events.ts';

type Headers = Readonly<Record<string, string>>;

/** Sends an error answer. */
export function deliverFailure(
  response: ServerResponse,
  failure: Failure,
  headers: Headers,
  requestId: string,
): void {
  const wait: Record<string, string> =
    failure.retryAfterSeconds === undefined ? {} : { 'retry-after': String(failure.retryAfterSeconds) };
  sendJson(
    response,
    failure.status,
    { ...headers, ...failure.headers, ...wait },
    JSON.stringify(errorBody(failure, requestId)),
  );
}

/** Sends a successful answer. */
export function deliverReply(response: ServerResponse, reply: Reply, headers: Headers): void {
  const all = { ...headers, ...reply.headers };
  if (reply.content.kind === 'json') {
    sendJson(response, 200, all, JSON.stringify(reply.content.body));
    return;
  }
  startStream(response, all);
  response.end(reply.content.events.join(''));
}

/** Sends a successful answer with something wrong on the way. Returns the status the client gets to see, if any. */
export function deliverBroken(
  response: ServerResponse,
  reply: Reply,
  headers: Headers,
  fault: TransportFault,
  requestId: string,
): number | null {
  const all = { ...headers, ...reply.headers };
  switch (fault) {
    case 'stall-headers':
      return null;
    case 'reset':
      response.socket?.resetAndDestroy();
      return null;
    case 'html-200':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>');
      return 200;
    case 'malformed-json':
      deliverMalformed(response, reply, all);
      return 200;
    case 'error-event':
      return deliverErrorEvent(response, reply, all, requestId);
    case 'stall-body':
      writeHalf(response, reply, all, () => {});
      return 200;
    case 'cut-stream':
      writeHalf(response, reply, all, () => response.destroy());
      return 200;
  }
}

function deliverMalformed(response: ServerResponse, reply: Reply, headers: Headers): void {
  if (reply.content.kind === 'json') {
    const text = JSON.stringify(reply.content.body);
    sendJson(response, 200, headers, text.slice(0, Math.floor(text.length / 2)));
    return;
  }
  startStream(response, headers);
  response.end('event: message_start\ndata: {"type":"message_start","message":{\n\n');
}

function deliverErrorEvent(
  response: ServerResponse,
  reply: Reply,
  headers: Headers,
  requestId: string,
): number {
  const { overloaded } = namedFailures;
  if (reply.content.kind === 'json') {
    deliverFailure(response, overloaded, headers, requestId);
    return overloaded.status;
  }
  startStream(response, headers);
  response.end(firstHalf(reply.content.events) + eventText('error', errorBody(overloaded, requestId)));
  return 200;
}

function writeHalf(response: ServerResponse, reply: Reply, headers: Headers, then: () => void): void {
  if (reply.content.kind === 'stream') {
    startStream(response, headers);
    response.write(firstHalf(reply.content.events), then);
    return;
  }
  const text = JSON.stringify(reply.content.body);
  startJson(response, 200, headers, text);
  response.write(text.slice(0, Math.floor(text.length / 2)), then);
}

const firstHalf = (events: readonly string[]) => events.slice(0, Math.ceil(events.length / 2)).join('');

function startStream(response: ServerResponse, headers: Headers): void {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

function startJson(response: ServerResponse, status: number, headers: Headers, text: string): void {
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
  });
}

function sendJson(response: ServerResponse, status: number, headers: Headers, text: string): void {
  startJson(response, status, headers, text);
  response.end(text);
}
