import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { count } from './wording/format.ts';

export type Range = SimulationDocument['all']['throttled'];

/** One figure where the courses agree, else the middle one and its interval. */
export function ranged({ median, low, high }: Range, shown: (value: number) => string): string {
  const [middle, from, to] = [shown(median), shown(low), shown(high)];
  return from === to ? middle : `${middle} (${from} to ${to})`;
}

export const rounded = (value: number): string => count(Math.round(value));
