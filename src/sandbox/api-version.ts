import { invalidRequest } from './errors.ts';

/** Versions the service takes. Source: SDK 1.10.0 and release notes, 2026-10-21. */
const apiVersions = ['2023-06-01', '2026-10-21'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** The `anthropic-version` header. Throws a 400 where it is missing or unknown. */
export function apiVersion(header: string | undefined): ApiVersion {
  if (header === undefined) throw invalidRequest('anthropic-version: header is required');
  const version = apiVersions.find((candidate) => candidate === header);
  if (!version) throw invalidRequest(`anthropic-version: "${header}" is not a valid version`);
  return version;
}
