import { costOfTraffic, type MonthTraffic } from './month-usage.ts';
import { type Cost, priceStepFor, type Tariff } from './price.ts';
import type { Workload } from './workload.ts';

/** Which decision a part of the cost hangs on. */
type LayerKind = 'model' | 'output' | 'structure';

export const layerNames = [
  'Prompt',
  'Answer',
  'Thinking',
  'Tools',
  'Server tools',
  'Caching',
  'Batches',
  'Location and speed',
] as const;
export type LayerName = (typeof layerNames)[number];

/** One decision's part of a month. Negative: it saves. */
export interface CostLayer {
  readonly layer: LayerKind;
  readonly name: LayerName;
  readonly usd: number;
}

/**
 * The same month told by decisions, each priced on top of those before it: prompt and answer at plain prices, then
 * thinking and tools taken out of them, then what caching, batches, location and speed change. Adds up to the total.
 */
export function layersOf(
  workload: Workload,
  tariff: Tariff,
  traffic: MonthTraffic,
  paid: { readonly total: Cost; readonly containerUsd: number },
): readonly CostLayer[] {
  const standard: Tariff = { ...tariff, locationFactor: 1, speedFactor: 1 };
  const unbatched: Tariff = { ...standard, batchFactor: 1 };
  const uncached: MonthTraffic = { ...traffic, cached: [] };
  const plain = costOfTraffic(workload, uncached, unbatched);
  const cached = costOfTraffic(workload, traffic, unbatched);
  const batched = costOfTraffic(workload, traffic, standard);
  // Thinking is taken to grow with the answer.
  const thinkingUsd = plain.outputUsd * partOf(workload.thinkingTokens, workload.output.typical);
  const toolsUsd = inputUsdOf(workload.toolTokens ?? 0, traffic, tariff);
  return [
    { layer: 'model', name: 'Prompt', usd: plain.inputUsd - toolsUsd },
    { layer: 'output', name: 'Answer', usd: plain.outputUsd - thinkingUsd },
    { layer: 'structure', name: 'Thinking', usd: thinkingUsd },
    { layer: 'structure', name: 'Tools', usd: toolsUsd },
    { layer: 'structure', name: 'Server tools', usd: plain.webSearchUsd + paid.containerUsd },
    { layer: 'structure', name: 'Caching', usd: cached.totalUsd - plain.totalUsd },
    { layer: 'structure', name: 'Batches', usd: batched.totalUsd - cached.totalUsd },
    { layer: 'structure', name: 'Location and speed', usd: paid.total.totalUsd - batched.totalUsd },
  ];
}

/** Which part of `whole` so many tokens are, 0 to 1; 0 where nobody knows them. */
const partOf = (tokens: number | null, whole: number): number =>
  tokens === null || whole === 0 ? 0 : Math.min(1, tokens / whole);

/** So many tokens in every prompt, as plain input: each prompt's length decides their price too. */
const inputUsdOf = (tokens: number, { requests, sizes }: MonthTraffic, { steps }: Tariff): number =>
  sizes.reduce((sum, { share, inputTokens }) => {
    const perMTok = priceStepFor(steps, inputTokens).inputUsdPerMTok;
    return sum + (requests * share * Math.min(tokens, inputTokens) * perMTok) / 1_000_000;
  }, 0);
