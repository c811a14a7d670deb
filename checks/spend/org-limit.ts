import { defineCheck } from '../../src/judge/check.ts';
import { judgeOwnLimit, nearShare } from './judge-own-limit.ts';
import { judgedCapNeeds } from './known-caps.ts';
import { usagePages } from './usage-habits.ts';

export default defineCheck({
  id: 'spend/org-limit',
  subject: 'Spend limit of the organization',
  titles: {
    passed: 'The spend limit of the organization leaves room for the dearest month',
    failed: 'The spend limit of the organization is missing, in the way, or without effect',
  },
  blocksFrom: 'ga',
  needs: judgedCapNeeds,
  asks: {
    question: 'Has somebody set a monthly spend limit for the organization?',
    where:
      'Console: Settings, Billing, Spend limits. Write the amount into spend.organizationLimitUsd; answer no where none is set.',
  },
  guide: {
    looksAt: 'The monthly limit that the organization set for itself, against the forecast.',
    why: 'A runaway loop spends until something stops it, so there should be a limit. A limit too low is an outage: from then on every request answers 400 invalid_request_error, which looks like a bug of the application, until somebody raises it or the date in the message comes. No header and no answer tells how near it is.',
    how: `With an Admin key of an organization in the early access it is read from the organization's list of spend limits; else it is taken from the plan. A light, a medium and a heavy month must stay below it, and the dearest of them above ${nearShare * 100} percent of it is a caution, which is a threshold of ours. One above the cap of the tier protects nothing. Everything the organization does counts against it, so look at the spending of this month too.`,
    fix: `Set the limit above the dearest month and below what a loop may cost, with alerts well before it. ${usagePages}`,
    sources: ['rate-limits', 'billing', 'sdk'],
    corrections: [
      {
        claim: 'A spend limit is a quiet safety net.',
        now: 'It answers 400 to every request once reached. The message says so; the status looks like a bug of the application.',
        source: 'rate-limits',
      },
      {
        claim: 'Organizations of the Console cannot read spend limits by API.',
        now: 'Reading them is in early access on request, with a beta header dated 2026-09-26.',
        source: 'sdk',
      },
    ],
  },
  judge: (input) => judgeOwnLimit('organization', input),
});
