import { distributionOf } from '../../cost/distribution.ts';
import { meanInterval } from '../../cost/mean-interval.ts';
import { mostSlices, type TrialDistribution } from '../../judge/seen/trial.ts';

/** Values in any order as a trial keeps them. */
export function summaryOf(values: Float64Array): TrialDistribution {
  const { slices, ...rest } = distributionOf(values, meanInterval(values), mostSlices);
  return { ...rest, slices: [...slices] };
}
