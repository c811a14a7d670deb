import type { Feature } from '../../src/catalog/vocabulary.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, planned } from '../../src/judge/figure.ts';
import type { Evidence, Outcome } from '../../src/judge/finding.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { deadlineSeconds, waitingShare } from './waiting-share.ts';
import { withoutBatches } from './without-batches.ts';

/** Our threshold: below this share of the token bill the second code path is not worth asking for. */
const worthwhileSaving = 0.05;

export default defineCheck({
  id: 'task/batch-fit',
  subject: 'Work that can wait',
  titles: {
    passed: 'Work that can wait is planned as batches, and nothing else is',
    failed: 'Batches are planned for the wrong work',
  },
  blocksFrom: 'never',
  needs: [],
  guide: {
    looksAt:
      'The share of requests that can wait up to a day and the patience of whoever waits, against whether batches are planned.',
    why: 'Batches cost half as much for every kind of token and have limits of their own, so patient work also stops competing with people for the rate limit. Most finish within an hour, but a batch may take 24 hours and then expires, and it cannot stream.',
    how: 'The saving is the share that can wait times the batch discount of the catalog; below 5 percent of the token bill, a threshold of ours, it is only mentioned. Server-tool fees are not halved. Whether a day fits the batch queue is judged by limits/batch-queue. A batch is validated late, so one request of it belongs on the Messages API first.',
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
  return pass('batch-fits', { share, saving: savingOf(input, share) }, evidence);
}

function judgeNoBatch(input: JudgeInput, share: number): Outcome {
  const args = { share, saving: savingOf(input, share) };
  return args.saving < worthwhileSaving
    ? pass('batch-gain-small', args, evidenceOf(input, share))
    : warn('batch-not-used', args, evidenceOf(input, share));
}

const savingOf = ({ catalog }: JudgeInput, share: number): number =>
  share * (1 - catalog.priceModifiers.batch);

function evidenceOf({ plan, catalog, today }: JudgeInput, share: number): Required<Evidence> {
  const from = plan.traffic.batchableShare == null ? 'task.patienceSeconds' : 'traffic.batchableShare';
  return {
    basis: 'planned',
    figures: [
      planned('Share that can wait a day', share * 100, 'percent', from, today),
      documented(
        'Price factor of batches',
        catalog.priceModifiers.batch,
        'ratio',
        catalog.priceModifiers.provenance,
      ),
    ],
  };
}
