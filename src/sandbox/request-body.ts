import type { IncomingMessage } from 'node:http';
import { catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';

const largestBodyBytes = platformRow(catalog, 'claude-api').requestSizeLimitMb * 1024 * 1024;

/**
 * Reads a JSON body; undefined where there is none. Throws a 413 above the size limit, but only once the client has
 * sent all of it: an answer in mid-upload would reach most clients as a broken connection.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes <= largestBodyBytes) chunks.push(part);
  }
  if (bytes > largestBodyBytes) throw new ApiFailure(namedFailures['request-too-large']);
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
