import type { IncomingMessage } from 'node:http';
import { catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';

const bytesPerMb = 1024 * 1024;
const usualLimitMb = platformRow(catalog, 'claude-api').requestSizeLimitMb;

/** Documented limits of the body, by path. */
function largestBodyBytes(path: string): number {
  const { batchBounds } = catalog.apiRules;
  return (path === '/v1/messages/batches' ? batchBounds.bodyMb : usualLimitMb) * bytesPerMb;
}

/**
 * Reads a JSON body; undefined where there is none. Throws a 413 above the size limit, but only once the client has
 * sent all of it: an answer in mid-upload would reach most clients as a broken connection.
 */
export async function readJsonBody(request: IncomingMessage, path: string): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  const largestBytes = largestBodyBytes(path);
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
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw invalidRequest('The request body is not valid JSON.');
  }
}
