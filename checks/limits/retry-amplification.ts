import { defineCheck } from '../../src/judge/check.ts';
import { planned, simulated } from '../../src/judge/figure.ts';
import { limitEvidence, originOfRung } from '../../src/judge/limit-evidence.ts';
import { fail, notApplicable, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { unknownQuotas } from '../../src/judge/quota-limits.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { isUsable } from '../../src/plan/planned-use.ts';
import { unansweredField } from '../unanswered-field.ts';
import { limitFigure } from './limit-figures.ts';
import { peakFigure } from './peak-figures.ts';
import { limitUnknown } from './unknown-limits.ts';

export default defineCheck({
  id: 'limits/retry-amplification',
  subject: 'Retries',
  titles: {
    passed: 'Retries of the busiest minute fit the request limit',
    failed: 'Retries can multiply the busiest minute beyond the request limit',
  },
  blocksFrom: 'ga',
  needs: ['tiny-message', 'rate-limits', 'organization', 'cloud-quotas'],
  guide: {
    looksAt:
      'How many requests one of them can become when it is refused, over all layers that try again, times the busiest minute, against the request limit.',
    why: 'The SDK tries again, the gateway does, the job queue does, and each knows nothing of the others: three tries in three layers are 27 requests for one. A short refusal then becomes a long one.',
    how: 'Takes the tries of one layer to the power of the layers, as if every try of the busiest minute were refused within it. A product that fits even so passes. Where a single layer goes beyond the limit that is a caution, because the SDK waits as long as it is told; where layers multiply each other it fails.',
    fix: 'Let one layer alone try again, best the one that reads retry-after, and set maxRetries to 0 in the others; bound all tries of a request by one deadline.',
    sources: ['rate-limits', 'errors', 'sdk'],
    corrections: [
      {
        claim: 'More retries make a client more robust.',
        now: 'Tries multiply over layers and come back at the busiest time. What counts is how many tries and seconds one request of a user can cost in all.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const { plan, catalog, today } = input;
    if (isUsable('batch', plan, catalog) && plan.traffic.batchableShare === 1) {
      return notApplicable('Every request is batched, and the Batches API has limits of its own.');
    }
    const { attempts, retryLayers: layers } = plan.client;
    if (attempts == null) return unansweredField('client.attempts');
    if (attempts === 1) return notApplicable('The product tries each request once and no more.');
    if (layers == null) return unansweredField('client.retryLayers');
    const peak = plannedPeak(plan, catalog, 'rpm', null);
    if (peak.kind === 'missing') return unanswered(peak.missing[0].question, peak.missing[0].field);
    const evidence = limitEvidence(input);
    const limit = evidence.limits.rpm;
    if (
      !limit &&
      evidence.quotas &&
      !unknownQuotas(evidence.quotas).includes('rpm') &&
      evidence.quotas.drawn.length > 0
    )
      return notApplicable(
        'The cloud lists no quota of requests for this model; tokens are counted when a request is let in.',
      );
    if (!limit) return limitUnknown(input);
    const factor = attempts ** layers;
    const args = { attempts, layers, factor, peak: peak.perMinute, limit: limit.perMinute };
    const basis = {
      basis: originOfRung[limit.rung],
      figures: [
        planned('Tries of one layer', attempts, 'count', 'client.attempts', today),
        planned('Layers that try again', layers, 'count', 'client.retryLayers', today),
        simulated(
          'Requests that one can become',
          factor,
          'count',
          'client.attempts and client.retryLayers',
          today,
        ),
        peakFigure('rpm', peak, today),
        ...limitFigure('rpm', limit, evidence),
      ],
    } as const;
    if (factor * peak.perMinute <= limit.perMinute) return pass('retries-fit', args, basis);
    return layers > 1 ? fail('retries-multiply', args, basis) : warn('retries-above-limit', args, basis);
  },
});
