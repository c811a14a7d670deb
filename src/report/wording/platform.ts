import type { PlatformCodes } from '../../judge/codes/platform.ts';
import type { Wording } from './words.ts';

export const platformWording: Wording<keyof PlatformCodes> = {};
