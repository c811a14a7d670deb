import type { SpendCodes } from '../../judge/codes/spend.ts';
import type { Wording } from './words.ts';

export const spendWording: Wording<keyof SpendCodes> = {};
