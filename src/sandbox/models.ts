import type Anthropic from '@anthropic-ai/sdk';
import { invalidRequest } from './errors.ts';
import { type Call, freeJson, type Reply } from './exchange.ts';
import { callableModel, isVisible, type LifecycleStage, lifecycleStage } from './lifecycle.ts';
import type { LiveAccount } from './live-account.ts';
import { modelInfo, retiredModelInfo } from './model-info.ts';
import { idPage } from './paging.ts';

/** GET /v1/models/{id}. Aliases resolve; a retired or unknown id answers 404. */
export function retrieveModel(account: LiveAccount, id: string): Reply {
  return freeJson(modelInfo(callableModel(account, id), account.now()));
}

const stages: readonly LifecycleStage[] = ['active', 'deprecated', 'retired'];
/** GET /v1/models, newest first. Retired models are listed only when asked for. */
export function listModels(account: LiveAccount, call: Call): Reply {
  const wanted = wantedStages(call.query);
  const all = everyModel(account).filter((model) => wanted.includes(model.lifecycle));
  return freeJson(idPage(all, call.query));
}

function everyModel(account: LiveAccount): Anthropic.ModelInfo[] {
  const now = account.now();
  const current = account.catalog.models
    .filter((model) => isVisible(account, model) || lifecycleStage(model, now) === 'retired')
    .map((model) => modelInfo(model, now));
  const retired = account.catalog.retiredModels.map(retiredModelInfo);
  return [...current, ...retired].sort(
    (a, b) => b.created_at.localeCompare(a.created_at) || a.id.localeCompare(b.id),
  );
}

function wantedStages(query: URLSearchParams): readonly string[] {
  const asked = [...query.getAll('lifecycle[]'), ...query.getAll('lifecycle')];
  const unknown = asked.find((stage) => !stages.some((known) => known === stage));
  if (unknown !== undefined)
    throw invalidRequest(`lifecycle: "${unknown}" is not one of ${stages.join(', ')}`);
  return asked.length > 0 ? asked : ['active', 'deprecated'];
}
