/** Finding codes of the cost section, with their arguments. */
export type CostCodes = {};
