/** Finding codes of the workspace section, with their arguments. */
export type WorkspaceCodes = {};
