import type { CauseRow } from '../../src/catalog/error-cause.ts';
import type { Platform } from '../../src/catalog/platform.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { AccessCall } from '../../src/judge/codes/platform.ts';
import type { ClosedGate } from '../../src/judge/codes/platform-cloud.ts';
import { live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type Observation, type ObservedBy, observedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import type { CloudGate } from '../../src/judge/seen/cloud.ts';
import { withoutCloud } from './without-cloud.ts';

/** The paid message first: only its answer proves that messages are answered. */
const calls = [
  'tiny-message',
  'token-count',
  'model',
  'cloud-access',
  'cloud-identity',
] as const satisfies readonly AccessCall[];

/** Whether the product's calls get answers on a path through a cloud, and what is still to be granted there. */
export function cloudAccess({ name: platform }: Platform, input: JudgeInput): Outcome {
  const { observed } = input;
  const message = observedBy(observed, 'tiny-message');
  const seen = observedBy(observed, 'cloud-access');
  const closed = gatesThat(seen, 'closed');
  const granted = seen
    ? seen.value.gates.map((gate) => live(gateNames[gate.gate], gate.said, 'text', seen))
    : [];
  if (message) {
    const { model, latencyMs } = message.value;
    const figures = [live('Time to the whole answer', latencyMs, 'ms', message), ...granted];
    const evidence = { basis: 'live', figures } as const;
    return closed.length > 0
      ? warn('gates-closed-but-answered', { platform, gates: closed }, evidence)
      : pass('access-proven', { model, latencyMs }, evidence);
  }
  const evidence = { basis: 'live', figures: granted } as const;
  if (closed.length > 0) return fail('gates-closed', { platform, gates: closed }, evidence);
  const refusal = refusalOf(input);
  if (refusal) {
    const { probe, row, reason, permission } = refusal;
    const { cause, summary, ends } = row;
    // The missing permission is named there, and once is enough.
    if (permission)
      return inconclusive('waits-for-check', { check: 'platform/iam', cause, summary }, evidence);
    return fail('cloud-access-refused', { platform, probe, cause, reason, ends }, evidence);
  }
  const pending = gatesThat(seen, 'pending');
  if (pending.length > 0) return inconclusive('gates-pending', { platform, gates: pending }, evidence);
  const answered = calls.filter((id) => id !== 'cloud-identity' && observed[id]?.status === 'observed');
  if (answered.length === 0) return withoutCloud(input, seen ? 'cloud-identity' : 'cloud-access');
  const reason = observed['tiny-message']?.status === 'observed' ? '' : observed['tiny-message']?.reason;
  return inconclusive(
    'access-half-shown',
    { answered, reason: reason ?? 'The probe was not run.' },
    evidence,
  );
}

const gatesThat = (
  seen: ObservedBy<'cloud-access'> | null,
  state: CloudGate['state'],
): readonly ClosedGate[] =>
  (seen?.value.gates ?? []).filter((row) => row.state === state).map(({ gate, said }) => ({ gate, said }));

interface CloudRefusal {
  readonly probe: AccessCall;
  readonly row: CauseRow;
  readonly reason: string;
  readonly permission: string | undefined;
}

/** The first call that was made and turned down by the cloud, for credential, permission or money. */
function refusalOf({ observed, catalog }: JudgeInput): CloudRefusal | null {
  for (const probe of calls) {
    const observation: Observation | undefined = observed[probe];
    if (observation?.status !== 'failed') continue;
    const row = catalog.causes.find(({ cause }) => cause === observation.cause);
    // What the poll alone may not ask keeps no message out.
    const asksOnly = probe === 'cloud-access' && observation.cause === 'permission-denied';
    if (row?.meaning !== 'refused' || (asksOnly && observation.permission)) continue;
    return { probe, row, reason: observation.reason, permission: observation.permission };
  }
  return null;
}

const gateNames: Readonly<Record<CloudGate['gate'], string>> = {
  authorization: 'Authorization',
  entitlement: 'Entitlement',
  region: 'Offered in the region',
  agreement: 'Agreement',
  'use-case-form': 'Use-case form',
  service: 'Service',
  federation: 'Web identity federation',
  deployment: 'Deployment',
};
