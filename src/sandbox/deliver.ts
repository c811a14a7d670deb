import type { ServerResponse } from 'node:http';
import { errorBody, type Failure, namedFailures } from './errors.ts';
import type { Reply } from './exchange.ts';
import type { ReplacingFault, SpoilingFault } from './faults.ts';
import { type StreamEvent, type Writing, waitPaced, waitWhileThere, writePaced } from './pace.ts';
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

/** Sends a successful answer, at its pace. */
export async function deliverReply(response: ServerResponse, reply: Reply, headers: Headers): Promise<void> {
  if (await writtenWhole(response, reply)) await start(response, reply, headers)();
}

/** Sends status and headers of a successful answer at once, and its body, at its pace, so many milliseconds later. */
export async function deliverSlowly(
  response: ServerResponse,
  reply: Reply,
  headers: Headers,
  firstByteMs: number,
): Promise<void> {
  const sendBody = start(response, reply, headers);
  response.flushHeaders();
  if ((await waitWhileThere(response, firstByteMs)) && (await writtenWhole(response, reply)))
    await sendBody();
}

/** A whole answer goes out once it is written, a stream while it is. False: the client has gone. */
async function writtenWhole(response: ServerResponse, { content, writing }: Reply): Promise<boolean> {
  return content.kind === 'stream' || !writing || (await waitPaced(response, writing));
}

/** Makes status and headers ready; what it hands back sends the body behind them. */
function start(response: ServerResponse, reply: Reply, headers: Headers): () => Promise<void> {
  const all = { ...headers, ...reply.headers };
  const { content, writing } = reply;
  if (content.kind === 'stream') {
    startStream(response, all);
    return async () => {
      if (!writing) response.end(textOf(content.events));
      else if (await writePaced(response, content.events, writing)) response.end();
    };
  }
  const { contentType, bytes } = wholeBody(content);
  startWhole(response, 200, all, contentType, bytes.length);
  return async () => {
    response.end(bytes);
  };
}

/** Does something else than answering. Returns the status the client gets to see, if any. */
export function deliverReplacement(response: ServerResponse, fault: ReplacingFault): number | null {
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
  }
}

/** Sends a successful answer with something wrong on the way; the client sees status 200. */
export async function deliverSpoiled(
  response: ServerResponse,
  reply: Reply,
  headers: Headers,
  fault: SpoilingFault,
  requestId: string,
): Promise<void> {
  const all = { ...headers, ...reply.headers };
  if (!(await writtenWhole(response, reply))) return;
  switch (fault) {
    case 'malformed-json':
      deliverMalformed(response, reply, all);
      return;
    case 'error-event':
      await deliverErrorEvent(response, reply, all, requestId);
      return;
    case 'stall-body':
      await writeHalf(response, reply, all, () => {});
      return;
    case 'cut-stream':
      await writeHalf(response, reply, all, () => response.destroy());
      return;
  }
}

function deliverMalformed(response: ServerResponse, reply: Reply, headers: Headers): void {
  if (reply.content.kind !== 'stream') {
    const { contentType, bytes } = wholeBody(reply.content);
    const half = firstHalfOf(bytes);
    startWhole(response, 200, headers, contentType, half.length);
    response.end(half);
    return;
  }
  startStream(response, headers);
  response.end('event: message_start\ndata: {"type":"message_start","message":{\n\n');
}

/** Only a stream can carry it; a plain request gets the error itself. */
async function deliverErrorEvent(
  response: ServerResponse,
  reply: Reply,
  headers: Headers,
  requestId: string,
): Promise<void> {
  const { overloaded } = namedFailures;
  if (reply.content.kind !== 'stream') {
    deliverFailure(response, overloaded, headers, requestId);
    return;
  }
  startStream(response, headers);
  const error = eventText('error', errorBody(overloaded, requestId));
  await writeEvents(response, firstHalf(reply.content.events), reply.writing, () => response.end(error));
}

async function writeHalf(
  response: ServerResponse,
  reply: Reply,
  headers: Headers,
  then: () => void,
): Promise<void> {
  if (reply.content.kind === 'stream') {
    startStream(response, headers);
    await writeEvents(response, firstHalf(reply.content.events), reply.writing, then);
    return;
  }
  const { contentType, bytes } = wholeBody(reply.content);
  startWhole(response, 200, headers, contentType, bytes.length);
  response.write(firstHalfOf(bytes), then);
}

/** Writes events, at their pace if they have one. Calls `then` once they are on their way, unless the client has gone. */
async function writeEvents(
  response: ServerResponse,
  events: readonly StreamEvent[],
  writing: Writing | undefined,
  then: () => void,
): Promise<void> {
  if (!writing) response.write(textOf(events), then);
  // Nothing more to say, but its callback comes after everything written before.
  else if (await writePaced(response, events, writing)) response.write('', then);
}

function wholeBody(content: Exclude<Reply['content'], { kind: 'stream' }>) {
  return content.kind === 'download'
    ? content
    : { contentType: jsonType, bytes: Buffer.from(JSON.stringify(content.body)) };
}

const jsonType = 'application/json';
const firstHalfOf = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));

const firstHalf = (events: readonly StreamEvent[]) => events.slice(0, Math.ceil(events.length / 2));
const textOf = (events: readonly StreamEvent[]) => events.map((event) => event.text).join('');

function startStream(response: ServerResponse, headers: Headers): void {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

function startWhole(
  response: ServerResponse,
  status: number,
  headers: Headers,
  contentType: string,
  length: number,
): void {
  response.writeHead(status, { ...headers, 'content-type': contentType, 'content-length': String(length) });
}

function sendJson(response: ServerResponse, status: number, headers: Headers, text: string): void {
  startWhole(response, status, headers, jsonType, Buffer.byteLength(text));
  response.end(text);
}
