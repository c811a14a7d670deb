import type { Catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import type { Effort, Feature } from '../catalog/vocabulary.ts';
import { plannedThinking } from './planned-use.ts';
import type { Plan } from './schema.ts';

/** A request parameter as the API names it, and the planned value in words. */
export interface PlannedParameter {
  readonly name: string;
  readonly value: string;
}

/** Why one message cannot try a planned parameter. */
export const untriedReasons = [
  /** A thinking budget needs more max_tokens than a small message may cost. */
  'budget-needs-long-answer',
  /** The API version decides whether it is taken, and the plan names none. */
  'version-open',
  /** The model lacks the feature by the catalog, and another check judges that. */
  'not-offered',
] as const;
type UntriedReason = (typeof untriedReasons)[number];

/** The part of a message's body that carries parameters; tools, prompt and max_tokens come from whoever sends it. */
interface ParameterBody {
  readonly output_config?: { readonly effort: Effort };
  readonly thinking?: { readonly type: 'adaptive' | 'between_tools' | 'disabled' };
  readonly temperature?: number;
  readonly top_p?: number;
  readonly top_k?: number;
  readonly tool_choice?: { readonly type: 'any' };
  readonly inference_geo?: 'us';
  readonly speed?: 'fast';
}

/** What the planned requests carry beside model, prompt and max_tokens. What the plan leaves open or out is in no list. */
export interface RequestParameters {
  readonly sent: readonly PlannedParameter[];
  readonly untried: readonly (PlannedParameter & { readonly why: UntriedReason })[];
  readonly body: ParameterBody;
  readonly headers: Readonly<Record<string, string>>;
  readonly prefill: boolean;
}

interface Planned {
  readonly value: string;
  readonly body?: ParameterBody;
  readonly headers?: Readonly<Record<string, string>>;
  readonly untried?: UntriedReason;
}

/** How to read each parameter off the plan; null where the plan does not send it. */
const rows: readonly (readonly [name: string, (plan: Plan, catalog: Catalog) => Planned | null])[] = [
  [
    'effort',
    ({ model: { effort } }) =>
      effort && effort !== 'none' ? { value: effort, body: { output_config: { effort } } } : null,
  ],
  ['thinking', thinking],
  ['temperature', (plan) => sampling(plan, 'temperature', plan.model.request.temperature)],
  ['top_p', (plan) => sampling(plan, 'top_p', plan.model.request.topP)],
  ['top_k', (plan) => sampling(plan, 'top_k', plan.model.request.topK)],
  [
    'tool_choice',
    ({ model: { request } }) =>
      request.forcedToolChoice ? { value: 'any', body: { tool_choice: { type: 'any' } } } : null,
  ],
  ['prefill', ({ model: { request } }) => (request.prefill ? { value: 'true' } : null)],
  [
    'anthropic-version',
    ({ model: { request } }) =>
      request.apiVersion
        ? { value: request.apiVersion, headers: { 'anthropic-version': request.apiVersion } }
        : null,
  ],
  [
    'inference_geo',
    (plan, catalog) =>
      ofFeature('us-inference', plan, catalog, { value: 'us', body: { inference_geo: 'us' } }),
  ],
  [
    'speed',
    (plan, catalog) => {
      const beta = findModel(catalog, plan.model.id)?.fastMode?.betaHeader;
      return ofFeature('fast-mode', plan, catalog, {
        value: 'fast',
        body: { speed: 'fast' },
        ...(beta && { headers: { 'anthropic-beta': beta } }),
      });
    },
  ],
];

const typeSent = { adaptive: 'adaptive', 'between-tools': 'between_tools', disabled: 'disabled' } as const;

function thinking(plan: Plan): Planned | null {
  const setting = plannedThinking(plan);
  if (setting === 'enabled') {
    const budget = plan.model.request.thinkingBudgetTokens;
    const tokens = typeof budget === 'number' ? `, budget_tokens ${budget}` : '';
    return { value: `enabled${tokens}`, untried: 'budget-needs-long-answer' };
  }
  if (setting === null || setting === 'default') return null;
  const type = typeSent[setting];
  return { value: type, body: { thinking: { type } } };
}

function sampling(
  { model: { request } }: Plan,
  name: 'temperature' | 'top_p' | 'top_k',
  value: number | 'none' | null | undefined,
): Planned | null {
  if (typeof value !== 'number') return null;
  const planned = { value: String(value) };
  return request.apiVersion
    ? { ...planned, body: { [name]: value } }
    : { ...planned, untried: 'version-open' };
}

function ofFeature(
  feature: Feature,
  { task, model }: Plan,
  catalog: Catalog,
  planned: Planned,
): Planned | null {
  if (!task.features?.includes(feature)) return null;
  const row = findModel(catalog, model.id);
  return row && !row.features.supported.includes(feature)
    ? { value: planned.value, untried: 'not-offered' }
    : planned;
}

/** What one message needs to be shaped as the plan shapes its requests, and what of it one message cannot try. */
export function requestParameters(plan: Plan, catalog: Catalog): RequestParameters {
  const planned = rows.flatMap(([name, read]) => {
    const found = read(plan, catalog);
    return found ? [{ name, ...found }] : [];
  });
  const sent = planned.filter(({ untried }) => untried === undefined);
  return {
    sent: sent.map(({ name, value }) => ({ name, value })),
    untried: planned.flatMap(({ name, value, untried: why }) => (why ? [{ name, value, why }] : [])),
    body: Object.assign({}, ...sent.map(({ body }) => body)) as ParameterBody,
    headers: Object.assign({}, ...sent.map(({ headers }) => headers)) as Record<string, string>,
    prefill: sent.some(({ name }) => name === 'prefill'),
  };
}

/** Whether the plan says anything about the parameters of its requests; "none" and "default" are answers. */
export function answersParameters({ model, tokens, task }: Plan): boolean {
  const answers = [model.effort, model.thinking, tokens.maxTokens, ...Object.values(model.request)];
  const asFeature = task.features?.some((feature) => feature === 'us-inference' || feature === 'fast-mode');
  return asFeature === true || answers.some((answer) => answer != null);
}
