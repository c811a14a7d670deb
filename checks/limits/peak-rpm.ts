import { defineCheck } from '../../src/judge/check.ts';
import { comfortableLoad, judgePeak } from './judge-peak.ts';

export default defineCheck({
  id: 'limits/peak-rpm',
  subject: 'Requests at peak',
  titles: {
    passed: 'The busiest minute fits the request limit',
    failed: 'The busiest minute has too many requests',
  },
  // limits/peak-traffic judges all three limits together and blocks.
  blocksFrom: 'never',
  needs: ['tiny-message', 'rate-limits', 'organization', 'trial'],
  guide: {
    looksAt: 'Requests of the busiest planned minute against the request limit of the model class.',
    why: 'Above the limit, requests answer 429, on the very day that people look. The bucket refills continuously: 60 a minute may be enforced as one a second.',
    how: `Takes the stated peak, which is live traffic with batches not counted, or derives one from requests a day and the shape of the day, less what is batched. Up to ${comfortableLoad * 100} percent of the limit passes, up to 100 percent is a caution.`,
    fix: 'Move what can wait into batches, smooth the peak with a queue, or request a higher limit well before the launch.',
    sources: ['rate-limits', 'batches', 'limit-increase'],
    corrections: [
      {
        claim: 'Several API keys multiply the limit.',
        now: 'Limits are pooled for the organization and the model class, over all keys and workspaces.',
        source: 'rate-limits',
      },
      {
        claim: 'Below the limit a minute nothing is refused.',
        now: 'Growth itself is limited: a sharp rise answers 429 with the code ramp_limit_exceeded since 2026-11-05, so raise traffic step by step.',
        source: 'sdk',
      },
    ],
  },
  judge: (input) => judgePeak('rpm', input),
});
