/** Finding codes of the limits section, with their arguments. */
export type LimitsCodes = {};
