import type { ActualPart } from '../judge/codes/cost-actual.ts';
import type { RequestOffence } from '../judge/codes/model.ts';
import type { CheckId } from '../judge/finding.ts';
import type { WordedFinding } from '../judge/run.ts';

/** Questions by the name that a request parameter has in an offence or in a message; first the one that can take it out. */
const byParameter: Readonly<Record<string, readonly string[]>> = {
  temperature: ['model.request', 'model.request.temperature'],
  top_p: ['model.request', 'model.request.topP'],
  top_k: ['model.request', 'model.request.topK'],
  prefill: ['model.request'],
  tool_choice: ['model.request'],
  effort: ['model.effort'],
  anthropic_version: ['model.request.apiVersion'],
  'anthropic-version': ['model.request.apiVersion'],
  inference_geo: ['task.features'],
  speed: ['task.features'],
  max_tokens: ['tokens.maxTokens'],
  thinking: ['model.thinking', 'model.request'],
  'thinking.type': ['model.thinking'],
  'thinking.budget_tokens': ['model.request', 'model.request.thinkingBudgetTokens', 'model.thinking'],
};

/** What else can settle an offence besides its parameter. */
const besides: Partial<Readonly<Record<RequestOffence['why'], readonly string[]>>> = {
  'sampling-gone': ['model.request.apiVersion'],
  'disabled-at-high-effort': ['model.effort'],
  'between-tools-at-high-effort': ['model.effort'],
  'forced-tool-with-thinking': ['model.thinking'],
};

/** Ids of the questions whose answers a finding names as wrong, in its order. */
export function offendingQuestions(finding: WordedFinding): readonly string[] {
  switch (finding.code) {
    case 'request-rejected': {
      const { offences } = finding.args;
      return [
        ...offences.flatMap(({ parameter }) => byParameter[parameter] ?? []),
        ...offences.flatMap(({ why }) => besides[why] ?? []),
      ];
    }
    case 'request-cautions':
      return finding.args.cautions.flatMap(({ parameter }) => byParameter[parameter] ?? []);
    case 'parameters-refused':
      return finding.args.parameters.flatMap(({ name }) => byParameter[name] ?? []);
    case 'parameters-accepted-in-part':
      return finding.args.untried.flatMap(({ name, why }) =>
        why === 'version-open' ? ['model.request.apiVersion'] : (byParameter[name] ?? []),
      );
    case 'us-inference-not-given':
    case 'us-inference-unasked':
    case 'fast-mode-not-given':
      return ['task.features'];
    case 'workspace-mismatch':
      return finding.args.mismatches.map(({ what }) => questionOfId[what]);
    case 'workspace-not-shown':
      return [questionOfId[finding.args.what]];
    case 'traffic-held-back':
      return ['client.concurrency'];
    case 'effort-too-high':
      return ['model.effort'];
    case 'trial-contradicts-plan':
      return finding.args.contradictions.map((row) => {
        if (row.kind === 'feature') return 'task.features';
        return row.kind === 'size' ? `tokens.${row.part}.${row.size}` : 'tokens.input.p95';
      });
    case 'thinking-dominates':
      return ['model.effort', 'model.thinking'];
    case 'longest-exceeds-window':
    case 'traffic-larger-than-limit':
    case 'trial-above-p95':
      return ['tokens.input.p95'];
    case 'trial-above-typical':
    case 'history-hardly-counted':
      return ['tokens.input.typical'];
    case 'actual-far-above-forecast':
    case 'actual-above-forecast':
    case 'actual-below-forecast':
      return byComponent[finding.args.largest.name];
    case 'actual-models-unplanned':
      return byComponent['Other models'];
    case 'actual-cache-costs-more':
      return ['tokens.cacheTtl', 'tokens.repeatedPrefix'];
    case 'no-requests-counted':
      return ['traffic.requestsPerDay'];
    case 'searches-counted-as-none':
      return ['traffic.webSearchesPerRequest', 'task.features'];
    case 'searches-without-feature':
      return ['task.features', 'traffic.webSearchesPerRequest'];
    case 'batch-left-out':
    case 'batch-not-used':
    case 'batch-costs-more':
      return ['task.features', 'traffic.batchableShare'];
    default:
      return [];
  }
}

/** The answers a component of the bill hangs on. */
const byComponent: Readonly<Record<ActualPart['name'], readonly string[]>> = {
  'Uncached input': ['tokens.input.typical', 'tokens.input.p95', 'traffic.requestsPerDay'],
  'Cache writes': ['tokens.repeatedPrefix', 'tokens.cacheTtl'],
  'Cache reads': ['tokens.repeatedPrefix', 'tokens.cacheTtl'],
  Output: ['tokens.output.typical', 'tokens.output.p95', 'traffic.requestsPerDay'],
  'Web search': ['traffic.webSearchesPerRequest'],
  'Code execution': ['traffic.containerHoursPerMonth'],
  'Other models': ['model.id', 'model.fallback'],
};

const questionOfId = { workspace: 'workspace.id', organization: 'workspace.organizationId' } as const;

/** The answers a check is about, where a finding names none, likeliest first. Checks that name their figures need no row. */
export const usualCulprits: Readonly<Partial<Record<CheckId, readonly string[]>>> = {
  'task/defined': ['task.purpose', 'task.type'],
  'task/features-supported': ['task.features', 'model.id'],
  'model/available': ['model.id'],
  'model/lifecycle': ['model.id'],
  'model/fit': ['model.id', 'model.reason'],
  'model/pinned': ['model.id'],
  'model/request-shape': ['model.request', 'model.thinking', 'model.effort'],
  'model/parameters-accepted': ['model.request', 'model.thinking', 'model.effort'],
  'model/fallback': ['model.fallback'],
  'tokens/context-window': ['tokens.input.p95'],
  'tokens/max-output': ['tokens.maxTokens'],
  'tokens/streaming-required': ['tokens.streaming'],
  'tokens/counted': ['tokens.samplePrompt', 'tokens.input.typical'],
  'platform/chosen': ['platform.path'],
  'platform/access': ['platform.path'],
  'platform/region': ['platform.region', 'model.id', 'workspace.inferenceGeo'],
  'platform/model-id': ['model.id', 'platform.path'],
  'platform/api-version': ['model.request', 'model.id'],
  'platform/features': ['task.features', 'platform.path'],
  'platform/quota': ['traffic.requestsPerDay', 'platform.region'],
  'platform/request-size': ['tokens.input.p95', 'task.features'],
  'platform/lifecycle': ['model.id', 'plannedLifeMonths'],
  'workspace/identity': ['workspace.id', 'workspace.organizationId'],
  'workspace/not-default': ['workspace.isDefault', 'workspace.id'],
  'workspace/separate-environments': ['workspace.id'],
  'workspace/residency': ['workspace.inferenceGeo', 'task.features'],
  'keys/status': ['workspace.id'],
  'keys/expiry': ['keys.expiresOn', 'launchDate', 'plannedLifeMonths'],
  'limits/tier': ['limits.tier'],
  'limits/peak-traffic': ['traffic.peakRequestsPerMinute', 'traffic.requestsPerDay', 'tokens.input.typical'],
  'limits/headroom': ['traffic.requestsPerDay', 'traffic.peakRequestsPerMinute', 'traffic.growthPerMonth'],
  'limits/burst': ['traffic.shape', 'traffic.peakRequestsPerMinute', 'client.attempts'],
  'limits/ramp': ['traffic.launchShares'],
  'limits/outage-drain': ['client.concurrency', 'task.patienceSeconds', 'traffic.requestsPerDay'],
  'limits/noisy-neighbour': ['traffic.tenantRequestsPerMinute'],
  'limits/retry-amplification': ['client.attempts', 'client.retryLayers'],
  'limits/batch-throughput': ['traffic.batchableShare', 'traffic.requestsPerDay', 'limits.tier'],
  'spend/tier-cap': ['limits.tier'],
  'spend/org-limit': ['spend.organizationLimitUsd'],
  'spend/workspace-limit': ['spend.workspaceLimitUsd'],
  'spend/review': ['spend.review.on'],
  'spend/credit': ['spend.creditUsd', 'spend.autoReload'],
  'cost/forecast': ['tokens.input.typical', 'tokens.output.typical', 'traffic.requestsPerDay'],
  'cost/actual-against-estimate': ['tokens.input.typical', 'tokens.output.typical', 'traffic.requestsPerDay'],
  'cost/output-share': ['tokens.output.typical', 'tokens.output.p95'],
  'cost/server-tools': ['traffic.webSearchesPerRequest', 'traffic.containerHoursPerMonth', 'task.features'],
  'cost/max-tokens-realistic': ['tokens.maxTokens'],
  'cost/thinking': ['tokens.thinking', 'tokens.output.typical'],
  'cost/tool-overhead': ['tokens.toolDefinitions', 'task.clientTools'],
  'cost/caching': ['tokens.cacheTtl', 'tokens.repeatedPrefix'],
  'cost/cache-ttl': ['tokens.cacheTtl'],
  'cost/cache-prefix-stable': ['tokens.repeatedPrefix', 'tokens.cacheTtl'],
  'cost/batch': ['task.features', 'traffic.batchableShare'],
  'cost/cheaper-model': ['model.id', 'model.reason'],
  'features/prompt-caching': ['tokens.repeatedPrefix', 'tokens.cacheTtl'],
  'features/thinking': ['model.thinking', 'task.features', 'model.request', 'model.effort'],
  'operations/latency': ['task.patienceSeconds'],
};
