import type Anthropic from '@anthropic-ai/sdk';
import { invalidRequest } from './errors.ts';
import type { Call, Reply } from './exchange.ts';
import { callableModel, isVisible, type LifecycleStage, lifecycleStage } from './lifecycle.ts';
import type { LiveAccount } from './live-account.ts';
import { modelInfo, retiredModelInfo } from './model-info.ts';

const json = (body: unknown): Reply => ({ headers: {}, costUsd: 0, content: { kind: 'json', body } });

/** GET /v1/models/{id}. Aliases resolve; a retired or unknown id answers 404. */
export function retrieveModel(account: LiveAccount, id: string): Reply {
  return json(modelInfo(callableModel(account, id), account.now()));
}

const stages: readonly LifecycleStage[] = ['active', 'deprecated', 'retired'];
const defaultPageSize = 20;
const largestPageSize = 1_000;

interface ModelsPage {
  readonly data: Anthropic.ModelInfo[];
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}

/** GET /v1/models, newest first. Retired models are listed only when asked for. */
export function listModels(account: LiveAccount, call: Call): Reply {
  const wanted = wantedStages(call.query);
  const all = everyModel(account).filter((model) => wanted.includes(model.lifecycle));
  return json(page(all, call.query));
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

function page(all: Anthropic.ModelInfo[], query: URLSearchParams): ModelsPage {
  const limit = pageSize(query.get('limit'));
  const before = query.get('before_id');
  const after = query.get('after_id');
  if (before !== null && after !== null) throw invalidRequest('before_id: cannot be combined with after_id');
  const start = after === null ? 0 : positionOf(all, after, 'after_id') + 1;
  const end = before === null ? all.length : positionOf(all, before, 'before_id');
  const range = all.slice(start, end);
  const data = before === null ? range.slice(0, limit) : range.slice(-limit);
  return {
    data,
    has_more: range.length > data.length,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}

function pageSize(written: string | null): number {
  if (written === null) return defaultPageSize;
  const size = Number(written);
  if (Number.isInteger(size) && size >= 1 && size <= largestPageSize) return size;
  throw invalidRequest(`limit: must be a whole number from 1 to ${largestPageSize}`);
}

function positionOf(all: Anthropic.ModelInfo[], id: string, parameter: string): number {
  const at = all.findIndex((model) => model.id === id);
  if (at < 0) throw invalidRequest(`${parameter}: no model with id "${id}" in this list`);
  return at;
}
