import { z } from 'zod';
import { catalog } from '../../../catalog/catalog.ts';
import { findModel, limitIncrease } from '../../../catalog/lookup.ts';
import { baseModel, endpointKind, quotaNames } from '../../../catalog/quota-names.ts';
import type { CloudQuota } from '../../../judge/seen/cloud.ts';
import { boundedList } from '../../bounded-list.ts';
import { foreignId, foreignText } from '../../foreign-text.ts';

/** https://cloud.google.com/docs/quotas/reference/rest/v1/projects.locations.services.quotaInfos */
const quotaInfo = z.object({
  quotaId: z.string().optional(),
  metric: z.string().optional(),
  refreshInterval: z.string().optional(),
  isFixed: z.boolean().optional(),
  /** From the most specific to the least. */
  dimensionsInfos: boundedList(
    50_000,
    z.object({
      dimensions: z.record(z.string(), z.string()).default({}),
      details: z.object({ value: z.string() }).optional(),
      applicableLocations: boundedList(500, z.string()).default([]),
    }),
  ).default([]),
});
type QuotaInfo = z.output<typeof quotaInfo>;
type DimensionsInfo = QuotaInfo['dimensionsInfos'][number];

export const quotaPage = z.object({
  quotaInfos: boundedList(1_000, quotaInfo).default([]),
  nextPageToken: z.string().max(5_000).optional(),
});

type Wanted = Pick<CloudQuota, 'counts' | 'endpoint'> & { readonly metric: string };

/** The metrics a model draws on in a location, and the values of `base_model` it may go by. */
export interface WantedQuotas {
  readonly metrics: readonly Wanted[];
  readonly baseModels: ReadonlySet<string>;
  readonly region: string;
}

export function wantedQuotas(writtenModel: string, region: string): WantedQuotas {
  const increase = limitIncrease(catalog, 'vertex');
  const model = findModel(catalog, writtenModel);
  const planned = { model, writtenModel, region };
  const endpoint = endpointKind(increase, planned) ?? 'regional';
  const metrics = quotaNames(increase, planned).flatMap(({ unit, name }): Wanted | [] =>
    unit === 'requests' || unit === 'input' || unit === 'output'
      ? { metric: `${prefix}${name}`, counts: unit, endpoint }
      : [],
  );
  // Older models have one quota for both kinds of tokens.
  const together = metrics
    .filter(({ counts }) => counts === 'input')
    .map(
      ({ metric }): Wanted => ({
        metric: metric.replace('_input_tokens', '_tokens'),
        counts: 'tokens',
        endpoint,
      }),
    );
  const own = [writtenModel, model?.id, baseModel(increase, planned)].filter((name) => name != null);
  return { metrics: [...metrics, ...together], baseModels: new Set(own.flatMap(spellings)), region };
}

const prefix = 'aiplatform.googleapis.com/';

/** Google writes its base models without the date, and with the maker before the name: `anthropic-claude-sonnet-4-5`. */
function spellings(name: string): string[] {
  const undated = name.toLowerCase().replace(/[@-]\d{8}$/, '');
  return [undated, `anthropic-${undated.replace(/^anthropic-/, '')}`];
}

/** The value in force of each wanted quota that a page tells of; an unlimited one (-1) is none to keep to. */
export function quotasIn(infos: readonly QuotaInfo[], wanted: WantedQuotas): CloudQuota[] {
  return infos.flatMap((info) => {
    const metric = wanted.metrics.find((candidate) => candidate.metric === info.metric);
    const per = intervals[info.refreshInterval ?? 'minute'];
    const value = Number(info.dimensionsInfos.find((row) => appliesTo(row, wanted))?.details?.value);
    if (!metric || !per || !Number.isSafeInteger(value) || value < 0) return [];
    return {
      name: foreignText(metric.metric),
      code: foreignId(info.quotaId),
      counts: metric.counts,
      per,
      endpoint: metric.endpoint,
      value,
      adjustable: info.isFixed === undefined ? null : !info.isFixed,
      from: 'account',
    };
  });
}

const intervals: Readonly<Record<string, CloudQuota['per']>> = { minute: 'minute', day: 'day' };

/** A row without a dimension holds for all of its values that no row before it named. */
function appliesTo({ dimensions, applicableLocations }: DimensionsInfo, wanted: WantedQuotas): boolean {
  const { base_model: base, region, ...others } = dimensions;
  if (Object.keys(others).length > 0) return false;
  if (base !== undefined && !wanted.baseModels.has(base)) return false;
  const places = region === undefined ? applicableLocations : [region];
  // Quotas of the global and the multi-region endpoints may name no place but `global`.
  return places.length === 0 || places.includes(wanted.region) || places.includes('global');
}

/** Nothing on later pages could add to it: requests, and tokens apart or together. */
export function isComplete(found: readonly CloudQuota[]): boolean {
  const counts = new Set(found.map((quota) => quota.counts));
  return counts.has('requests') && (counts.has('tokens') || (counts.has('input') && counts.has('output')));
}
