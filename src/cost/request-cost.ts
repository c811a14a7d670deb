import { costOfRequests, monthTraffic } from './month-usage.ts';
import type { Tariff } from './price.ts';
import type { Workload } from './workload.ts';

/**
 * What one request of a size costs on average, USD: at the batch share and with the cache hits of a medium month.
 * `inputUsd` is all but the answer; tools paid by use are left out of both.
 */
export function requestCost(workload: Workload, tariff: Tariff) {
  const { hitShare } = monthTraffic(workload, 'medium');
  const without = { ...workload, webSearchesPerRequest: 0 };
  const { batchShare } = workload;
  return (
    inputTokens: number,
    outputTokens: number,
  ): { readonly inputUsd: number; readonly outputUsd: number } => {
    const sizes = [{ share: 1, inputTokens, outputTokens }];
    const live = costOfRequests(without, sizes, tariff, { requests: 1 - batchShare, hitShare, batch: false });
    const batched = costOfRequests(without, sizes, tariff, {
      requests: batchShare,
      hitShare: null,
      batch: true,
    });
    const outputUsd = live.outputUsd + batched.outputUsd;
    return { inputUsd: live.totalUsd + batched.totalUsd - outputUsd, outputUsd };
  };
}
