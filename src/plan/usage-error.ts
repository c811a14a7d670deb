/** Wrong usage, plan or input: the message is for the person, the exit code is 2, nothing was done. */
export class UsageError extends Error {}
