import type { CauseId } from '../catalog/error-cause.ts';
import type { Account } from '../judge/account-schema.ts';
import type { Observation, ObservationId } from '../judge/observation.ts';

/** Probes of `gonogo account` that need an admin key, in the order they are shown. */
export const adminProbes = [
  'organization',
  'workspaces',
  'api-keys',
  'rate-limits',
  'spend-limits',
  'month-usage',
  'month-cost',
] as const satisfies readonly ObservationId[];

/** What a key that may not read these routes is answered is not documented, so these are read alike. */
const refusals: ReadonlySet<CauseId | undefined> = new Set([
  'key-rejected',
  'permission-denied',
  'not-found',
] as const);

type Absent = Exclude<Observation, { readonly status: 'observed' }>;
type Unread = Account['unread'][number];

const isAdmin = ({ id }: Observation): boolean => (adminProbes as readonly ObservationId[]).includes(id);

/** What could not be read and why: each reason once, with everything it stands for. */
export function unreadOf(observations: readonly Observation[]): Unread[] {
  const absent = observations.filter((row): row is Absent => row.status !== 'observed');
  const allRefused = refusedEverywhere(observations);
  const groups = new Map<string, { reason: string; probes: ObservationId[] }>();
  for (const row of absent) {
    const whole = allRefused !== null && isAdmin(row);
    const key = whole ? 'refused' : keyOf(row);
    const group = groups.get(key) ?? { reason: whole ? allRefused : row.reason, probes: [] };
    group.probes.push(row.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One sentence for an admin key that no route of the organization took; null where one did, or none was asked. */
function refusedEverywhere(observations: readonly Observation[]): string | null {
  const rows = observations.filter(isAdmin);
  const first = rows.find((row) => row.status === 'failed');
  if (first?.status !== 'failed') return null;
  if (!rows.every((row) => row.status !== 'observed' && refusals.has(row.cause))) return null;
  return `Every route of the organization refused the admin key. ${first.reason} Individual accounts have no Admin API. What the key in use shows is told instead.`;
}

/** Failures of one kind say the same with different request ids. The preview of spend limits has a sentence of its own. */
function keyOf(row: Absent): string {
  if (row.cause === undefined || row.id === 'spend-limits') return row.reason;
  return `${isAdmin(row) ? 'admin' : 'key'} ${row.cause}`;
}
