import {
  type InputPeak,
  inputTokensPerMinute,
  type Limiter,
  outputTokensPerMinute,
} from '../capacity/peak.ts';
import { peakFromShape, type ShapeName } from '../capacity/shape.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { cacheReadsCount, findModel } from '../catalog/lookup.ts';
import { expectedHitShare, storedPrefixes, type WorkloadCache } from '../cost/caching.ts';
import { mostTokens, tokenSizes } from './day-traffic.ts';
import { type AnswerSheet, answerSheet, type MissingAnswer } from './missing-answers.ts';
import { plannedBatchShare, plannedCache } from './planned-use.ts';
import type { Plan } from './schema.ts';
import type { MeasuredMonth } from './workload.ts';

/** How the requests of the busiest minute are known. Both are the plan's word; the second takes our shape table. */
type PeakRequests =
  /** `traffic.peakRequestsPerMinute`, taken as it stands: the plan says what is sent live. */
  | { readonly kind: 'stated'; readonly perMinute: number }
  /** From a day's requests, less those that will be batched, and the shape of the day. */
  | { readonly kind: 'derived'; readonly perMinute: number; readonly shape: ShapeName };

export type PlannedPeak =
  | { readonly kind: 'planned'; readonly perMinute: number; readonly requests: PeakRequests }
  | { readonly kind: 'missing'; readonly missing: readonly [MissingAnswer, ...MissingAnswer[]] };

/** The busiest minute of the plan as one limiter counts it. Asks only for the answers that limiter needs; measured sizes need none. */
export function plannedPeak(
  plan: Plan,
  catalog: Catalog,
  limiter: Limiter,
  measured: MeasuredMonth | null,
): PlannedPeak {
  const sheet = answerSheet();
  const requests = peakRequests(plan, catalog, sheet);
  const perMinute = countedBy(limiter, requests.perMinute, plan, catalog, sheet, measured);
  const [first, ...others] = sheet.missing;
  if (first) return { kind: 'missing', missing: [first, ...others] };
  return { kind: 'planned', perMinute, requests };
}

function peakRequests(plan: Plan, catalog: Catalog, sheet: AnswerSheet): PeakRequests {
  const { traffic } = plan;
  if (traffic.peakRequestsPerMinute != null) {
    return { kind: 'stated', perMinute: traffic.peakRequestsPerMinute };
  }
  const perDay = sheet.read(traffic.requestsPerDay, 'traffic.requestsPerDay', 0);
  const shape = sheet.read(traffic.shape, 'traffic.shape', 'steady');
  const live = perDay * (1 - plannedBatchShare(plan, catalog, sheet));
  return { kind: 'derived', perMinute: peakFromShape(live, shape), shape };
}

function countedBy(
  limiter: Limiter,
  requestsPerMinute: number,
  plan: Plan,
  catalog: Catalog,
  sheet: AnswerSheet,
  measured: MeasuredMonth | null,
): number {
  const { input, output } = plan.tokens;
  switch (limiter) {
    case 'rpm':
      return requestsPerMinute;
    case 'otpm':
      return outputTokensPerMinute(
        requestsPerMinute,
        tokenSizes(
          measured?.sizes?.output ?? null,
          measured?.output ?? {
            typical: sheet.read(output.typical, 'tokens.output.typical', 0),
            p95: sheet.read(output.p95, 'tokens.output.p95', 0),
          },
          mostTokens(plan, catalog, findModel(catalog, plan.model.id)).output,
        ),
      );
    case 'itpm': {
      const id = sheet.read(plan.model.id, 'model.id', '');
      const model = findModel(catalog, id);
      const cache = plannedCache(plan, catalog, model, sheet, measured?.prefixes ?? null);
      const size = measured?.input ?? {
        typical: sheet.read(input.typical, 'tokens.input.typical', 0),
        p95: sheet.read(input.p95, 'tokens.input.p95', 0),
      };
      const sizes = tokenSizes(measured?.sizes?.input ?? null, size, mostTokens(plan, catalog, model).input);
      const readsCount = cacheReadsCount(model);
      return byPrefix(requestsPerMinute, cache).reduce(
        (sum, part) => sum + inputTokensPerMinute({ ...part, input: sizes, cacheReadsCount: readsCount }),
        0,
      );
    }
  }
}

/** The requests of a minute by the stored prefix they begin with; those with none come last. */
function byPrefix(
  requestsPerMinute: number,
  cache: WorkloadCache | null,
): readonly Pick<InputPeak, 'requestsPerMinute' | 'cache'>[] {
  const cached = cache
    ? storedPrefixes(cache).map(({ tokens, share }) => {
        const perMinute = requestsPerMinute * share;
        const hitShare = expectedHitShare(perMinute, cache.ttl);
        return { requestsPerMinute: perMinute, cache: { prefixTokens: tokens, hitShare } };
      })
    : [];
  const others = cached.reduce((rest, part) => rest - part.requestsPerMinute, requestsPerMinute);
  return [...cached, { requestsPerMinute: Math.max(0, others), cache: null }];
}
