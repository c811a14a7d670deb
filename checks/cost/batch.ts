import type { Catalog } from '../../src/catalog/catalog.ts';
import { tierRow } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { BatchRules } from '../../src/judge/codes/cost-batch.ts';
import { documented, type Figure, planned, simulated } from '../../src/judge/figure.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { waitingShare } from '../task/waiting-share.ts';
import { withoutBatches } from '../task/without-batches.ts';
import { unansweredField } from '../unanswered-field.ts';
import { type BatchComparison, batchSavingFigure, withBatchMonths } from './batch-month.ts';
import { forecastSource } from './month.ts';
import { isWorthwhile, worthwhileShare, worthwhileUsdPerMonth } from './worthwhile.ts';

export default defineCheck({
  id: 'cost/batch',
  subject: 'Saving by batches',
  titles: {
    passed: 'Batches are used where they save money',
    failed: 'Batches do not save what they could',
  },
  blocksFrom: 'never',
  needs: ['trial'],
  guide: {
    looksAt:
      'What a medium month costs with the work that can wait sent as batches, and with all of it sent live.',
    why: 'Tokens in a batch cost half as much, and nobody has to wait for them. But a prompt that is well cached live is cheap already, and whether a batched request finds it cached is left to luck.',
    how: `Prices the month twice, with the prefix cached as planned for what goes out live. Batched requests are priced without any cache hit, and the best case with as many as live ones have is told beside it; the smaller live share finds the prefix less often. A saving above ${worthwhileUsdPerMonth} USD and ${worthwhileShare * 100} percent of the month is worth a second code path; both bounds are ours. task/batch-fit judges who can wait, and limits/batch-queue whether a day fits the queue.`,
    fix: 'Send what can wait through the Message Batches API, with the 1-hour cache where requests share a prefix; collect results before they are deleted, and send what expired again.',
    sources: ['batches', 'pricing', 'prompt-caching', 'rate-limits'],
    corrections: [
      {
        claim: 'A batch always costs half of what the same requests cost live.',
        now: 'Its tokens cost half as much as live ones that are not cached. A prompt that is read from the cache live costs less than that, and cache hits inside a batch are best effort.',
        source: 'batches',
      },
    ],
  },
  judge(input) {
    const { plan } = input;
    const { features } = plan.task;
    if (!features) return unansweredField('task.features');
    const elsewhere = withoutBatches(input);
    if (elsewhere) return elsewhere;
    const share = waitingShare(input);
    if (share === undefined) return unansweredField('traffic.batchableShare');
    if (share === 0) return notApplicable('No request of this plan can wait a day for a batch.');
    if (plan.traffic.requestsPerDay === 0) {
      return notApplicable('The plan counts no requests, so batches save nothing.');
    }
    return withBatchMonths(input, share, (months) => {
      const args = { ...months, rules: batchRules(input, share) };
      const evidence = { basis: 'simulated', figures: figuresOf(input, months) } as const;
      if (features.includes('batch')) {
        return months.savingUsd < 0
          ? warn('batch-costs-more', args, evidence)
          : pass('batch-saves', args, evidence);
      }
      return isWorthwhile(months.savingUsd, months.mediumUsd)
        ? warn('batch-left-out', args, evidence)
        : pass('batch-not-worth-it', args, evidence);
    });
  },
});

function batchRules({ plan, catalog }: JudgeInput, share: number): BatchRules {
  const { batchDeadlineHours, batchBounds } = catalog.apiRules;
  const limits = queueRow(plan.limits.tier, catalog);
  return {
    deadlineHours: batchDeadlineHours.hours,
    resultDays: batchBounds.resultDays,
    queue: limits
      ? {
          tier: tierRow(catalog, limits.tier).name,
          queued: limits.batchQueuedRequests,
          perDay: Math.ceil((plan.traffic.requestsPerDay ?? 0) * share),
        }
      : null,
  };
}

const queueRow = (tier: JudgeInput['plan']['limits']['tier'], { endpointLimits }: Catalog) =>
  endpointLimits.find((row) => row.tier === tier);

function figuresOf({ plan, catalog, today }: JudgeInput, months: BatchComparison): readonly Figure[] {
  const { savingUsd, bestSavingUsd, share } = months;
  const { priceModifiers, apiRules } = catalog;
  const { batchDeadlineHours, batchBounds } = apiRules;
  const from = plan.traffic.batchableShare == null ? 'task.patienceSeconds' : 'traffic.batchableShare';
  const queue = queueRow(plan.limits.tier, catalog);
  return [
    batchSavingFigure(savingUsd, today),
    ...(bestSavingUsd === null
      ? []
      : [
          simulated(
            'Saving if batches found the cache as live requests do',
            bestSavingUsd,
            'USD/month',
            forecastSource,
            today,
          ),
        ]),
    planned('Share that can wait a day', share * 100, 'percent', from, today),
    documented('Price factor of batches', priceModifiers.batch, 'ratio', priceModifiers.provenance),
    documented(
      'A batch expires after',
      `${batchDeadlineHours.hours} hours`,
      'text',
      batchDeadlineHours.provenance,
    ),
    documented('Results can be read for', batchBounds.resultDays, 'days', batchBounds.provenance),
    ...(queue
      ? [
          documented(
            'Batched requests that may wait at once',
            queue.batchQueuedRequests,
            'requests',
            queue.provenance,
          ),
        ]
      : []),
  ];
}
