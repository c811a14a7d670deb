import type { Catalog } from '../catalog/catalog.ts';
import type { Outcome } from './finding.ts';
import type { Observation } from './observation.ts';
import { inconclusive, notObserved } from './outcome.ts';

/**
 * A call that brought nothing says nothing about what it was to measure. Where the account turned it down, another
 * check fails for that, and this one waits.
 */
export function callFailed(catalog: Catalog, probe: string, observation: Observation | undefined): Outcome {
  if (!observation || observation.status === 'observed' || !observation.cause)
    return notObserved(probe, observation);
  const { cause, reason } = observation;
  const row = catalog.causes.find((candidate) => candidate.cause === cause);
  if (!row || row.meaning === 'unreachable') return notObserved(probe, observation);
  if (row.meaning === 'invalid' && cause !== 'model-not-found') {
    return inconclusive('call-refused', { probe, cause, reason }, { basis: 'live' });
  }
  const check =
    cause === 'model-not-found'
      ? 'model/available'
      : observation.permission
        ? 'platform/iam'
        : 'platform/access';
  return inconclusive('waits-for-check', { check, cause, summary: row.summary }, { basis: 'live' });
}
