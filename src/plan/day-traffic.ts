import {
  dayCurve,
  evenCurve,
  perMinute,
  type RateCurve,
  requestsOf,
} from '../capacity/arrivals/rate-curve.ts';
import type { CachedInput, RequestSizes } from '../capacity/arrivals/request-sizes.ts';
import type { TokenSizes } from '../capacity/arrivals/token-sizes.ts';
import type { ShapeName } from '../capacity/shape.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { cacheReadsCount, findModel } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import { storedPrefixes, ttlMinutes } from '../cost/caching.ts';
import type { Size } from '../cost/sizes.ts';
import { type AnswerSheet, answerSheet, type MissingAnswer } from './missing-answers.ts';
import { plannedBatchShare, plannedCache } from './planned-use.ts';
import type { Plan } from './schema.ts';
import type { MeasuredMonth } from './workload.ts';

/** What a planned day sends live, batches left out. */
export interface DayTraffic {
  readonly kind: 'planned';
  readonly curve: RateCurve;
  readonly sizes: RequestSizes;
  /** The shape the plan names; null: only its busiest minute is known, and the curve is an hour of such minutes. */
  readonly shape: ShapeName | null;
}

export type PlannedDay =
  | DayTraffic
  | { readonly kind: 'missing'; readonly missing: readonly [MissingAnswer, ...MissingAnswer[]] };

/** Where only the peak is known. */
const peakMinutes = 60;
/** Of a stated peak: what a day in minutes may lose of it. */
const keptPart = 0.98;

const busiestOf = (curve: RateCurve): number =>
  perMinute(curve).reduce((most, requests) => Math.max(most, requests), 0);
/** As long as it is watched how what waited during an outage is worked off. */
const lastingMinutes = 240;

/**
 * A day of the plan as requests that come one after another. A stated peak is what is sent live; a day's requests less what
 * is batched are spread over the day by its shape.
 */
export function plannedDay(plan: Plan, catalog: Catalog, measured: MeasuredMonth | null): PlannedDay {
  const sheet = answerSheet();
  const { shape, curve } = plannedCurve(plan, catalog, sheet);
  const sizes = plannedSizes(plan, catalog, measured, sheet);
  const [first, ...others] = sheet.missing;
  if (first) return { kind: 'missing', missing: [first, ...others] };
  return { kind: 'planned', curve, sizes, shape };
}

/** The day, or where only the peak is known, hours of it: for what takes longer than one. */
export const lastingCurve = ({ curve, shape }: DayTraffic): RateCurve =>
  shape === null ? evenCurve(requestsOf(curve) / peakMinutes, lastingMinutes) : curve;

function plannedCurve(plan: Plan, catalog: Catalog, sheet: AnswerSheet) {
  const { traffic } = plan;
  const peakPerMinute = traffic.peakRequestsPerMinute ?? null;
  // A stated peak of 0 is an answer: nothing is sent live, whatever the day brings.
  if (peakPerMinute !== null && (peakPerMinute === 0 || traffic.shape == null)) {
    return { shape: null, curve: evenCurve(peakPerMinute, peakMinutes) };
  }
  const perDay =
    peakPerMinute === null
      ? sheet.read(traffic.requestsPerDay, 'traffic.requestsPerDay', 0)
      : (traffic.requestsPerDay ?? null);
  const shape = sheet.read(traffic.shape, 'traffic.shape', 'steady');
  const live = perDay === null ? null : perDay * (1 - plannedBatchShare(plan, catalog, sheet));
  const burstsPerDay =
    shape === 'scheduled-bursts' ? sheet.read(traffic.burstsPerDay, 'traffic.burstsPerDay', 1) : 1;
  const curve = dayCurve(shape, { requestsPerDay: live, peakPerMinute, burstsPerDay });
  // A day too small to hold its stated peak contradicts it: the peak is what limits are held against.
  if (peakPerMinute !== null && busiestOf(curve) < peakPerMinute * keptPart)
    return { shape: null, curve: evenCurve(peakPerMinute, peakMinutes) };
  return { shape, curve };
}

function plannedSizes(
  plan: Plan,
  catalog: Catalog,
  measured: MeasuredMonth | null,
  sheet: AnswerSheet,
): RequestSizes {
  const { input, output } = plan.tokens;
  const model = findModel(catalog, sheet.read(plan.model.id, 'model.id', ''));
  const sizeOf = (part: 'input' | 'output', planned: typeof input): Size =>
    measured?.[part] ?? {
      typical: sheet.read(planned.typical, `tokens.${part}.typical`, 0),
      p95: sheet.read(planned.p95, `tokens.${part}.p95`, 0),
    };
  const most = mostTokens(plan, catalog, model);
  const cache = plannedCache(plan, catalog, model, sheet, measured?.prefixes ?? null);
  // Reads use up the input limit of Haiku 3.5 alone.
  const readsAreFree = !cacheReadsCount(model);
  const cached: CachedInput =
    cache && readsAreFree
      ? { kind: 'prefixes', lifetimeMs: ttlMinutes[cache.ttl] * 60_000, prefixes: storedPrefixes(cache) }
      : { kind: 'none' };
  return {
    input: tokenSizes(measured?.sizes?.input ?? null, sizeOf('input', input), most.input),
    output: tokenSizes(measured?.sizes?.output ?? null, sizeOf('output', output), most.output),
    cache: cached,
  };
}

/** Sizes as a trial measured them, else through the planned ones. */
export const tokenSizes = (
  slices: readonly [number, ...number[]] | null,
  { typical, p95 }: Size,
  most: number,
): TokenSizes => (slices ? { kind: 'measured', slices } : { kind: 'lognormal', typical, p95, most });

/** What a request can hold: a long tail ends where the model, or max_tokens, ends it. */
export const mostTokens = ({ tokens }: Plan, { models }: Catalog, model: Model | undefined) => ({
  // Of a model that the catalog does not know, what the largest of the others can.
  input: model?.windows.contextTokens ?? Math.max(...models.map(({ windows }) => windows.contextTokens)),
  output: Math.min(
    tokens.maxTokens ?? Number.POSITIVE_INFINITY,
    model?.windows.maxOutputTokens ?? Math.max(...models.map(({ windows }) => windows.maxOutputTokens ?? 0)),
  ),
});
