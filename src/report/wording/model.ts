import type { ModelCodes } from '../../judge/codes/model.ts';
import type { Wording } from './words.ts';

export const modelWording: Wording<keyof ModelCodes> = {};
