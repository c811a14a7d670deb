import type { TokensCodes } from '../../judge/codes/tokens.ts';
import type { Wording } from './words.ts';

export const tokensWording: Wording<keyof TokensCodes> = {};
