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
          for (const issue of parsed.error.issues)
            context.issues.push({ ...issue, path: [place, ...issue.path], input: undefined });
          return z.NEVER;
        }
        read.push(parsed.data);
      }
      return read;
    });
