import { priceStepFor } from '../../src/cost/price.ts';
import type { MonthTotals } from '../../src/judge/codes/cost-forecast.ts';
import type { PricedMonth } from './month.ts';

/** Where only prompts of p95 size pass a step of the price table. */
export function dearStepOf({ tariff, workload }: PricedMonth): Pick<MonthTotals, 'dearStep'> {
  const typical = priceStepFor(tariff.steps, workload.input.typical);
  const long = priceStepFor(tariff.steps, workload.input.p95);
  const index = tariff.steps.indexOf(long);
  const aboveTokens = tariff.steps[index - 1]?.upToPromptTokens;
  if (long === typical || aboveTokens == null) return {};
  return { dearStep: { aboveTokens, priceRatio: long.inputUsdPerMTok / typical.inputUsdPerMTok } };
}
