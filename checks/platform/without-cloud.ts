import { platformRow } from '../../src/catalog/lookup.ts';
import { callFailed } from '../../src/judge/call-failed.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { CloudProbe } from '../../src/judge/observation.ts';
import { inconclusive } from '../../src/judge/outcome.ts';

/**
 * Why a cloud told nothing, as the outcome of a check that needed its word. Without a credential every check says the same
 * words, with the command that brings one; of one that was turned down, those say it that ask whose it is.
 */
export function withoutCloud(
  { plan, catalog, observed }: Pick<JudgeInput, 'plan' | 'catalog' | 'observed'>,
  probe: CloudProbe,
): Outcome {
  const { path } = plan.platform;
  const identity = observed['cloud-identity'];
  if (path && identity && identity.status !== 'observed') {
    const isRejected = probe === 'cloud-identity' && identity.cause === 'key-rejected';
    if (identity.cause === 'no-credential' || isRejected) {
      const args = { platform: platformRow(catalog, path).name, reason: identity.reason };
      return inconclusive('no-cloud-credential', args, { basis: 'live' });
    }
  }
  const asked = observed[probe];
  if (asked && asked.status !== 'observed' && asked.cause === 'model-not-found') {
    const { cause } = asked;
    const summary = catalog.causes.find((row) => row.cause === cause)?.summary ?? '';
    // Whether a cloud offers the model there is judged by its region.
    return inconclusive('waits-for-check', { check: 'platform/region', cause, summary }, { basis: 'live' });
  }
  return callFailed(catalog, probe, asked);
}
