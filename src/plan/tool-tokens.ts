import type { Catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import type { Provenance } from '../catalog/provenance.ts';
import type { ClientTool, Feature } from '../catalog/vocabulary.ts';
import type { Plan } from './schema.ts';

/** Features that send at least one tool with the request. */
export const sentAsTools: readonly Feature[] = [
  'tool-use',
  'web-search',
  'web-fetch',
  'code-execution',
  'computer-use',
];

/** Whether the planned requests carry tools; null while nobody has said. */
export function sendsTools({ task: { features, clientTools } }: Plan): boolean | null {
  if (clientTools && clientTools.length > 0) return true;
  return features?.some((feature) => sentAsTools.includes(feature)) ?? null;
}

/** Input tokens that every prompt carries for the sake of its tools. Null: not documented, or nobody has said. */
export interface ToolTokens {
  /** What the API adds as soon as one tool is sent, by the planned tool_choice. */
  readonly added: { readonly tokens: number; readonly provenance: Provenance } | null;
  /** What Anthropic's own client tools bring, by tool; the most where a range is documented. */
  readonly clientTools: readonly {
    readonly tool: ClientTool;
    readonly tokens: number | null;
    readonly provenance: Provenance | null;
  }[];
  /** The team's own definitions. */
  readonly definitions: number | null;
  /** Sum of what is known. */
  readonly knownTokens: number;
}

/** Null where the plan sends no tools, or does not say whether it does. */
export function plannedToolTokens(plan: Plan, catalog: Catalog, model: Model | undefined): ToolTokens | null {
  if (!sendsTools(plan)) return null;
  const {
    task,
    tokens,
    model: { request },
  } = plan;
  const overhead = model?.toolOverhead;
  const addedTokens = (request.forcedToolChoice ? overhead?.forcedTokens : overhead?.autoTokens) ?? null;
  const clientTools = (task.clientTools ?? []).map((tool) => clientToolTokens(tool, catalog, model));
  const definitions = tokens.toolDefinitions ?? null;
  const known = [addedTokens, definitions, ...clientTools.map((row) => row.tokens)];
  return {
    added:
      addedTokens === null || !overhead ? null : { tokens: addedTokens, provenance: overhead.provenance },
    clientTools,
    definitions,
    knownTokens: known.reduce<number>((sum, part) => sum + (part ?? 0), 0),
  };
}

/** All parts of one tool together; members of a toolset that are optional are left out. */
function clientToolTokens(tool: ClientTool, { toolExtras }: Catalog, model: Model | undefined) {
  const rows = toolExtras.filter(
    (row) =>
      row.tool === tool &&
      row.part !== 'optional-members' &&
      (row.models === null || (model && row.models.includes(model.id))),
  );
  const [first] = rows;
  return {
    tool,
    tokens: first ? rows.reduce((sum, { tokens }) => sum + tokens.most, 0) : null,
    provenance: first?.provenance ?? null,
  };
}
