import { findModel, hasAnthropicOrganization, tierRow } from '../../src/catalog/lookup.ts';
import type { Platform } from '../../src/catalog/platform.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { heldOutcome, inconclusive, notApplicable } from '../../src/judge/outcome.ts';
import { usesFastMode } from '../../src/plan/planned-use.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { withoutCloud } from '../platform/without-cloud.ts';
import { unansweredField } from '../unanswered-field.ts';

/** Why a limit is not known, as the outcome of the check that needed it. */
export function limitUnknown(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>): Outcome {
  const { plan, catalog } = input;
  if (usesFastMode(plan, catalog)) return fastModeLimitsUnknown(input);
  const platform = plannedPlatform(input);
  if (!platform) return unansweredField('platform.path');
  if (!hasAnthropicOrganization(platform)) {
    return quotasUnread(input, platform);
  }
  if (!plan.model.id) return unansweredField('model.id');
  if (!findModel(catalog, plan.model.id)) {
    return inconclusive('limits-model-unlisted', { id: plan.model.id }, { basis: 'documented' });
  }
  if (!plan.limits.tier) return unansweredField('limits.tier');
  const { name } = tierRow(catalog, plan.limits.tier);
  return inconclusive('limits-unpublished', { tier: name }, { basis: 'documented' });
}

/** The cloud was not asked, said nothing, or lists no quota that the planned requests draw on. */
function quotasUnread(input: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>, platform: Platform): Outcome {
  const args = { platform: platform.name, where: platform.whereLimitsLive };
  const seen = input.observed['cloud-quotas'];
  const evidence = { basis: 'documented' } as const;
  if (!seen) return inconclusive('limits-elsewhere', { ...args, reason: null }, evidence);
  const held = heldOutcome(seen);
  if (held) return held;
  if (seen.status !== 'observed') return withoutCloud(input, 'cloud-quotas');
  const read = seen.value.quotas.length;
  const reason =
    read === 0
      ? 'None is listed there for the planned model.'
      : 'None of those listed there is of the endpoint that the planned region and id lead to.';
  return inconclusive('limits-elsewhere', { ...args, reason }, evidence);
}

/** Fast mode is counted in a bucket of its own, whose figures no page gives and only an admin key can read. */
const fastModeLimitsUnknown = (input: Pick<JudgeInput, 'plan' | 'catalog'>): Outcome =>
  inconclusive('limits-fast-mode', { model: nameOf(input) }, { basis: 'documented' });

/** Who draws on that bucket shows neither in the headers of an ordinary message nor in the usage, which is not told by speed. */
export const fastModeUnseen = (input: Pick<JudgeInput, 'plan' | 'catalog'>): Outcome =>
  inconclusive('bucket-fast-mode', { model: nameOf(input) }, { basis: 'documented' });

const nameOf = ({ plan, catalog }: Pick<JudgeInput, 'plan' | 'catalog'>): string =>
  findModel(catalog, plan.model.id)?.name ?? plan.model.id ?? '';

/** Tiers are Anthropic's; undefined where the planned path has them. */
export function withoutTiers(input: Pick<JudgeInput, 'plan' | 'catalog'>): Outcome | undefined {
  const platform = plannedPlatform(input);
  if (!platform) return unansweredField('platform.path');
  if (hasAnthropicOrganization(platform)) return undefined;
  return notApplicable(
    `${platform.name} has no usage tier of Anthropic's; it is billed by ${platform.billedBy}.`,
  );
}
