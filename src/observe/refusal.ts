import type { CauseId } from '../catalog/error-cause.ts';
import type { Receipt } from './receipt.ts';

/** What an organization or an admin key that may not read a route is answered is not documented: these are read alike. */
export const refusals: ReadonlyMap<unknown, CauseId> = new Map([
  [401, 'key-rejected'],
  [403, 'permission-denied'],
  [404, 'not-found'],
]);

export interface Refusal {
  readonly status: number;
  readonly cause: CauseId;
}

/** The refusal that the SDK threw, its request booked; null for every other error, which is the caller's to throw on. */
export function refusalOf(
  error: unknown,
  receipt: Receipt,
  statuses: ReadonlyMap<unknown, CauseId> = refusals,
): Refusal | null {
  if (!(error instanceof Error && 'status' in error)) return null;
  const cause = statuses.get(error.status);
  if (!cause) return null;
  if ('requestID' in error && typeof error.requestID === 'string') receipt.add(error.requestID);
  return { status: Number(error.status), cause };
}
