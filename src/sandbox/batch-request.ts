import { z } from 'zod';
import type { Catalog } from '../catalog/catalog.ts';
import { invalidRequest } from './errors.ts';

const params = z.record(z.string(), z.unknown());
const schema = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        custom_id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -'),
        params,
      }),
    )
    .min(1),
});

export type BatchRequest = z.output<typeof schema>['requests'][number];

/**
 * The requests of a new batch. Throws a 400 on a wrong shape, too many requests or an id given twice; `params` only
 * has to be an object, because the service looks into it when the batch runs.
 */
export function parseBatch(body: unknown, catalog: Catalog): readonly BatchRequest[] {
  const result = schema.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw invalidRequest(
      `${issue?.path.map(String).join('.') || 'requests'}: ${issue?.message ?? 'invalid'}`,
    );
  }
  const { requests } = result.data;
  const most = Math.max(...catalog.endpointLimits.map((row) => row.batchRequestsPerBatch));
  if (requests.length > most)
    throw invalidRequest(`requests: ${requests.length} are more than the ${most} a batch may hold`);
  const seen = new Set<string>();
  for (const [index, { custom_id }] of requests.entries()) {
    if (seen.has(custom_id))
      throw invalidRequest(`requests.${index}.custom_id: "${custom_id}" is given twice`);
    seen.add(custom_id);
  }
  return requests;
}

const absent = (value: unknown) => value === undefined || value === null;
/** What a single message may ask for and a batch may not. */
const excluded: readonly (readonly [string, (value: unknown) => boolean])[] = [
  ['stream', (value) => value === true],
  ['speed', (value) => !absent(value)],
  ['fallbacks', (value) => !absent(value)],
  ['max_tokens', (value) => value === 0],
];

/** Throws a 400 where a request in a batch asks for something batches do not do. */
export function checkBatchParams(request: BatchRequest): void {
  const found = excluded.find(([field, asks]) => asks(request.params[field]));
  if (found) throw invalidRequest(`${found[0]}: not supported in a batch as given`);
}
