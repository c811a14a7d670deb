import { defineCheck } from '../../src/judge/check.ts';
import { judgePeak } from './judge-peak.ts';

export default defineCheck({
  id: 'limits/peak-output',
  subject: 'Output tokens at peak',
  titles: {
    passed: 'The busiest minute fits the output limit a minute',
    failed: 'The busiest minute produces too many output tokens',
  },
  // limits/peak-traffic judges all three limits together and blocks.
  blocksFrom: 'never',
  needs: ['tiny-message', 'rate-limits', 'organization', 'trial'],
  guide: {
    looksAt: 'Output tokens of the busiest planned minute, thinking included, against the output limit.',
    why: 'The output limit is a fifth of the input limit on every class, and thinking counts towards it whether it is shown or not.',
    how: 'Requests of the busiest minute times the answer, one in twenty of p95 size. Tokens count as they are produced.',
    fix: 'Lower effort, ask for shorter answers, move what can wait into batches, or request a higher limit.',
    sources: ['rate-limits', 'thinking'],
    corrections: [
      {
        claim: 'max_tokens is reserved against the output limit, so keep it small.',
        now: 'On the Claude API only produced tokens count. A small max_tokens frees nothing and cuts answers, because thinking is inside it.',
        source: 'rate-limits',
      },
    ],
  },
  judge: (input) => judgePeak('otpm', input),
});
