/** Finding codes of the platform section, with their arguments. */
export type PlatformCodes = {};
