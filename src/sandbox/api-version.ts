import { type ApiVersion, apiVersions } from '../catalog/vocabulary.ts';
import { invalidRequest } from './errors.ts';

/** The `anthropic-version` header. Throws a 400 where it is missing or unknown. */
export function apiVersion(header: string | undefined): ApiVersion {
  if (header === undefined) throw invalidRequest('anthropic-version: header is required');
  const version = apiVersions.find((candidate) => candidate === header);
  if (!version) throw invalidRequest(`anthropic-version: "${header}" is not a valid version`);
  return version;
}
