import type { CostComponent } from '../cost/forecast.ts';

/**
 * Kinds of tokens of a month, as its components are named. Each is billed at a price of its own, so none of them is ever
 * added to another or left out.
 */
export const tokenComponents = [
  'Uncached input',
  'Cache writes',
  'Cache reads',
  'Output',
] as const satisfies readonly CostComponent[];

export const isTokenComponent = (name: string): boolean => tokenComponents.some((token) => token === name);
