import { z } from 'zod';

/**
 * A list of at most so many of these. The length is looked at first, and reading ends with the first element that does
 * not fit: zod's own lists read every element of a foreign one and make an issue, or several, of each that does not.
 */
export const boundedList = <T extends z.ZodType>(most: number, element: T) =>
  z
    .custom<unknown[]>((value) => Array.isArray(value) && value.length <= most)
    .transform((values, context) => {
      const read: z.output<T>[] = [];
      for (const [place, value] of values.entries()) {
        const parsed = element.safeParse(value);
        if (!parsed.success) {
          context.addIssue({ code: 'custom', message: 'not such an element', path: [place] });
          return z.NEVER;
        }
        read.push(parsed.data);
      }
      return read;
    });
