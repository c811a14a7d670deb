import type { Observed } from '../src/judge/observation.ts';

/**
 * Whether a plain message of the same key was answered: only then does the refusal of another speak of what that one
 * asked beyond it. Paid probes are sent after a rate limit, overload or server error too, which proves nothing.
 */
export const messagesAnswered = (observed: Observed): boolean =>
  observed['tiny-message']?.status === 'observed';
