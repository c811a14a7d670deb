import type { IncomingMessage } from 'node:http';
import type { Catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import type { BodyPlace } from './body-room.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';

const bytesPerMb = 1024 * 1024;

/** So much of a body is kept where the request is refused all the same: enough to see the model that it asks for. */
const refusedBytes = 64 * 1024;

/** Documented limits of the body, by path. */
export function largestBodyBytes(path: string, catalog: Catalog): number {
  const { batchBounds, fileBounds } = catalog.apiRules;
  if (path === '/v1/messages/batches') return batchBounds.bodyMb * bytesPerMb;
  // The form around a file takes a little room of its own.
  if (path === '/v1/files') return (fileBounds.fileMb + 1) * bytesPerMb;
  return platformRow(catalog, 'claude-api').requestSizeLimitMb * bytesPerMb;
}

export interface BodyReading {
  readonly largestBytes: number;
  readonly place: BodyPlace;
  /** The request is refused whatever its body says, which then need not be kept. */
  readonly refused: boolean;
  /** A body of which nothing comes for so long ends the connection. */
  readonly idleMs: number;
}

/**
 * Reads a body: `FormData` of a multipart form, else JSON; undefined where there is none, or none was kept. Throws a 413
 * above the size limit and a 529 where there is no room, but only once the client has sent all of it: an answer in
 * mid-upload would reach most clients as a broken connection. What it keeps stays in its place until that is left.
 */
export async function readBody(
  request: IncomingMessage,
  { largestBytes, place, refused, idleMs }: BodyReading,
): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  const encoded = encoding !== undefined && encoding !== 'identity';
  const keptBytes = encoded ? 0 : Math.min(largestBytes, refused ? refusedBytes : Infinity);
  let chunks: Buffer[] | null = [];
  let bytes = 0;
  // Without a listener for its timeout, the server ends the connection.
  request.socket.setTimeout(idleMs);
  for await (const chunk of request) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (!chunks) continue;
    if (bytes <= keptBytes && place.take(part.length)) {
      chunks.push(part);
    } else {
      chunks = null;
      place.leave();
    }
  }
  request.socket.setTimeout(0);
  if (bytes > largestBytes) throw new ApiFailure(namedFailures['request-too-large']);
  if (encoded) {
    throw new ApiFailure({
      status: 400,
      type: 'invalid_request_error',
      message: `content-encoding: "${encoding}" is not supported by the sandbox`,
      details: { error_code: 'request_body_encoding_unsupported' },
    });
  }
  if (bytes === 0) return undefined;
  if (!chunks) {
    if (refused) return undefined;
    throw place.full();
  }
  const whole = Buffer.concat(chunks);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return await readForm(whole, contentType);
  try {
    return JSON.parse(whole.toString('utf8'));
  } catch {
    throw invalidRequest('The request body is not valid JSON.');
  }
}

async function readForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw invalidRequest('The request body is not a valid multipart form.');
  }
}
