/** Finding codes of the spend section, with their arguments. */
export type SpendCodes = {};
