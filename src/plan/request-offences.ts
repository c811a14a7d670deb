import type { Catalog } from '../catalog/catalog.ts';
import type { Model, ModelBehaviour, ParameterRule } from '../catalog/model.ts';
import { type ApiVersion, type Effort, efforts } from '../catalog/vocabulary.ts';
import type { RequestCaution, RequestOffence } from './request-offence.ts';
import type { Plan } from './schema.ts';

type ThinkingType = 'adaptive' | 'between_tools' | 'enabled' | 'disabled';

/** The model that would get the requests: its documented behaviour and, where the Models API was asked, its own word. */
export interface AskedModel {
  /** For sentences. */
  readonly name: string;
  readonly row: Model | undefined;
  readonly live:
    | {
        readonly value: {
          readonly supports: {
            readonly thinking: readonly ThinkingType[];
            readonly efforts: readonly Effort[];
          };
        };
      }
    | undefined;
}

/** A question of the plan whose answer decides whether a parameter is taken. */
export interface OpenQuestion {
  readonly question: string;
  readonly field: string;
}

export interface RequestJudgement {
  readonly offences: readonly RequestOffence[];
  readonly cautions: readonly RequestCaution[];
  readonly open: readonly OpenQuestion[];
}

/** Everything that could be wrong with a request to this model over the planned path. */
export const judgeRequest = (plan: Plan, model: AskedModel, catalog: Catalog): RequestJudgement =>
  merged([judgeParameters(plan, model, catalog), judgeVersion(plan, model, catalog)]);

/**
 * Holds the planned request parameters against what the model takes. Each must be answered where the model would reject
 * some answer; a thinking setting other than "enabled" answers the thinking budget too.
 */
export function judgeParameters(plan: Plan, model: AskedModel, { apiRules }: Catalog): RequestJudgement {
  const newVersion = apiRules.newVersion.version;
  return merged([
    judgeSampling(plan, model, newVersion),
    judgeThinking(plan, model),
    judgeEffort(plan, model),
    judgePrefill(plan, model),
    judgeForcedTool(plan, model),
  ]);
}

type Part = Partial<RequestJudgement>;
const none: Part = {};
const openOn = (field: string, question: string): Part => ({ open: [{ question, field }] });

function judgeSampling({ model: { request } }: Plan, { row }: AskedModel, newVersion: ApiVersion): Part {
  const version = request.apiVersion;
  const accepted = row?.behaviour.samplingParameters === 'ok';
  const given = [
    { parameter: 'temperature', field: 'temperature', value: request.temperature },
    { parameter: 'top_p', field: 'topP', value: request.topP },
    { parameter: 'top_k', field: 'topK', value: request.topK },
  ];
  const nothingMatters = accepted && version != null && version !== newVersion;
  if (given.every(({ value }) => value === undefined)) {
    if (nothingMatters) return none;
    return openOn('model.request', 'Which of temperature, top_p and top_k will the requests carry, if any?');
  }
  return merged(
    given.map(({ parameter, field, value }) => {
      if (value === 'none') return none;
      if (value == null) {
        if (nothingMatters) return none;
        return openOn(
          `model.request.${field}`,
          `Will the requests carry ${parameter}, and with which value?`,
        );
      }
      // Under the older version the newer models still take the default value; 1 is that of temperature.
      const isDefault = parameter === 'temperature' && value === 1;
      if (version === newVersion || !(accepted || isDefault)) {
        const why = version === newVersion ? 'sampling-gone' : 'sampling-rejected';
        return { offences: [{ parameter, value: String(value), why }] };
      }
      if (version) return none;
      return openOn(
        'model.request.apiVersion',
        `Which API version will the requests carry? Under ${newVersion}, which @anthropic-ai/sdk 1.x sends, ${parameter} answers 400 on every model; under an older one the planned value is taken.`,
      );
    }),
  );
}

function judgeThinking({ model: { thinking, effort, request } }: Plan, model: AskedModel): Part {
  const budget = request.thinkingBudgetTokens === 'none' ? undefined : request.thinkingBudgetTokens;
  const enabledRule = ruleFor(model, 'enabled');
  if (budget != null || thinking === 'enabled') {
    const parameter = budget == null ? 'thinking.type' : 'thinking.budget_tokens';
    if (enabledRule === 'rejected') {
      return { offences: [{ parameter, value: String(budget ?? 'enabled'), why: 'budget-rejected' }] };
    }
    return enabledRule === 'deprecated' ? { cautions: [{ parameter, why: 'budget-deprecated' }] } : none;
  }
  const chosen = thinking && thinking !== 'default' ? thinkingTypes[thinking] : null;
  if (chosen && ruleFor(model, chosen.type) === 'rejected') {
    return { offences: [{ parameter: 'thinking.type', value: chosen.type, why: chosen.rejected }] };
  }
  if (budget === null && enabledRule !== 'ok') {
    return openOn('model.request.thinkingBudgetTokens', 'Will the requests carry a thinking budget?');
  }
  if (thinking == null) {
    const types = Object.keys(documentedRule) as ThinkingType[];
    if (types.every((type) => ruleFor(model, type) === 'ok')) return none;
    return openOn(
      'model.thinking',
      `Which thinking setting will the requests carry? ${model.name} does not take every one.`,
    );
  }
  const highest = model.row?.behaviour.thinkingOffUpTo;
  // An effort that is not sent is the default, which lies within every such bound.
  if (
    !chosen?.aboveBound ||
    !highest ||
    !effort ||
    effort === 'none' ||
    efforts.indexOf(effort) <= efforts.indexOf(highest)
  ) {
    return none;
  }
  return { offences: [{ parameter: 'thinking.type', value: chosen.type, why: chosen.aboveBound }] };
}

function judgeEffort({ model: { effort } }: Plan, model: AskedModel): Part {
  const levels = model.live?.value.supports.efforts ?? model.row?.behaviour.effortLevels ?? [];
  // Where the model takes no level, or every one, an open answer decides nothing.
  if (effort === 'none' || (effort == null && (levels.length === 0 || levels.length === efforts.length))) {
    return none;
  }
  if (effort == null) {
    const question = `Which effort will the requests carry? ${model.name} does not take every level.`;
    return openOn('model.effort', question);
  }
  if (levels.includes(effort)) return none;
  const why = levels.length === 0 ? 'effort-not-taken' : 'effort-level-missing';
  return { offences: [{ parameter: 'effort', value: effort, why }] };
}

function judgePrefill({ model: { request } }: Plan, { name, row }: AskedModel): Part {
  if (request.prefill === false || row?.behaviour.prefill !== 'rejected') return none;
  if (request.prefill)
    return { offences: [{ parameter: 'prefill', value: 'true', why: 'prefill-rejected' }] };
  const question = `Will the requests begin the answer themselves, with a last message of the assistant? ${name} rejects that.`;
  return openOn('model.request.prefill', question);
}

function judgeForcedTool({ model: { request, thinking } }: Plan, { name, row }: AskedModel): Part {
  const rule = row?.behaviour.forcedToolChoice;
  const thinks = thinking === 'enabled' || typeof request.thinkingBudgetTokens === 'number';
  const rejected = rule === 'rejected' || (rule === 'not-with-thinking' && thinks);
  if (request.forcedToolChoice === false || !rejected) return none;
  if (request.forcedToolChoice) {
    const why = rule === 'rejected' ? 'forced-tool-rejected' : 'forced-tool-with-thinking';
    return { offences: [{ parameter: 'tool_choice', value: 'any or tool', why }] };
  }
  const question = `Will the requests force a tool with tool_choice "any" or "tool"? ${name} rejects that as planned.`;
  return openOn('model.request.forcedToolChoice', question);
}

/** Whether the planned path serves the model under the planned API version. */
export function judgeVersion(
  { model: { request }, platform }: Plan,
  { row }: AskedModel,
  { apiRules }: Catalog,
): Part {
  const { version: newVersion, rejectedOnBedrock } = apiRules.newVersion;
  const onBedrock = platform.path === 'bedrock' || platform.path === 'bedrock-mantle';
  if (!onBedrock || !row || !rejectedOnBedrock.includes(row.id)) return none;
  if (request.apiVersion === newVersion) {
    return {
      offences: [
        { parameter: 'anthropic_version', value: request.apiVersion, why: 'version-not-on-bedrock' },
      ],
    };
  }
  if (request.apiVersion) return none;
  return openOn(
    'model.request.apiVersion',
    `Which API version will the requests carry? Bedrock answers 400 to ${newVersion}, which @anthropic-ai/bedrock-sdk 1.x sends, for models older than 4.7.`,
  );
}

const documentedRule = {
  adaptive: 'adaptiveThinking',
  between_tools: 'betweenTools',
  disabled: 'thinkingDisabled',
  enabled: 'budgetTokens',
} as const satisfies Record<ThinkingType, keyof ModelBehaviour>;

/** The plan's words for thinking without a budget: the type sent, and what is wrong where the model refuses it. */
const thinkingTypes = {
  adaptive: { type: 'adaptive', rejected: 'adaptive-rejected', aboveBound: null },
  'between-tools': {
    type: 'between_tools',
    rejected: 'between-tools-rejected',
    aboveBound: 'between-tools-at-high-effort',
  },
  disabled: { type: 'disabled', rejected: 'disabled-rejected', aboveBound: 'disabled-at-high-effort' },
} as const;

/** The account's word on a thinking type; that it is deprecated only the catalog knows. */
function ruleFor({ live, row }: AskedModel, type: ThinkingType): ParameterRule {
  const documented = row?.behaviour[documentedRule[type]] ?? 'ok';
  if (!live) return documented;
  if (!live.value.supports.thinking.includes(type)) return 'rejected';
  return documented === 'deprecated' ? 'deprecated' : 'ok';
}

const merged = (parts: readonly Part[]): RequestJudgement => ({
  offences: parts.flatMap((part) => part.offences ?? []),
  cautions: parts.flatMap((part) => part.cautions ?? []),
  open: parts.flatMap((part) => part.open ?? []),
});
