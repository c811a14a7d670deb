import type { EndpointKind, LimitIncrease, QuotaName } from './limit-increase.ts';
import type { Model } from './model.ts';

/** What was planned, as far as the names of quotas hang on it. */
export interface PlannedEndpoint {
  readonly model: Model | undefined;
  /** The id as it was written; a prefix such as `global.` names a profile of Bedrock. */
  readonly writtenModel: string | null;
  readonly region: string | null;
}

/** Which quotas the requests draw on; null where the plan does not tell, or the path makes no difference. */
export function endpointKind(
  { path }: Pick<LimitIncrease, 'path'>,
  { writtenModel, region }: PlannedEndpoint,
): EndpointKind | null {
  const place = region?.trim().toLowerCase();
  if (path === 'vertex' && place) {
    if (place === 'global') return 'global';
    return place === 'us' || place === 'eu' ? 'multi-region' : 'regional';
  }
  if (path !== 'bedrock') return null;
  const id =
    writtenModel
      ?.trim()
      .toLowerCase()
      .replace(/^arn:.*\//, '') ?? '';
  if (id.startsWith('global.') || place === 'global') return 'global';
  if (/^[a-z-]+\.anthropic\./.test(id)) return 'multi-region';
  return id.startsWith('anthropic.') ? 'regional' : null;
}

/** The quotas to raise, by the names the service shows; all of the path where the endpoint is not known. */
export function quotaNames(increase: LimitIncrease, planned: PlannedEndpoint): QuotaName[] {
  const kind = endpointKind(increase, planned);
  const { model, writtenModel, region } = planned;
  const written = writtenModel ?? 'MODEL';
  const words: Readonly<Record<string, string>> = {
    model: model ? `Anthropic Claude ${model.name}` : written,
    // Services write ids without the date.
    id: model?.id.replace(/-\d{8}$/, '') ?? written,
    region: kind === 'multi-region' && region ? region.trim().toLowerCase() : 'us',
  };
  return increase.quotas
    .filter(({ endpoint }) => kind === null || endpoint === null || endpoint === kind)
    .map((quota) => ({
      ...quota,
      name: quota.name.replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole),
    }));
}

/** The value of `base_model` that a quota is split by; null where there is none, or the model's is not documented. */
export function baseModel(increase: LimitIncrease, planned: PlannedEndpoint): string | null {
  const { model } = planned;
  if (!increase.baseModel || !model) return null;
  const { sharedAfter, lines } = increase.baseModel;
  const { releasedOn } = model.lifecycle;
  const shares = releasedOn !== null && releasedOn > sharedAfter;
  if (!shares || endpointKind(increase, planned) === 'regional') return model.id.replace(/-\d{8}$/, '');
  return lines[model.line] ?? null;
}

/** Quota tokens that one output token of the model takes; null where that is known to differ and not documented. */
export function outputWeight({ outputWeight: row }: LimitIncrease, model: Model | undefined): number | null {
  if (!row) return 1;
  return model && row.models.includes(model.id) ? row.weight : null;
}
