import { costOfTraffic, type MonthTraffic, monthTraffic } from '../../src/cost/month-usage.ts';
import type { Tariff } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { BatchMonth } from '../../src/judge/codes/cost-batch.ts';
import { type Figure, simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { measuredMonth } from '../../src/judge/measured-sizes.ts';
import { plannedMonth } from '../../src/plan/workload.ts';
import { forecastSource, type PricedMonth, withMonth } from './month.ts';

export type BatchComparison = Omit<BatchMonth, 'rules'>;

/** Judges the plan's medium month with that share of it batched against the same month sent live. */
export const withBatchMonths = (
  input: JudgeInput,
  share: number,
  judge: (months: BatchComparison) => Outcome,
): Outcome =>
  withMonth(sent(input, share, 'live'), (live) =>
    withMonth(sent(input, share, 'batched'), (batched) => judge(compare(input, share, live, batched))),
  );

/** The same months without a judgement; null where they cannot be priced. */
export function batchMonths(input: JudgeInput, share: number): BatchComparison | null {
  const measured = measuredMonth(input);
  const live = plannedMonth(sent(input, share, 'live').plan, input.catalog, measured);
  const batched = plannedMonth(sent(input, share, 'batched').plan, input.catalog, measured);
  return live.kind === 'planned' && batched.kind === 'planned' ? compare(input, share, live, batched) : null;
}

/** The plan with that share of its requests sent as batches, or with everything sent live. */
function sent(input: JudgeInput, share: number, how: 'live' | 'batched'): JudgeInput {
  const { task, traffic } = input.plan;
  const others = (task.features ?? []).filter((feature) => feature !== 'batch');
  const features = how === 'batched' ? [...others, 'batch' as const] : others;
  const plan = { ...input.plan, task: { ...task, features }, traffic: { ...traffic, batchableShare: share } };
  return { ...input, plan };
}

function compare(
  { plan }: JudgeInput,
  share: number,
  live: PricedMonth,
  batched: PricedMonth,
): BatchComparison {
  const liveUsd = live.forecast.medium.totalUsd;
  const batchedUsd = batched.forecast.medium.totalUsd;
  const savingUsd = liveUsd - batchedUsd;
  const hitsUsd = worthOfHits(live, share);
  return {
    model: live.model.name,
    share,
    mediumUsd: plan.task.features?.includes('batch') ? batchedUsd : liveUsd,
    savingUsd,
    bestSavingUsd: hitsUsd === null ? null : savingUsd + hitsUsd,
  };
}

/** What batched requests would save by finding the prefix as often as live ones; null where nothing is cached. */
function worthOfHits({ workload, tariff }: PricedMonth, share: number): number | null {
  const traffic = monthTraffic(workload, 'medium');
  if (traffic.cached.length === 0) return null;
  // Discounts multiply: requests of a batch that find the prefix are live ones at the price of batches.
  const atBatchPrice: Tariff = { ...tariff, speedFactor: tariff.batchFactor };
  const requests = traffic.requests * share;
  const usdAt = (cached: MonthTraffic['cached']): number =>
    costOfTraffic(workload, { ...traffic, requests, cached }, atBatchPrice).totalUsd;
  return usdAt([]) - usdAt(traffic.cached);
}

export const batchSavingFigure = (savingUsd: number, today: string): Figure =>
  simulated('Saving by batches in a medium month', savingUsd, 'USD/month', forecastSource, today);
