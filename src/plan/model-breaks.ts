import type { Catalog } from '../catalog/catalog.ts';
import { platformRow } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { ClientTool, Feature } from '../catalog/vocabulary.ts';
import { storedPrefixes } from '../cost/caching.ts';
import type { Workload } from '../cost/workload.ts';
import { lifeEnd } from './planned-life.ts';
import { judgeRequest } from './request-offences.ts';
import type { Plan } from './schema.ts';
import { onlyBatches } from './waiting.ts';

/** One reason why a model could not serve the planned requests as they are. Tokens are as that model counts them. */
export type ModelBreak =
  /** The p95 prompt and `max_tokens` together (the p95 answer where max_tokens is open). */
  | { readonly kind: 'window'; readonly neededTokens: number; readonly limitTokens: number }
  | { readonly kind: 'max-output'; readonly neededTokens: number; readonly limitTokens: number }
  | { readonly kind: 'feature'; readonly feature: Feature }
  /** It answers 400 to a version of the tool at least. */
  | { readonly kind: 'tool'; readonly tool: ClientTool }
  | { readonly kind: 'parameter'; readonly parameter: string; readonly value: string }
  /** Before the planned life ends, or on a day not yet named. */
  | { readonly kind: 'retires'; readonly on: string | null }
  /** The prefix that is cached now, the longest of several, is too short there, or (null) may be. */
  | { readonly kind: 'cache-minimum'; readonly prefixTokens: number; readonly minimumTokens: number | null };

/**
 * What of the plan would break on a model. `workload` is the month as that model counts it; `isCached`: the planned
 * model stores the prefix. An answer that is open breaks nothing, and neither does a date before which no model retires.
 */
export const breaksOn = (
  plan: Plan,
  catalog: Catalog,
  model: Model,
  { workload, isCached }: { readonly workload: Workload; readonly isCached: boolean },
): readonly ModelBreak[] => [
  ...sizeBreaks(plan, model, workload),
  ...lackedFeatures(plan, model).map((feature) => ({ kind: 'feature', feature }) as const),
  ...rejectedTools(plan, model).map((tool) => ({ kind: 'tool', tool }) as const),
  ...judgeRequest(plan, { name: model.name, row: model, live: undefined }, catalog).offences.map(
    ({ parameter, value }) => ({ kind: 'parameter', parameter, value }) as const,
  ),
  ...retirementBreaks(plan, catalog, model),
  ...(isCached ? cacheBreaks(model, workload) : []),
];

function sizeBreaks(plan: Plan, { windows }: Model, { input, output }: Workload): ModelBreak[] {
  const { maxTokens } = plan.tokens;
  const { contextTokens, maxOutputTokens, batchMaxOutputTokens } = windows;
  const neededTokens = Math.ceil(input.p95 + (maxTokens ?? output.p95));
  const breaks: ModelBreak[] = [];
  if (neededTokens > contextTokens) {
    breaks.push({ kind: 'window', neededTokens, limitTokens: contextTokens });
  }
  if (maxOutputTokens === null) return breaks;
  const limitTokens = Math.max(maxOutputTokens, onlyBatches(plan) ? (batchMaxOutputTokens ?? 0) : 0);
  const answerTokens = maxTokens ?? Math.ceil(output.p95);
  if (answerTokens > limitTokens)
    breaks.push({ kind: 'max-output', neededTokens: answerTokens, limitTokens });
  return breaks;
}

/** What the path lacks for every model tells none of them from another. */
function lackedFeatures({ task, platform }: Plan, { features, fastMode }: Model): readonly Feature[] {
  const { path } = platform;
  const missing = (path && features.missingOn?.[path]) ?? [];
  return (task.features ?? []).filter(
    (feature) =>
      !features.supported.includes(feature) ||
      missing.includes(feature) ||
      (feature === 'fast-mode' && path && !fastMode?.paths.includes(path)),
  );
}

/** The plan does not say which version of the older computer tool it sends. */
function rejectedTools({ task }: Plan, { features }: Model): readonly ClientTool[] {
  const rejects = features.rejectedTools?.some((type) => type.startsWith('computer_')) ?? false;
  return rejects && task.clientTools?.includes('computer-tool') ? ['computer-tool'] : [];
}

/** Anthropic's dates do not bind what AWS and Google operate. */
function retirementBreaks(
  { launchDate, plannedLifeMonths, platform }: Plan,
  catalog: Catalog,
  model: Model,
): ModelBreak[] {
  if (platform.path && platformRow(catalog, platform.path).operatedBy !== 'Anthropic') return [];
  const { state, retires } = model.lifecycle;
  const on = retires.kind === 'on' ? retires.date : null;
  const end = launchDate && plannedLifeMonths ? lifeEnd(launchDate, plannedLifeMonths) : launchDate;
  const tooEarly = on !== null && end != null && on < end;
  return state === 'deprecated' || tooEarly ? [{ kind: 'retires', on }] : [];
}

function cacheBreaks({ behaviour }: Model, { cache }: Workload): ModelBreak[] {
  if (!cache || storedPrefixes(cache).length > 0) return [];
  const longest = Math.max(...cache.prefixes.map(({ tokens }) => tokens));
  return [
    {
      kind: 'cache-minimum',
      prefixTokens: Math.floor(longest),
      minimumTokens: behaviour.cacheMinimumTokens,
    },
  ];
}
