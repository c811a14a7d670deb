import { costOfTraffic, monthTraffic } from './month-usage.ts';
import type { Tariff } from './price.ts';
import type { Workload } from './workload.ts';

/**
 * What one request of a size costs on average, USD: at the batch share and with the cache hits of a medium month.
 * `inputUsd` is all but the answer; tools paid by use are left out of both.
 */
export function requestCost(workload: Workload, tariff: Tariff) {
  const { cached } = monthTraffic(workload, 'medium');
  const without = { ...workload, webSearchesPerRequest: 0 };
  return (
    inputTokens: number,
    outputTokens: number,
  ): { readonly inputUsd: number; readonly outputUsd: number } => {
    const sizes = [{ share: 1, inputTokens, outputTokens }];
    const { totalUsd, outputUsd } = costOfTraffic(without, { requests: 1, sizes, cached }, tariff);
    return { inputUsd: totalUsd - outputUsd, outputUsd };
  };
}
