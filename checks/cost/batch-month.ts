import { costOfTraffic, type MonthTraffic, monthTraffic } from '../../src/cost/month-usage.ts';
import type { Tariff } from '../../src/cost/price.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { BatchMonth } from '../../src/judge/codes/cost-batch.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type PricedMonth, withMonth } from './month.ts';

export type BatchComparison = Omit<BatchMonth, 'rules'>;

/** Judges the plan's medium month with that share of it batched against the same month sent live. */
export function withBatchMonths(
  input: JudgeInput,
  share: number,
  judge: (months: BatchComparison) => Outcome,
): Outcome {
  const { plan } = input;
  const { features } = plan.task;
  const others = (features ?? []).filter((feature) => feature !== 'batch');
  const sent = (batched: boolean): JudgeInput => ({
    ...input,
    plan: {
      ...plan,
      task: { ...plan.task, features: batched ? [...others, 'batch'] : others },
      traffic: { ...plan.traffic, batchableShare: share },
    },
  });
  return withMonth(sent(false), (live) =>
    withMonth(sent(true), (batched) => {
      const liveUsd = live.forecast.medium.totalUsd;
      const batchedUsd = batched.forecast.medium.totalUsd;
      const savingUsd = liveUsd - batchedUsd;
      const hitsUsd = worthOfHits(live, share);
      return judge({
        model: live.model.name,
        share,
        mediumUsd: features?.includes('batch') ? batchedUsd : liveUsd,
        savingUsd,
        bestSavingUsd: hitsUsd === null ? null : savingUsd + hitsUsd,
      });
    }),
  );
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
