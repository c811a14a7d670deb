import { defineCheck } from '../../src/judge/check.ts';
import { judgePeak } from './judge-peak.ts';

export default defineCheck({
  id: 'limits/peak-input',
  subject: 'Input tokens at peak',
  titles: {
    passed: 'The busiest minute fits the input limit',
    failed: 'The busiest minute sends too many input tokens',
  },
  // limits/peak-traffic judges all three limits together and blocks.
  blocksFrom: 'never',
  needs: ['tiny-message', 'rate-limits', 'organization', 'trial'],
  guide: {
    looksAt: 'Input tokens of the busiest planned minute, cache reads left out, against the input limit.',
    why: 'Long prompts reach the input limit long before the request limit: at 20,000 tokens each, 2 million a minute are 100 requests.',
    how: 'Live requests of the busiest minute, batches not counted, times the prompt, one in twenty of p95 size. Of a cached prefix, measured by a trial where the API counted one, only the share expected to be written again counts.',
    fix: 'Cache the repeated prefix, which takes its reads out of the limit; shorten prompts; move what can wait into batches; or request a higher limit.',
    sources: ['rate-limits', 'prompt-caching'],
    corrections: [
      {
        claim: 'input_tokens is the whole input.',
        now: 'It is only what was neither written to nor read from the cache. The limit counts input_tokens and cache_creation_input_tokens; reads are free of it on every model but Haiku 3.5.',
        source: 'rate-limits',
      },
      {
        claim: 'Caching saves money only.',
        now: 'It is capacity too: a prefix read from the cache does not count against the input limit.',
        source: 'rate-limits',
      },
    ],
  },
  judge: (input) => judgePeak('itpm', input),
});
