/** Finding codes of the operations section, with their arguments. */
export type OperationsCodes = Record<never, never>;
