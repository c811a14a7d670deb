import { describe, expect, it } from 'vitest';
import {
  type BilledUsage,
  type Cost,
  priceRequest,
  priceStepFor,
  sumCosts,
  type Tariff,
} from '../../src/cost/price.ts';
import { tariffOf, usage } from './tariffs.ts';

/** The same price in whole units of 5e-12 USD: prices have at most three decimals, 1.1 one, a half one. */
function exactPrice(used: BilledUsage, tariff: Tariff, batch: boolean): bigint {
  const prompt =
    used.uncachedInputTokens + used.cacheWrite5mTokens + used.cacheWrite1hTokens + used.cacheReadTokens;
  const step = priceStepFor(tariff.steps, prompt);
  const thousandths = (usdPerMTok: number): bigint => BigInt(Math.round(usdPerMTok * 1_000));
  const tokens =
    BigInt(used.uncachedInputTokens) * thousandths(step.inputUsdPerMTok) +
    BigInt(used.cacheWrite5mTokens) * thousandths(step.cacheWrite5mUsdPerMTok) +
    BigInt(used.cacheWrite1hTokens) * thousandths(step.cacheWrite1hUsdPerMTok) +
    BigInt(used.cacheReadTokens) * thousandths(step.cacheReadUsdPerMTok) +
    BigInt(used.outputTokens) * thousandths(step.outputUsdPerMTok);
  const tenths = BigInt(Math.round(tariff.locationFactor * 10));
  return tokens * tenths * (batch ? 1n : 2n) * 10n + BigInt(used.webSearches) * 2_000_000_000n;
}
const unitsPerUsd = 200_000_000_000n;

/** Repeatable stream of whole numbers below `bound` (Lehmer). */
function stream(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

describe('a month of requests', () => {
  it.each(['claude-haiku-5-5', 'claude-opus-5-5', 'claude-fable-5-2', 'claude-sonnet-4-6'])(
    '%s: a thousand million tokens come out exact to a hundredth of a cent',
    (model) => {
      const below = stream(20_261_120);
      const tariff = tariffOf(model, { locationFactor: 1.1 });
      let exact = 0n;
      let tokens = 0;
      const costs: Cost[] = [];
      while (tokens < 1_000_000_000) {
        const used = usage({
          uncachedInputTokens: below(30_000),
          cacheWrite5mTokens: below(9_000),
          cacheWrite1hTokens: below(9_000),
          cacheReadTokens: below(90_000),
          outputTokens: below(8_000),
          webSearches: below(3),
        });
        const batch = below(2) === 0;
        tokens += used.uncachedInputTokens + used.cacheReadTokens + used.outputTokens;
        costs.push(priceRequest(used, tariff, batch));
        exact += exactPrice(used, tariff, batch);
      }
      const total = sumCosts(costs).totalUsd;
      const whole = exact / unitsPerUsd;
      const rest = Number(exact % unitsPerUsd) / Number(unitsPerUsd);
      expect(Math.abs(total - Number(whole) - rest)).toBeLessThan(0.0001);
    },
  );

  it('does not drift: a million requests of ten cents are one hundred thousand dollars', () => {
    const one: Cost = {
      inputUsd: 0.1,
      cacheWriteUsd: 0,
      cacheReadUsd: 0,
      outputUsd: 0,
      webSearchUsd: 0,
      totalUsd: 0.1,
    };
    expect(sumCosts(Array.from({ length: 1_000_000 }, () => one)).totalUsd).toBe(100_000);
  });
});
