import type { LimitsCodes } from '../../judge/codes/limits.ts';
import type { Wording } from './words.ts';

export const limitsWording: Wording<keyof LimitsCodes> = {};
