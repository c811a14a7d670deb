import type { OperationsCodes } from '../../judge/codes/operations.ts';
import type { Wording } from './words.ts';

export const operationsWording: Wording<keyof OperationsCodes> = {};
