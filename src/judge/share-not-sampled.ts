import { rareShare } from '../cost/sample-size.ts';
import type { TrialSeen } from './seen/trial.ts';

/** A kind of request below this share of all may be missing from the trial's samples, and so from each of its figures. */
export const shareNotSampled = ({ counted }: TrialSeen): number => rareShare(counted);
