import type { CapReached, MonthBelowCap } from '../../judge/codes/spend.ts';
import { count, percent, usd } from './format.ts';

export const bringDown =
  'Bring the month down: a cheaper model for the easy part, caching of the repeated prefix, batches for what can wait.';

/** What the months cost that a cap holds, and how much of it they use; no full stop. */
export const monthsBelow = ({ mediumUsd, dearest, dearestUsd }: MonthBelowCap, capUsd: number): string =>
  dearest === 'medium'
    ? `a medium month, the dearest of the three, costs ${usd(mediumUsd)}, ${percent(mediumUsd / capUsd)} of it`
    : `a medium month costs ${usd(mediumUsd)} and a ${dearest} one ${usd(dearestUsd)}, ${percent(dearestUsd / capUsd)} of it`;

/** Which month reaches a cap, and on which of its days. */
export const reachedOn = ({ scenario, forecastUsd, capUsd, day }: CapReached): string =>
  `a ${scenario} month of ${usd(forecastUsd)} reaches ${usd(capUsd)} on about day ${count(Math.max(day, 1))}`;
