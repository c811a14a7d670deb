import { defineCheck } from '../../src/judge/check.ts';
import { judgeOwnLimit, nearShare } from './judge-own-limit.ts';
import { judgedCapNeeds } from './known-caps.ts';
import { usagePages } from './usage-habits.ts';

export default defineCheck({
  id: 'spend/workspace-limit',
  subject: 'Spend limit of the workspace',
  titles: {
    passed: 'The spend limit of the workspace leaves room for the dearest month',
    failed: 'The spend limit of the workspace is missing, in the way, or without effect',
  },
  blocksFrom: 'ga',
  needs: judgedCapNeeds,
  asks: {
    question: 'Has somebody set a monthly spend limit for the workspace of the product?',
    where:
      'Console: Workspaces, the workspace, Spend limits. Write the amount into spend.workspaceLimitUsd; answer no where none is set.',
  },
  guide: {
    looksAt: "The monthly limit that is set for the product's workspace, against the forecast.",
    why: 'It keeps a loop of this product from spending what other products need, and stops this product alone. Once reached, every request of the workspace answers 400 invalid_request_error with a message of its own, until somebody raises the limit or the date in the message comes; no header and no answer tells how near it is. The Default workspace cannot have one.',
    how: `With an Admin key of an organization in the early access it is read from the organization's list of spend limits; else it is taken from the plan. A light, a medium and a heavy month must stay below it, and the dearest of them above ${nearShare * 100} percent of it is a caution, which is a threshold of ours. One above the limit of the organization or the cap of the tier protects nothing.`,
    fix: `Set the limit above the dearest month and below what a loop may cost, with alerts well before it. Expect a batch to overrun it slightly, and a workspace for Claude Code to answer 429 instead. ${usagePages}`,
    sources: ['rate-limits', 'workspaces', 'batches', 'sdk'],
    corrections: [
      {
        claim: 'Give each key its own budget on the Console.',
        now: 'Limits exist for organization, workspace and tier, not for a key, and none for the Default workspace.',
        source: 'workspaces',
      },
    ],
  },
  judge: (input) => judgeOwnLimit('workspace', input),
});
