import { isTokenComponent, tokenComponents } from '../judge/month-components.ts';
import type { MonthScenario } from '../judge/run.ts';
import { usd } from './wording/format.ts';

/** One component of the price of a month, in each scenario. */
export interface MonthRow {
  readonly name: string;
  readonly usd: readonly number[];
}

const scenarioNames: Readonly<Record<MonthScenario['name'], string>> = {
  light: 'Light',
  medium: 'Medium',
  heavy: 'Heavy',
};

export const scenarioName = (scenario: MonthScenario): string => scenarioNames[scenario.name];

/** Less rounds to no cents. */
export const smallestUsd = 0.005;
export const monthly = (amount: number): string => usd(Math.abs(amount) < smallestUsd ? 0 : amount);

/**
 * The four kinds of tokens stand apart in every month, also where one costs nothing: what is not cached shows there.
 * Other components have a row where they cost something.
 */
export function monthRows(scenarios: readonly MonthScenario[]): readonly MonthRow[] {
  const others = scenarios.flatMap(({ components }) => components.map(({ name }) => name));
  return [...new Set([...tokenComponents, ...others])]
    .map((name) => ({
      name,
      usd: scenarios.map(({ components }) => components.find((row) => row.name === name)?.usd ?? 0),
    }))
    .filter((row) => isTokenComponent(row.name) || row.usd.some((amount) => amount >= smallestUsd));
}
