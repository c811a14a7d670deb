/** Thrown before a request leaves that would carry a key to where it must not go. The message says why. */
export class NotSent extends Error {}
