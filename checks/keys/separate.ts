import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { admin } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { pass, warn } from '../../src/judge/outcome.ts';
import { judgeAnswer } from '../../src/judge/person-answer.ts';
import { adminEvidence, keyInUse } from '../workspace/admin-evidence.ts';
import { namedForOtherUse } from './other-use.ts';
import { unlessClaudeKey } from './unless-claude-key.ts';

const asks = {
  question:
    'Does this service have a key of its own in production, which no other service, environment or person uses?',
  where:
    'Console: API keys, filtered by the workspace. One key, one service, one environment; the name says which. Name who looked as evidence.',
};

export default defineCheck({
  id: 'keys/separate',
  subject: 'A key for this service alone',
  titles: {
    passed: 'The service has a key of its own',
    failed: 'The key seems to serve more than this service in production',
  },
  blocksFrom: 'critical',
  needs: ['tiny-message', 'organization', 'api-keys'],
  asks,
  guide: {
    looksAt: 'Whether the key is used by this service in this environment and nowhere else.',
    why: 'A shared key cannot be switched off after a leak without stopping everybody who uses it, and no report tells whose cost it was.',
    how: 'With an Admin key: the name of the key in use and the number of active keys in its workspace. A name that speaks of tests, development or a team is a caution; the words are ours, and a good name proves nothing. A person who says no is believed. Without an Admin key a person is asked.',
    fix: 'Make one key for each service and environment, name it after both, and archive the shared one when nothing uses it any more.',
    sources: ['admin-api', 'workspaces', 'key-safety'],
    corrections: [
      {
        claim: 'Give each key a budget of its own on the Console.',
        now: 'There are limits for the organization, a workspace and the tier, none for a key. Keys of their own tell services apart in reports and when one has to be switched off.',
        source: 'workspaces',
      },
    ],
  },
  judge(input) {
    const settled = unlessClaudeKey(input);
    if (settled) return settled;
    const answered = () => judgeAnswer(input, 'keys/separate', asks.question);
    if (input.plan.answers['keys/separate']?.says === 'no') return answered();
    return judgeListed(input) ?? answered();
  },
});

function judgeListed(input: JudgeInput): Outcome | null {
  const evidence = adminEvidence(input);
  const key = keyInUse(evidence);
  if (!key || !evidence.keys || key.scope.type !== 'workspace') return null;
  const { workspaceId } = key.scope;
  const activeKeys = evidence.keys.value.keys.filter(
    ({ status, scope }) =>
      status === 'active' && scope.type === 'workspace' && scope.workspaceId === workspaceId,
  ).length;
  const figures = [
    admin('Key', key.name, 'text', evidence.keys),
    admin('Active keys in its workspace', activeKeys, 'count', evidence.keys),
  ];
  const proof = { basis: 'admin', figures } as const;
  return namedForOtherUse(key.name)
    ? warn('key-named-for-other-use', { name: key.name }, proof)
    : pass('key-seems-separate', { name: key.name, workspaceId, activeKeys }, proof);
}
