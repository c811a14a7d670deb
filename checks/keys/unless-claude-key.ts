import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { notApplicable } from '../../src/judge/outcome.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { unansweredField } from '../unanswered-field.ts';

/** Settles what concerns no key of the Claude API: no path is chosen yet, or one whose keys are managed elsewhere. */
export function unlessClaudeKey(input: Pick<JudgeInput, 'plan' | 'catalog'>): Outcome | null {
  const platform = plannedPlatform(input);
  if (!platform) return unansweredField('platform.path');
  if (platform.path === 'claude-api') return null;
  return notApplicable(
    `Credentials of ${platform.name} are not keys of the Claude API, and are managed there.`,
  );
}
