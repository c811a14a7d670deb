import { simulateBatches, tolerableHours } from '../../src/capacity/batch-queue.ts';
import { defineCheck } from '../../src/judge/check.ts';
import type { BatchThroughput } from '../../src/judge/codes/limits-traffic.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { deadlineHours } from '../task/waiting-share.ts';
import { batchCapacity } from './batch-capacity.ts';
import { simulatedFigure } from './traffic-at-hand.ts';

/** Ours: a queue that only keeps up if each batch is done within the hour keeps up on good days alone. */
const hopefulHours = 1;
const hourly = 24;
const days = 14;

export default defineCheck({
  id: 'limits/batch-throughput',
  subject: 'Batch throughput',
  titles: {
    passed: 'Batches keep up from day to day',
    failed: 'Batches fall behind from day to day',
  },
  blocksFrom: 'ga',
  needs: ['tiny-message', 'rate-limits', 'organization'],
  guide: {
    looksAt:
      'What every day sends through the Message Batches API against the requests that may wait at once, for two weeks in a row.',
    why: 'A queue that is still full of yesterday takes less today. How long a batch takes is not promised below its deadline, so the same queue carries a day or a small part of it.',
    how: `Simulates a batch every hour for ${days} days. Where the queue keeps up even if each batch takes as long as it may, that passes; where it needs batches to be faster than that, it is a caution; where it needs each of them within an hour, it fails. The bound is ours.`,
    fix: 'Send less through batches, spread it over more days, send a part live in quiet hours, or ask for a higher tier.',
    sources: ['batches', 'rate-limits'],
  },
  judge(input) {
    const { catalog } = input;
    const capacity = batchCapacity(input);
    if (capacity.kind === 'open') return capacity.outcome;
    const { tier, perDay, queued } = capacity.day;
    if (perDay === 0) return notApplicable('The plan sends no requests.');
    const deadline = deadlineHours(catalog);
    const slowest = simulateBatches(
      { requestsPerDay: perDay, submissionsPerDay: hourly, queued, hours: deadline },
      days,
    );
    const hours = tolerableHours(perDay, queued);
    const args: BatchThroughput = {
      tier,
      perDay,
      queued,
      tolerableHours: hours,
      deadlineHours: deadline,
      behindPerDay: Math.max(0, Math.round(perDay - (queued * 24) / deadline)),
    };
    const evidence = {
      basis: 'documented',
      figures: [
        ...capacity.figures,
        simulatedFigure(
          'Longest that every batch may take for the queue to keep up',
          toTheMinute(hours) * 3_600,
          's',
          input,
        ),
        simulatedFigure(
          `Left behind after ${days} days of slowest batches`,
          Math.round(slowest.leftBehind),
          'requests',
          input,
        ),
      ],
    } as const;
    if (hours >= deadline) return pass('batches-keep-up', args, evidence);
    return hours >= hopefulHours
      ? warn('batches-need-speed', args, evidence)
      : fail('batches-fall-behind', args, evidence);
  },
});

/** Rounded down: what is said to be tolerable is. 12 digits: an hour on paper is one. */
function toTheMinute(hours: number): number {
  const minutes = Math.floor(Number((hours * 60).toPrecision(12)));
  return minutes < 1 ? hours : minutes / 60;
}
