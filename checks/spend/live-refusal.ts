import type { CauseId } from '../../src/catalog/error-cause.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { ObservationId } from '../../src/judge/observation.ts';
import { fail } from '../../src/judge/outcome.ts';

/** Calls that money can refuse: empty credit refuses token counting too. */
export const moneyProbes = ['tiny-message', 'token-count'] as const satisfies readonly ObservationId[];

/**
 * What the account itself said just now, which beats every answer and every forecast: a fail where a call was refused
 * for one of these causes, else undefined.
 */
export function refusedFor({ observed }: JudgeInput, causes: readonly CauseId[]): Outcome | undefined {
  for (const probe of moneyProbes) {
    const observation = observed[probe];
    if (observation?.status !== 'failed' || !observation.cause) continue;
    const { cause, reason } = observation;
    if (causes.includes(cause)) return fail('call-refused', { probe, cause, reason }, { basis: 'live' });
  }
  return undefined;
}
