import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { otherOrganization } from '../../src/judge/other-organization.ts';
import { inconclusive, notObserved } from '../../src/judge/outcome.ts';

/** Why the Rate Limits API said nothing about the product, as the outcome of a check that only it can settle. */
export function limitsUnread(
  code: 'workspace-limits-unread' | 'search-limit-unread',
  { plan, observed }: JudgeInput,
): Outcome {
  const others = otherOrganization({ plan, observed });
  if (others) return inconclusive('admin-of-other-organization', others, { basis: 'admin' });
  const seen = observed['rate-limits'];
  const { path } = plan.platform;
  // Another path has no such route: the runner says so of a probe that was not sent.
  if (path && path !== 'claude-api') return notObserved('rate-limits', seen);
  const reason = seen && seen.status !== 'observed' ? seen.reason : 'The probe was not run.';
  return inconclusive(code, { reason }, { basis: 'documented' });
}
