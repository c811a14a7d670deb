import type { TaskCodes } from '../../judge/codes/task.ts';
import type { Wording } from './words.ts';

export const taskWording: Wording<keyof TaskCodes> = {};
