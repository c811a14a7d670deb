import { defineCheck } from '../../src/judge/check.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { deadlineHours } from '../task/waiting-share.ts';
import { batchCapacity } from './batch-capacity.ts';

export default defineCheck({
  id: 'limits/batch-queue',
  subject: 'Batch limits',
  titles: {
    passed: 'A day of batches fits the batch queue',
    failed: 'A day of batches does not fit the batch queue',
  },
  blocksFrom: 'never',
  needs: ['tiny-message', 'rate-limits', 'organization'],
  guide: {
    looksAt:
      'What a day sends through the Message Batches API, against the requests that may wait at once and the calls that a minute may bring.',
    why: 'Each tier lets only so many batched requests wait at once, over all models and workspaces together, and a batch may take 24 hours and then expires. Batches of one request each also run into a limit of calls.',
    how: "The queue is the documented one of the tier that the account shows, else of the stated tier: the Rate Limits API has no limiter for it. The calls a minute come from that API's batch group with an Admin key, else from the same table. A day that fits the queue in one filling passes; more than that ends in time only if batches are faster than promised.",
    fix: 'Send less through batches, spread it over more days, put more requests into each batch, or ask for a higher tier.',
    sources: ['rate-limits', 'batches', 'sdk'],
  },
  judge(input) {
    const { catalog } = input;
    const capacity = batchCapacity(input);
    if (capacity.kind === 'open') return capacity.outcome;
    const { day, figures } = capacity;
    const evidence = { basis: day.callsFrom === 'table' ? 'documented' : 'admin', figures } as const;
    return day.fillings > 1
      ? warn('batch-above-queue', { ...day, deadlineHours: deadlineHours(catalog) }, evidence)
      : pass('batch-queue-fits', day, evidence);
  },
});
