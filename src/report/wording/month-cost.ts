import type { CapReached } from '../../judge/codes/spend.ts';
import { count, usd } from './format.ts';

export const bringDown =
  'Bring the month down: a cheaper model for the easy part, caching of the repeated prefix, batches for what can wait.';

/** Which month reaches a cap, and on which of its days. */
export const reachedOn = ({ scenario, forecastUsd, capUsd, day }: CapReached): string =>
  `a ${scenario} month of ${usd(forecastUsd)} reaches ${usd(capUsd)} on about day ${count(Math.max(day, 1))}`;
