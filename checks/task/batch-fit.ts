import type { Feature } from '../../src/catalog/vocabulary.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { BatchSaving } from '../../src/judge/codes/task.ts';
import { documented, planned } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { batchMonths, batchSavingFigure } from '../cost/batch-month.ts';
import { isWorthwhile } from '../cost/worthwhile.ts';
import { unansweredField } from '../unanswered-field.ts';
import { deadlineSeconds, waitingShare } from './waiting-share.ts';
import { withoutBatches } from './without-batches.ts';

/** Our threshold where no month can be priced: a smaller share of the token bill is not worth a second code path. */
const worthwhileSaving = 0.05;

export default defineCheck({
  id: 'task/batch-fit',
  subject: 'Work that can wait',
  titles: {
    passed: 'Work that can wait is planned as batches, and nothing else is',
    failed: 'Batches are planned for the wrong work',
  },
  blocksFrom: 'never',
  needs: ['trial'],
  guide: {
    looksAt:
      'The share of requests that can wait up to a day and the patience of whoever waits, against whether batches are planned.',
    why: 'Batches cost half as much for every kind of token and have limits of their own, so patient work also stops competing with people for the rate limit. Most finish within an hour, but a batch may take 24 hours and then expires, and it cannot stream.',
    how: 'Where the month can be priced, the saving is that of cost/batch, which knows what the cache saves already, and both hold it worth a second code path from the same bounds on. Else it is the share that can wait times the batch discount of the catalog, and below 5 percent of the token bill it is only mentioned. These thresholds are ours. Server-tool fees are not halved. Whether a day fits the batch queue is judged by limits/batch-queue. A batch is validated late, so one request of it belongs on the Messages API first.',
    fix: 'Send the work that can wait through the Message Batches API and keep batches away from requests somebody waits for.',
    sources: ['batches', 'pricing'],
  },
  judge(input) {
    const { features } = input.plan.task;
    if (!features) return unansweredField('task.features');
    const share = waitingShare(input);
    if (share === undefined) return unansweredField('traffic.batchableShare');
    if (share === 0 && !features.includes('batch')) {
      return notApplicable('Nothing in this plan can wait a day, and no batches are planned.');
    }
    return (
      withoutBatches(input) ??
      (features.includes('batch') ? judgePlannedBatch(input, features, share) : judgeNoBatch(input, share))
    );
  },
});

function judgePlannedBatch(input: JudgeInput, features: readonly Feature[], share: number): Outcome {
  const { task, tokens } = input.plan;
  const patience = task.patienceSeconds ?? null;
  const evidence = evidenceOf(input, share);
  // Where only a part can wait, patience and streaming speak of the other part.
  if (share === 0 || (share === 1 && patience !== null && patience < deadlineSeconds(input.catalog))) {
    return warn('batch-too-slow', { patienceSeconds: patience }, evidence);
  }
  const streams = features.includes('streaming') || tokens.streaming === true;
  const excluded: Feature[] = [
    ...(streams ? (['streaming'] as const) : []),
    ...(features.includes('fast-mode') ? (['fast-mode'] as const) : []),
  ];
  if (share === 1 && excluded.length > 0) return warn('batch-excludes', { features: excluded }, evidence);
  return pass('batch-fits', savingOf(input, share), evidence);
}

function judgeNoBatch(input: JudgeInput, share: number): Outcome {
  const months = batchMonths(input, share);
  const args = savingOf(input, share);
  const isWorth = months ? isWorthwhile(months.savingUsd, months.mediumUsd) : args.saving >= worthwhileSaving;
  return isWorth
    ? warn('batch-not-used', args, evidenceOf(input, share))
    : pass('batch-gain-small', args, evidenceOf(input, share));
}

/** Of the month sent live, where it can be priced; else of the token bill, by the discount alone. */
function savingOf(input: JudgeInput, share: number): BatchSaving {
  if (input.plan.traffic.requestsPerDay === 0) return { share, saving: 0, savingUsd: 0 };
  const months = batchMonths(input, share);
  if (!months) return { share, saving: share * (1 - input.catalog.priceModifiers.batch), savingUsd: null };
  const { savingUsd, mediumUsd } = months;
  const planned = input.plan.task.features?.includes('batch') ?? false;
  const liveUsd = planned ? mediumUsd + savingUsd : mediumUsd;
  return { share, saving: liveUsd > 0 ? savingUsd / liveUsd : 0, savingUsd };
}

function evidenceOf(input: JudgeInput, share: number): Required<Evidence> {
  const { plan, catalog, today } = input;
  const from = plan.traffic.batchableShare == null ? 'task.patienceSeconds' : 'traffic.batchableShare';
  const months = share > 0 ? batchMonths(input, share) : null;
  return {
    basis: months ? 'simulated' : 'planned',
    figures: [
      planned('Share that can wait a day', share * 100, 'percent', from, today),
      documented(
        'Price factor of batches',
        catalog.priceModifiers.batch,
        'ratio',
        catalog.priceModifiers.provenance,
      ),
      ...(months ? [batchSavingFigure(months.savingUsd, today)] : []),
    ],
  };
}
