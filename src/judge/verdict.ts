import type { Finding, Status } from './finding.ts';

export type Verdict = 'go' | 'no-go' | 'hold';

/**
 * Any blocking fail is NO-GO; else any blocking open question, unverifiable or crashed check, or blocking check that was
 * left out, is HOLD; else GO. `strict` counts every caution as a reason for NO-GO.
 */
export function verdictOf(
  findings: readonly Pick<Finding, 'status' | 'blocking'>[],
  strict = false,
  leftOut: readonly { readonly blocking: boolean }[] = [],
): Verdict {
  if (findings.some((finding) => finding.blocking && finding.status === 'fail')) return 'no-go';
  if (strict && findings.some((finding) => finding.status === 'warn' || finding.status === 'fail'))
    return 'no-go';
  if (findings.some((finding) => finding.blocking && openStatuses.has(finding.status))) return 'hold';
  return leftOut.some(({ blocking }) => blocking) ? 'hold' : 'go';
}

/** Statuses that leave a question open. */
export const openStatuses: ReadonlySet<Status> = new Set(['inconclusive', 'unanswered', 'error']);

export function countByStatus(findings: readonly Pick<Finding, 'status'>[]): Record<Status, number> {
  const counts: Record<Status, number> = {
    pass: 0,
    warn: 0,
    fail: 0,
    inconclusive: 0,
    unanswered: 0,
    'not-applicable': 0,
    error: 0,
    waived: 0,
  };
  for (const finding of findings) counts[finding.status] += 1;
  return counts;
}
