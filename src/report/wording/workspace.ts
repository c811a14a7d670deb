import type { WorkspaceCodes } from '../../judge/codes/workspace.ts';
import type { Wording } from './words.ts';

export const workspaceWording: Wording<keyof WorkspaceCodes> = {};
