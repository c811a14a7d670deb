import { configuredInForce } from '../../src/capacity/limits-in-force.ts';
import type { EndpointLimitRow } from '../../src/catalog/limits.ts';
import { platformRow, tierRow } from '../../src/catalog/lookup.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { BatchedDay } from '../../src/judge/codes/limits-admin.ts';
import { groupOfKind } from '../../src/judge/configured-limits.ts';
import { admin, documented, type Figure, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { limitEvidence } from '../../src/judge/limit-evidence.ts';
import { inconclusive, notApplicable } from '../../src/judge/outcome.ts';
import { waitingShare } from '../task/waiting-share.ts';
import { unansweredField } from '../unanswered-field.ts';
import { shownTier } from './shown-tier.ts';

/** What a day sends through batches, against what the tier lets wait at once. */
export type BatchCapacity =
  | { readonly kind: 'known'; readonly day: BatchedDay; readonly figures: readonly Figure[] }
  | { readonly kind: 'open'; readonly outcome: Outcome };

const minutesOfDay = 24 * 60;

/**
 * The queue counts the requests of unfinished batches, all models together. Only what fills it once is sure to end within
 * the deadline: a batch may take all of that time, and what does not fit can be sent only afterwards. The tier is the one
 * the account shows, else the one the plan states: the Rate Limits API has no limiter for the queue.
 */
export function batchCapacity(input: JudgeInput): BatchCapacity {
  const { plan, catalog, today } = input;
  const { features } = plan.task;
  if (!features) return open(unansweredField('task.features'));
  if (!features.includes('batch')) return open(notApplicable('The plan sends no batches.'));
  const platform = plan.platform.path && platformRow(catalog, plan.platform.path);
  if (platform?.missingFeatures.includes('batch')) {
    return open(notApplicable(`${platform.name} does not pass on the Message Batches API.`));
  }
  const share = waitingShare(input);
  if (share === undefined) return open(unansweredField('traffic.batchableShare'));
  if (share === 0) return open(notApplicable('No request of this plan can wait for a batch.'));
  const { requestsPerDay } = plan.traffic;
  if (requestsPerDay == null) return open(unansweredField('traffic.requestsPerDay'));
  if (!plan.limits.tier) return open(unansweredField('limits.tier'));
  const shown = shownTier(limitEvidence(input), catalog);
  const tier = shown.kind === 'tier' ? shown.tier : plan.limits.tier;
  const perDay = Math.ceil(requestsPerDay * share);
  const batched = planned('Batched requests a day', perDay, 'requests/day', 'traffic.requestsPerDay', today);
  const { name } = tierRow(catalog, tier);
  const limits = catalog.endpointLimits.find((row) => row.tier === tier);
  if (!limits) {
    const evidence = { basis: 'documented', figures: [batched] } as const;
    return open(inconclusive('batch-limits-unpublished', { tier: name, perDay }, evidence));
  }
  const { batchQueuedRequests, batchRequestsPerBatch, provenance } = limits;
  const calls = batchCalls(input, limits);
  return {
    kind: 'known',
    day: {
      tier: name,
      perDay,
      queued: batchQueuedRequests,
      perBatch: batchRequestsPerBatch,
      batches: Math.ceil(perDay / batchRequestsPerBatch),
      fillings: Math.ceil(perDay / batchQueuedRequests),
      callsPerMinute: calls.perMinute,
      callsFrom: calls.from,
      smallestBatch: Math.ceil(perDay / Math.max(1, calls.perMinute * minutesOfDay)),
    },
    figures: [
      batched,
      documented('Batched requests that may wait at once', batchQueuedRequests, 'requests', provenance),
      documented('Requests one batch may hold', batchRequestsPerBatch, 'requests', provenance),
      calls.figure,
    ],
  };
}

/** Calls to the Batches API that a minute may bring. */
function batchCalls(input: JudgeInput, { batchRpm, provenance }: EndpointLimitRow) {
  const name = 'Calls to the Batches API a minute';
  const listed = groupOfKind(input, 'batch');
  const row = listed?.group.limits.find(({ type }) => type === 'requests_per_minute');
  const told = configuredInForce(row ?? null);
  if (!listed || !told) {
    const figure = documented(name, batchRpm, 'requests/min', provenance);
    return { perMinute: batchRpm, from: 'table', figure } as const;
  }
  const { perMinute, rung } = told;
  const figure = admin(`${name}, set for the ${rung}`, perMinute, 'requests/min', listed.seen);
  return { perMinute, from: rung, figure } as const;
}

const open = (outcome: Outcome): BatchCapacity => ({ kind: 'open', outcome });
