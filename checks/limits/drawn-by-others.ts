import type { Catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import type { LimitClass, Model } from '../../src/catalog/model.ts';
import type { Drawer } from '../../src/judge/codes/month.ts';
import type { UsageRow } from '../../src/judge/seen/month-usage.ts';
import { tokenFields } from '../month-read.ts';

/** How the product's own rows are told from those of others. `key` null: every key of the workspace is taken for its own. */
export interface OwnUse {
  readonly workspace: string;
  readonly key: string | null;
  /** An export knows names instead of ids. */
  readonly by: 'id' | 'name';
}

export interface ClassUse {
  readonly rows: readonly UsageRow[];
  readonly others: readonly UsageRow[];
  /** Ids of models the catalog does not list. */
  readonly unlisted: readonly string[];
}

/** The rows of one model class, and those among them that are not the product's own. */
export function classUse(
  rows: readonly UsageRow[],
  limitClass: LimitClass,
  own: OwnUse,
  catalog: Catalog,
): ClassUse {
  const ofClass = rows.filter(({ model }) => modelOf(model, catalog)?.limitClass === limitClass);
  const unlisted = rows.flatMap(({ model }) => (model && !modelOf(model, catalog) ? [model] : []));
  return {
    rows: ofClass,
    others: ofClass.filter((row) => !isOwn(row, own)),
    unlisted: [...new Set(unlisted)],
  };
}

/** Exports name some models as people do. */
export function modelOf(written: string | null, catalog: Catalog): Model | undefined {
  const bare = written?.replace(/^Claude /i, '');
  return findModel(catalog, written) ?? catalog.models.find(({ name }) => name === bare);
}

function isOwn(row: UsageRow, own: OwnUse): boolean {
  const workspace = own.by === 'id' ? row.workspaceId : row.workspaceName;
  if (workspace !== own.workspace) return false;
  return own.key === null || row.apiKeyId === null || row.apiKeyId === own.key;
}

/** Tokens as the limits count them: cache reads are free of the input limit, but for Haiku 3.5. */
export function countedTokens(rows: readonly UsageRow[], limitClass: LimitClass) {
  const { uncached, writes, reads, output } = tokenFields(rows);
  return { input: uncached + writes + (limitClass === 'haiku-3-5' ? reads : 0), output };
}

/** Who the others are, the largest first: other workspaces as a whole, and the other keys of the product's own. */
export function drawersOf(
  others: readonly UsageRow[],
  limitClass: LimitClass,
  own: OwnUse,
  nameOf: (kind: Drawer['kind'], id: string) => string,
): Drawer[] {
  const groups = new Map<string, { kind: Drawer['kind']; name: string; rows: UsageRow[] }>();
  for (const row of others) {
    const workspace = own.by === 'id' ? row.workspaceId : row.workspaceName;
    const kind = workspace === own.workspace ? 'key' : 'workspace';
    const id = kind === 'key' ? row.apiKeyId : workspace;
    const key = `${kind} ${id}`;
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { kind, name: id === null ? 'without a name' : nameOf(kind, id), rows: [row] });
  }
  return [...groups.values()]
    .map(({ kind, name, rows }): Drawer => {
      const { input, output } = countedTokens(rows, limitClass);
      return { kind, name, inputTokens: input, outputTokens: output };
    })
    .sort((a, b) => b.inputTokens + b.outputTokens - (a.inputTokens + a.outputTokens));
}
