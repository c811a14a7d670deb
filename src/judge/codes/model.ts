/** Finding codes of the model section, with their arguments. */
export type ModelCodes = {};
