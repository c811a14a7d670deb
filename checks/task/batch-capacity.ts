import { tierRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { BatchedDay } from '../../src/judge/codes/task.ts';
import { documented, type Figure, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { inconclusive } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';

/** What a day sends through batches, against what the tier lets wait at once. */
export type BatchCapacity =
  | { readonly kind: 'known'; readonly day: BatchedDay; readonly figures: readonly Figure[] }
  | { readonly kind: 'open'; readonly outcome: Outcome };

/**
 * The queue counts the requests of unfinished batches, all models together. Only what fills it once is sure to end within
 * the deadline: a batch may take all of that time, and what does not fit can be sent only afterwards.
 */
export function batchCapacity({ plan, catalog, today }: JudgeInput, share: number): BatchCapacity {
  const { requestsPerDay } = plan.traffic;
  if (requestsPerDay == null) return open(unansweredField('traffic.requestsPerDay'));
  const { tier } = plan.limits;
  if (!tier) return open(unansweredField('limits.tier'));
  const perDay = Math.ceil(requestsPerDay * share);
  const batched = planned('Batched requests a day', perDay, 'requests/day', 'traffic.requestsPerDay', today);
  const { name } = tierRow(catalog, tier);
  const limits = catalog.endpointLimits.find((row) => row.tier === tier);
  if (!limits) {
    const evidence = { basis: 'documented', figures: [batched] } as const;
    return open(inconclusive('batch-limits-unpublished', { tier: name, perDay }, evidence));
  }
  const { batchQueuedRequests, batchRequestsPerBatch, batchRpm, provenance } = limits;
  return {
    kind: 'known',
    day: {
      tier: name,
      perDay,
      queued: batchQueuedRequests,
      perBatch: batchRequestsPerBatch,
      batches: Math.ceil(perDay / batchRequestsPerBatch),
      fillings: Math.ceil(perDay / batchQueuedRequests),
    },
    figures: [
      batched,
      documented('Batched requests that may wait at once', batchQueuedRequests, 'requests', provenance),
      documented('Requests one batch may hold', batchRequestsPerBatch, 'requests', provenance),
      documented('Calls to the Batches API a minute', batchRpm, 'requests/min', provenance),
    ],
  };
}

const open = (outcome: Outcome): BatchCapacity => ({ kind: 'open', outcome });
