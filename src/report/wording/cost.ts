import type { CostCodes } from '../../judge/codes/cost.ts';
import type { Wording } from './words.ts';

export const costWording: Wording<keyof CostCodes> = {};
