import { withDefaultWorkspace } from '../../checks/month-default-workspace.ts';
import { tokenFields } from '../../checks/month-read.ts';
import { adminEvidence, listedWorkspace } from '../../checks/workspace/admin-evidence.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import type { AccountGroup, AccountMonth, AccountTokens } from '../judge/account-schema.ts';
import type { JudgeInput } from '../judge/check.ts';
import type { ObservedBy } from '../judge/observation.ts';
import { mostCostGroups } from '../judge/seen/month-cost.ts';
import type { UsageRow } from '../judge/seen/month-usage.ts';

type Groups = Pick<AccountMonth, 'byModel' | 'byWorkspace' | 'byKey' | 'groups'>;

/** What was used and spent, by model, workspace and key; kept are the largest, counted are all that were read. */
export function accountGroups(
  usage: ObservedBy<'month-usage'> | null,
  cost: ObservedBy<'month-cost'> | null,
  input: JudgeInput,
): Groups {
  const evidence = adminEvidence(input);
  const defaultId = evidence.workspaces?.value.defaultId ?? null;
  const workspaceOf = (row: {
    readonly workspaceId: string | null;
    readonly workspaceName: string | null;
  }) => {
    const { workspaceId: id, workspaceName } = row;
    const unlisted = id !== null && id === defaultId ? 'Default' : null;
    return { id, name: workspaceName ?? listedWorkspace(evidence, id)?.name ?? unlisted };
  };
  const modelOf = ({ model }: { readonly model: string | null }) => ({
    id: modelId(input.catalog, model),
    name: null,
  });
  const keyOf = (row: { readonly apiKeyId: string | null; readonly apiKeyName?: string | null }) => ({
    id: row.apiKeyId,
    name: row.apiKeyName ?? evidence.keys?.value.keys.find((key) => key.id === row.apiKeyId)?.name ?? null,
  });
  const rows = usage ? withDefaultWorkspace(usage.value.rows, usage.value.source, evidence) : [];
  const workspaceCosts = cost
    ? withDefaultWorkspace(cost.value.byWorkspace, cost.value.source, evidence)
    : [];
  const used = <R extends UsageRow>(nameOf: (row: R) => Named, all: readonly R[]) =>
    told(
      usage?.value.source,
      all.map((row) => ({ ...nameOf(row), row })),
    );
  const spent = <R extends { readonly usd: number }>(nameOf: (row: R) => Named, all: readonly R[]) =>
    told(
      cost?.value.source,
      all.map((row) => ({ ...nameOf(row), usd: row.usd })),
    );
  const byModel = grouped(used(modelOf, rows), spent(modelOf, cost?.value.byModel ?? []));
  const byWorkspace = grouped(used(workspaceOf, rows), spent(workspaceOf, workspaceCosts));
  const byKey = grouped(used(keyOf, rows), spent(keyOf, cost?.value.byKey ?? []));
  return {
    byModel: byModel.slice(0, mostCostGroups),
    byWorkspace: byWorkspace.slice(0, mostCostGroups),
    byKey: byKey.slice(0, mostCostGroups),
    groups: { models: byModel.length, workspaces: byWorkspace.length, keys: byKey.length },
  };
}

/** Usage reports say ids, exports say display names: one id for both. What the catalog does not know stays as written. */
function modelId(catalog: Catalog, written: string | null): string | null {
  if (written === null) return null;
  const name = written
    .trim()
    .replace(/^claude\s+/i, '')
    .toLowerCase();
  const model =
    findModel(catalog, written) ?? catalog.models.find((candidate) => candidate.name.toLowerCase() === name);
  return model?.id ?? written;
}

interface Named {
  readonly id: string | null;
  readonly name: string | null;
}

/** An export may lack the column. That no row has a name there says that nobody told it, not that there was none. */
function told<R extends Named>(
  source: ObservedBy<'month-usage' | 'month-cost'>['value']['source'] | undefined,
  rows: readonly R[],
): readonly R[] {
  const untold = source === 'console-export' && rows.every(({ id, name }) => id === null && name === null);
  return untold ? [] : rows;
}

export function tokensOf(rows: readonly UsageRow[]): AccountTokens {
  const { uncached, writes, reads, output } = tokenFields(rows);
  return {
    uncachedInput: uncached,
    cacheWrites: writes,
    cacheReads: reads,
    totalInput: uncached + writes + reads,
    output,
  };
}

/** Usage and cost by the same name, the dearest first, then the largest. */
function grouped(
  used: readonly (Named & { readonly row: UsageRow })[],
  spent: readonly (Named & { readonly usd: number })[],
): AccountGroup[] {
  const groups = new Map<string, { readonly named: Named; readonly rows: UsageRow[]; usd: number | null }>();
  const groupOf = ({ id, name }: Named) => {
    const key = JSON.stringify([id, id === null ? name : null]);
    const group = groups.get(key) ?? { named: { id, name }, rows: [], usd: null };
    groups.set(key, group);
    return group;
  };
  for (const entry of used) groupOf(entry).rows.push(entry.row);
  for (const entry of spent) {
    const group = groupOf(entry);
    group.usd = (group.usd ?? 0) + entry.usd;
  }
  const size = ({ tokens }: AccountGroup) => (tokens ? tokens.totalInput + tokens.output : 0);
  return [...groups.values()]
    .map(({ named, rows, usd }) => ({ ...named, tokens: rows.length > 0 ? tokensOf(rows) : null, usd }))
    .sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0) || size(b) - size(a));
}
