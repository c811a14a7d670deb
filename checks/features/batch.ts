import type { Catalog } from '../../src/catalog/catalog.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer, withoutList } from './unanswered-probe.ts';

export default defineCheck({
  id: 'features/batch',
  subject: 'Message batches',
  titles: {
    passed: 'Message batches can be created and cancelled',
    failed: 'Message batches cannot be used as planned',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['batches', 'batch-run'],
  guide: {
    looksAt:
      'Whether this key may list the message batches of its workspace, create one with a single tiny message, and cancel it.',
    why: 'Batches are an endpoint of their own: a key, a workspace or a gateway can answer messages and still turn batches down. Work planned for the night is then not done in the morning.',
    how: 'Asks for the newest batch, which is free, creates a batch of one message of three words, cancels it at once and looks at it once more. A batch that can no longer be stopped is billed, so the worst case counts as spent unless the batch was seen to end unbilled. A list alone is accepted below level ga; from there on creating one has to be seen. The message inside a batch is checked only when the batch runs, so what the product will batch belongs on the Messages API first.',
    fix: 'Give the key and its workspace the right to message batches, or take batches out of the plan. A batch that is named here as not cancelled is to be cancelled by hand.',
    sources: ['batches', 'pricing', 'retention'],
    corrections: [
      {
        claim: 'Zero data retention covers everything the organization sends.',
        now: 'It is agreed by contract and does not extend to message batches, whose requests and results are stored.',
        source: 'retention',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('batch', 'message batches', input);
    if (open) return open;
    const { batches, 'batch-run': run } = input.observed;
    if (batches?.status !== 'observed') return withoutList('batch', batches, input);
    const listed = [live('Time to list batches', batches.value.ms, 'ms', batches)];
    const rules = documentedFigures(input.catalog);
    if (run?.status === 'observed') return judgeRun(run, [...listed, ...rules]);
    if (run?.leftBehind) {
      const { batchId } = run.leftBehind;
      // Only an answer to the call that creates it proves that this key may create batches.
      const basis = batchId === null ? 'documented' : 'live';
      return warn(
        'batch-left-behind',
        { batchId, lastSeenAs: null },
        { basis, figures: [...listed, ...rules] },
      );
    }
    const refusal = withoutAnswer('batch', 'batch-run', run, input);
    if (refusal.status === 'fail') return refusal;
    const reason = run?.reason ?? 'The probe was not run.';
    // What a key that may list may also create is documented at best: levels that demand a live answer do not pass.
    return pass('batch-only-listed', { reason }, { basis: 'documented', figures: [...listed, ...rules] });
  },
});

function judgeRun(run: ObservedBy<'batch-run'>, others: Figure[]): Outcome {
  const { batchId, cancelledAs, lastSeenAs, endedAs, ms } = run.value;
  const figures = [live('Time to create, cancel and look', ms, 'ms', run), ...others];
  const evidence = { basis: 'live', figures } as const;
  if (cancelledAs === null && endedAs === null) {
    return warn('batch-left-behind', { batchId, lastSeenAs }, evidence);
  }
  if (endedAs === 'errored') return warn('batch-message-failed', { batchId }, evidence);
  return pass('batch-created', { cancelled: cancelledAs !== null, endedAs }, evidence);
}

function documentedFigures({ apiRules, priceModifiers }: Catalog): Figure[] {
  const { batchBounds, batchDeadlineHours } = apiRules;
  return [
    documented('Price factor of batches', priceModifiers.batch, 'ratio', priceModifiers.provenance),
    documented(
      'A batch expires after',
      `${batchDeadlineHours.hours} hours`,
      'text',
      batchDeadlineHours.provenance,
    ),
    documented('Largest body of a batch', `${batchBounds.bodyMb} MB`, 'text', batchBounds.provenance),
    documented('Results can be read for', batchBounds.resultDays, 'days', batchBounds.provenance),
  ];
}
