/** Finding codes of the task section, with their arguments. */
export type TaskCodes = {};
