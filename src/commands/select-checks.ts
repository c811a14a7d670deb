import type { Check } from '../judge/check.ts';
import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';

/** Checks of these ids, in the registry's order. Throws UsageError naming every unknown id with the nearest known one. */
export function checksById(all: readonly Check[], ids: readonly string[]): Check[] {
  const known = all.map((check) => check.id as string);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const lines = unknown.map((id) => {
      const guess = nearest(id, known);
      return `There is no check "${id}".${guess ? ` Did you mean "${guess}"?` : ''}`;
    });
    throw new UsageError(`${lines.join('\n')}\nSee "gonogo list" for all of them.`);
  }
  return all.filter((check) => ids.includes(check.id));
}

/** Applies --only and --skip; also says what was left out. */
export function selectChecks(
  all: readonly Check[],
  options: { readonly only?: readonly string[]; readonly skip?: readonly string[] },
): { checks: Check[]; leftOut: Check[] } {
  const only = options.only ? checksById(all, options.only) : [...all];
  const skipped = new Set(checksById(all, options.skip ?? []).map((check) => check.id));
  const checks = only.filter((check) => !skipped.has(check.id));
  if (checks.length === 0)
    throw new UsageError('Nothing is left to judge: --only and --skip cancel each other out.');
  const kept = new Set(checks.map((check) => check.id));
  return { checks, leftOut: all.filter((check) => !kept.has(check.id)) };
}
