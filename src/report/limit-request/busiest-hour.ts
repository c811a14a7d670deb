import type { Run } from '../../judge/run.ts';
import { units } from '../wording/limits.ts';
import type { RequestFacts } from './facts.ts';

export interface BusiestHour {
  readonly refused: number;
  readonly failed: number;
  readonly binding: { readonly limiter: keyof typeof units; readonly perMinute: number } | null;
}

/** The busiest hour against limits that whoever grants them can raise: under a workspace's own it says nothing of the others. */
export const simulatedHour = (facts: RequestFacts): BusiestHour | null =>
  isOwn(facts) ? null : busiestHour(facts.run);

/** True where the workspace holds itself to less than its organization has. */
export const isOwn = ({ rows }: RequestFacts): boolean =>
  rows.some(({ organization }) => organization !== null);

/** What the check of the busiest hour found. A run of another version may hold arguments of another shape. */
function busiestHour({ findings }: Pick<Run, 'findings'>): BusiestHour | null {
  const finding = findings.find(({ check }) => check === 'limits/peak-traffic');
  const { throttled, failed, binding } = (finding?.args ?? {}) as Readonly<Record<string, unknown>>;
  const [refused, lost] = [medianOf(throttled), medianOf(failed)];
  if (refused === null || lost === null) return null;
  const { limiter, perMinute } = (binding ?? {}) as Readonly<Record<string, unknown>>;
  const isKnown =
    typeof limiter === 'string' && Object.hasOwn(units, limiter) && typeof perMinute === 'number';
  return {
    refused,
    failed: lost,
    binding: isKnown ? { limiter: limiter as keyof typeof units, perMinute } : null,
  };
}

function medianOf(range: unknown): number | null {
  const median = typeof range === 'object' && range !== null && 'median' in range ? range.median : null;
  return typeof median === 'number' ? median : null;
}
