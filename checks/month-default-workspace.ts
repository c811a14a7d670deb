import type { ObservedBy } from '../src/judge/observation.ts';
import type { AdminEvidence } from './workspace/admin-evidence.ts';

type Source = ObservedBy<'month-usage' | 'month-cost'>['value']['source'];

/**
 * A row without a workspace is, in the older reports, of the Default workspace or of none. It is taken for the Default
 * workspace's where that one's id is known.
 */
export function withDefaultWorkspace<R extends { readonly workspaceId: string | null }>(
  rows: readonly R[],
  source: Source,
  { workspaces }: AdminEvidence,
): readonly R[] {
  const defaultId = workspaces?.value.defaultId ?? null;
  if (source !== 'report' || defaultId === null) return rows;
  return rows.map((row) => (row.workspaceId === null ? { ...row, workspaceId: defaultId } : row));
}
