import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { MissingPermission } from '../../src/judge/codes/platform-cloud.ts';
import { live } from '../../src/judge/figure.ts';
import { type Observation, type ObservationId, observedBy } from '../../src/judge/observation.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';
import { withoutCloud } from './without-cloud.ts';

/** Calls that the product makes itself. */
const ofProduct = ['tiny-message', 'token-count'] as const satisfies readonly ObservationId[];
/** Calls that only the poll makes. */
const ofPoll = [
  'model',
  'cloud-identity',
  'cloud-model',
  'cloud-access',
  'cloud-quotas',
] as const satisfies readonly ObservationId[];

export default defineCheck({
  id: 'platform/iam',
  subject: 'Permissions in the cloud',
  titles: {
    passed: 'The cloud denied nothing for want of a permission',
    failed: 'A permission is missing in the cloud',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  needs: [...ofProduct, ...ofPoll],
  guide: {
    looksAt: 'Every question of this poll that the cloud denied, and the permission that it found missing.',
    why: 'A role that lacks one permission answers 403 on every request, and the names of permissions are what an administrator needs. They differ from path to path: bedrock:InvokeModel is not bedrock-mantle:CreateInference.',
    how: 'Collects the permissions that the cloud names in its answers, as it writes them. One that the message of this poll lacked fails; one that only a question of the poll lacked is a caution, because the product may run with another role. What was not asked, such as a paid message without a budget, was not denied either.',
    fix: 'Have an administrator of the cloud grant exactly the permissions that are named, to the role the product runs with, and run this check again.',
    sources: ['bedrock-access', 'claude-on-aws', 'vertex', 'foundry-quota'],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (platform.path === 'claude-api') {
      return notApplicable('The Claude API knows no permissions of a cloud; a key belongs to a workspace.');
    }
    const identity = observedBy(input.observed, 'cloud-identity');
    const principal = identity?.value.principal ?? null;
    const of = (probes: readonly ObservationId[]) => probes.flatMap((id) => missingOf(id, input));
    const answered = observedBy(input.observed, 'tiny-message') !== null;
    const denied = of(ofProduct);
    const forMessages = answered ? [] : distinct(denied.filter((row) => !countsOnly.test(row.permission)));
    const others = distinct([...denied.filter((row) => !forMessages.includes(row)), ...of(ofPoll)]);
    const evidence = {
      basis: 'live',
      figures: identity && principal !== null ? [live('Asked as', principal, 'text', identity)] : [],
    } as const;
    const args = { platform: platform.name, principal };
    if (forMessages.length > 0) {
      const missing = distinct([...forMessages, ...others]);
      return fail('permissions-missing-for-messages', { ...args, missing }, evidence);
    }
    if (others.length > 0) return warn('permissions-missing', { ...args, missing: others }, evidence);
    if (!identity) return withoutCloud(input, 'cloud-identity');
    const isProven = [...ofProduct, ...proving].some((id) => observedBy(input.observed, id) !== null);
    return isProven ? pass('permissions-complete', args, evidence) : withoutCloud(input, 'cloud-access');
  },
});

/** Whose a credential is, and that Anthropic sets the limits, some paths tell without asking their cloud anything. */
const proving = ['model', 'cloud-model', 'cloud-access'] as const satisfies readonly ObservationId[];

/** AWS grants the counting of tokens apart from messages, which are answered without it. */
const countsOnly = /:CountTokens$/;

/** What the whole call lacked, and what parts of it lacked where the rest was answered. */
function missingOf(id: ObservationId, { observed }: JudgeInput): MissingPermission[] {
  const row: Observation | undefined = observed[id];
  if (!row) return [];
  if (row.status !== 'observed') {
    return row.permission ? [{ permission: row.permission, purpose: null }] : [];
  }
  return 'denied' in row.value ? [...row.value.denied] : [];
}

const distinct = (rows: readonly MissingPermission[]): MissingPermission[] =>
  rows.filter(
    ({ permission }, index) => rows.findIndex((other) => other.permission === permission) === index,
  );
