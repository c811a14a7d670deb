import { z } from 'zod';

/**
 * A list of at most so many of these. The length is looked at first: zod's own `max` is asked when every element of a
 * foreign list was read, and each that does not fit has become an issue of its own.
 */
export const boundedList = <T extends z.ZodType>(most: number, element: T) =>
  z.custom<unknown[]>((value) => Array.isArray(value) && value.length <= most).pipe(z.array(element));
