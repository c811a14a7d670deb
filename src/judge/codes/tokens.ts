/** Finding codes of the tokens section, with their arguments. */
export type TokensCodes = {};
