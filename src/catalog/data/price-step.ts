import type { PriceStep } from '../model.ts';

/** Columns as on the pricing page: input, output, 5-minute write, 1-hour write, cache read, batch input, batch output. */
export function priceStep(
  inputUsdPerMTok: number,
  outputUsdPerMTok: number,
  cacheWrite5mUsdPerMTok: number,
  cacheWrite1hUsdPerMTok: number,
  cacheReadUsdPerMTok: number,
  batchInputUsdPerMTok: number,
  batchOutputUsdPerMTok: number,
  upToPromptTokens: number | null = null,
): PriceStep {
  return {
    upToPromptTokens,
    inputUsdPerMTok,
    outputUsdPerMTok,
    cacheWrite5mUsdPerMTok,
    cacheWrite1hUsdPerMTok,
    cacheReadUsdPerMTok,
    batchInputUsdPerMTok,
    batchOutputUsdPerMTok,
  };
}
