import { callFailed } from '../../src/judge/call-failed.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { admin, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { otherOrganization } from '../../src/judge/other-organization.ts';
import { fail, inconclusive, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import type { ApiKeyRow } from '../../src/judge/seen/api-keys.ts';
import { type AdminEvidence, adminEvidence, keyInUse } from '../workspace/admin-evidence.ts';
import { unlessClaudeKey } from './unless-claude-key.ts';

export default defineCheck({
  id: 'keys/status',
  subject: 'The key in use',
  titles: {
    passed: 'The key in use is active',
    failed: 'The key in use is not the one the product should have',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  needs: ['credential', 'model', 'tiny-message', 'organization', 'api-keys'],
  guide: {
    looksAt:
      'The key that the calls of this poll are made with, as the organization lists it: active or not, of which workspace, and whether it acts as a person.',
    why: 'A key can be switched off or archived by anyone who administers the organization, archiving a workspace takes its keys along, and a key that acts as a person may end with that account.',
    how: 'With an Admin key: lists the keys of the organization and takes the one whose shown beginning and ending are those of the key in use; where several fit, none is taken. Without one: a message that is answered shows that the key is active, and no more; where money or limits stop the message, the lookup of the model shows it.',
    fix: 'Use an active key that belongs to the launch workspace or to a service account.',
    sources: ['admin-api', 'authentication', 'workspaces'],
    corrections: [
      {
        claim: 'Every API key belongs to one workspace.',
        now: 'Since August 2026 keys can also be bound to a person or a service account and belong to the organization as a whole.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const settled = unlessClaudeKey(input);
    if (settled) return settled;
    const others = otherOrganization(input);
    if (others) {
      const isAnswered = input.observed['tiny-message']?.status === 'observed';
      const judge = isAnswered ? warn : inconclusive;
      return judge('admin-of-other-organization', others, { basis: 'admin' });
    }
    const evidence = adminEvidence(input);
    const key = keyInUse(evidence);
    return key && evidence.keys ? judgeListed(key, evidence.keys, input) : judgeAnswered(evidence, input);
  },
});

function judgeListed(key: ApiKeyRow, keys: ObservedBy<'api-keys'>, { plan, observed }: JudgeInput): Outcome {
  const { name, status, scope, principal, createdAt, expiresAt } = key;
  if (status === 'expired' && expiresAt !== null) {
    return notApplicable(`The key in use, ${name}, has expired, which keys/expiry judges.`);
  }
  const figures = [
    admin('Key', name, 'text', keys),
    admin('Status', status, 'text', keys),
    admin('Created', createdAt.slice(0, 10), 'date', keys),
    ...(scope.type === 'workspace' ? [admin('Workspace', scope.workspaceId, 'text', keys)] : []),
  ];
  const evidence = { basis: 'admin', figures } as const;
  if (status !== 'active') return fail('key-not-active', { name, status }, evidence);
  if (scope.type === 'organization') return warn('key-of-organization', { name, principal }, evidence);
  const { workspaceId } = scope;
  const planned = plan.workspace.id;
  const message = observed['tiny-message'];
  const isAnswered = message?.status === 'observed' && message.value.workspaceId !== null;
  // Where a message named its workspace, workspace/identity judges that.
  if (planned && planned !== workspaceId && !isAnswered) {
    return fail('key-of-other-workspace', { name, planned, listed: workspaceId }, evidence);
  }
  if (principal === 'user') return warn('key-of-a-person', { name, workspaceId }, evidence);
  return pass('key-active', { name, workspaceId, createdOn: createdAt.slice(0, 10) }, evidence);
}

/** The lower rung: whoever is answered is active. */
function judgeAnswered({ keys }: AdminEvidence, { catalog, observed }: JudgeInput): Outcome {
  const { 'tiny-message': message, model } = observed;
  const isMessage = message?.status === 'observed';
  if (!isMessage && model?.status !== 'observed') return callFailed(catalog, 'tiny-message', message);
  const workspaceId = isMessage ? message.value.workspaceId : null;
  const figures = isMessage && workspaceId !== null ? [live('Workspace', workspaceId, 'text', message)] : [];
  const inUse = keys?.value.inUse.kind;
  if (keys && inUse === 'none' && !keys.value.cut) {
    const listed = keys.value.keys.length;
    return warn('key-not-listed', { listed }, { basis: 'admin', figures });
  }
  const why = inUse === 'ambiguous' || inUse === 'not-compared' ? inUse : keys ? 'cut' : 'no-list';
  const call = isMessage ? 'message' : 'model';
  return pass('key-answers', { call, workspaceId, why }, { basis: 'live', figures });
}
