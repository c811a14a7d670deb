import { defineCheck } from '../../src/judge/check.ts';
import { notApplicable } from '../../src/judge/outcome.ts';
import { judgeAnswer } from '../../src/judge/person-answer.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';

const asks = {
  question:
    "Does a person who is named own the bill of Claude on this path, and do they know that its usage arrives on the cloud's invoice?",
  where:
    'Whoever owns the AWS account, the Google Cloud project or the Azure subscription in which the requests are billed. Name them, and their cost centre or budget, as evidence.',
};

export default defineCheck({
  id: 'platform/billing-owner',
  subject: 'Owner of the bill',
  titles: {
    passed: 'Somebody owns the bill on this path',
    failed: 'Nobody owns the bill on this path',
  },
  blocksFrom: 'ga',
  needs: [],
  asks,
  guide: {
    looksAt: "Whether a person owns the bill that Claude causes on a path through a cloud's billing.",
    why: 'Which account pays is often decided by which credential was at hand. Through a marketplace the usage arrives in arrears, outside of every limit of the Console, and whoever owns that account may stop it on the day they see it.',
    how: "Asks a person: no call tells who has agreed to pay. An answer dated after today does not count. The Claude API's own bill is judged in the spend section.",
    fix: 'Show the forecast of this poll to the owner of the billing account, agree on a budget with alerts there, and write down who answers for it.',
    sources: ['billing', 'claude-on-aws', 'foundry'],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (platform.path === 'claude-api')
      return notApplicable('Anthropic bills the Claude API itself; the spend section judges that bill.');
    return judgeAnswer(input, 'platform/billing-owner', asks.question);
  },
});
