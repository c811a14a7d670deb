import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { admin } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { judgeAnswer } from '../../src/judge/person-answer.ts';
import { namedForOtherUse } from '../keys/other-use.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';
import {
  type AdminEvidence,
  adminEvidence,
  adminEvidenceNeeds,
  keyInUse,
  listedWorkspace,
  productWorkspaceId,
} from './admin-evidence.ts';

const asks = {
  question:
    'Do development, staging and experiments run in workspaces of their own, apart from that of production?',
  where:
    'Console: Settings, Workspaces, and the workspace column under API keys. Another organization for development counts as apart too.',
};

/** Ours: more names than that are counted. */
const namedKeys = 5;

export default defineCheck({
  id: 'workspace/separate-environments',
  subject: 'Environments apart',
  titles: {
    passed: 'Production has a workspace apart from the other environments',
    failed: 'Production shares its workspace with other environments',
  },
  blocksFrom: 'critical',
  needs: adminEvidenceNeeds,
  asks,
  guide: {
    looksAt: 'Whether production has a workspace beside others, and whose active keys live in it.',
    why: 'Rate limits, spend limits, files, batches and caches belong to a workspace. A load test of staging in the workspace of production draws on the limits of production and can reach its spend limit.',
    how: 'With an Admin key: counts the workspaces in use and reads the names of the active keys in that of production beside the key in use, which keys/separate judges. The Default workspace is left to workspace/not-default. Names that speak of tests or development are a caution, by words that are ours. Where production is the only workspace, where a person says no, or without an Admin key, a person is asked.',
    fix: 'Create a workspace for each environment, make the keys anew in them, and archive the old ones. A workspace limits what it may use of the shared rate limits; it adds none.',
    sources: ['workspaces', 'rate-limits', 'admin-api'],
    corrections: [
      {
        claim: 'Separate keys keep environments apart.',
        now: 'Keys of one workspace share its limits, files, batches and caches; a workspace of its own keeps an environment apart.',
        source: 'workspaces',
      },
      {
        claim: 'A workspace of its own brings an environment rate limits of its own.',
        now: 'All workspaces draw on the limits of the organization. A limit set on a workspace can only be lower; it keeps the others from losing their share.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (!platform.hasWorkspaces) return notApplicable(`${platform.name} has no workspaces.`);
    const shown = adminEvidence(input);
    const judged = shown.workspaces && judgeListed(input, shown);
    return judged ?? judgeAnswer(input, 'workspace/separate-environments', asks.question);
  },
});

/** Null where the lists settle nothing, or a person says more. */
function judgeListed(input: JudgeInput, shown: AdminEvidence): Outcome | null {
  const row = listedWorkspace(shown, productWorkspaceId(input, shown));
  const { workspaces, keys } = shown;
  const defaultId = workspaces?.value.defaultId;
  if (!workspaces || !row || !defaultId) return null;
  if (row.id === defaultId) {
    return notApplicable('Production runs in the Default workspace, which workspace/not-default judges.');
  }
  const others = workspaces.value.workspaces.filter(
    ({ id, archivedAt }) => archivedAt === null && id !== row.id,
  ).length;
  const active = keys && activeKeysOf(row.id, keys.value.keys);
  const figures = [
    admin('Other workspaces in use', others, 'count', workspaces),
    ...(keys && active ? [admin('Active keys of the workspace', active.length, 'count', keys)] : []),
  ];
  const evidence = { basis: 'admin', figures } as const;
  // The name of the key in use is judged by keys/separate.
  const inUse = keyInUse(shown)?.id;
  const foreign = (active ?? [])
    .filter(({ id, name }) => id !== inUse && namedForOtherUse(name))
    .map(({ name }) => name);
  if (foreign.length > 0) {
    const args = {
      name: row.name,
      keys: foreign.slice(0, namedKeys),
      more: Math.max(0, foreign.length - namedKeys),
    };
    return warn('environments-mixed', args, evidence);
  }
  const saysNo = input.plan.answers['workspace/separate-environments']?.says === 'no';
  if (others === 0 || saysNo) return null;
  return pass('environments-apart', { name: row.name, others, activeKeys: active?.length ?? null }, evidence);
}

type Keys = NonNullable<AdminEvidence['keys']>['value']['keys'];

const activeKeysOf = (workspaceId: string, keys: Keys): Keys =>
  keys.filter(
    ({ status, scope }) =>
      status === 'active' && scope.type === 'workspace' && scope.workspaceId === workspaceId,
  );
