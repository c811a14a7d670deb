import type { IncomingMessage } from 'node:http';
import type { Catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';

const bytesPerMb = 1024 * 1024;

/** Documented limits of the body, by path. */
function largestBodyBytes(path: string, catalog: Catalog): number {
  const { batchBounds, fileBounds } = catalog.apiRules;
  if (path === '/v1/messages/batches') return batchBounds.bodyMb * bytesPerMb;
  // The form around a file takes a little room of its own.
  if (path === '/v1/files') return (fileBounds.fileMb + 1) * bytesPerMb;
  return platformRow(catalog, 'claude-api').requestSizeLimitMb * bytesPerMb;
}

/**
 * Reads a body: `FormData` of a multipart form, else JSON; undefined where there is none. Throws a 413 above the size limit, but only once the client has
 * sent all of it: an answer in mid-upload would reach most clients as a broken connection.
 */
export async function readBody(request: IncomingMessage, path: string, catalog: Catalog): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  const largestBytes = largestBodyBytes(path, catalog);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes <= largestBytes) chunks.push(part);
  }
  if (bytes > largestBytes) throw new ApiFailure(namedFailures['request-too-large']);
  if (encoding !== undefined && encoding !== 'identity') {
    throw new ApiFailure({
      status: 400,
      type: 'invalid_request_error',
      message: `content-encoding: "${encoding}" is not supported by the sandbox`,
      details: { error_code: 'request_body_encoding_unsupported' },
    });
  }
  if (bytes === 0) return undefined;
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
