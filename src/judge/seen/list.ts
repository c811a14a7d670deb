import { z } from 'zod';

/** What the first page of a list showed: that the key may read it. */
export const listSeen = z.strictObject({
  /** Entries on that page, of which one was asked for. */
  listed: z.number().int().nonnegative(),
  ms: z.number().nonnegative(),
});

export type ListSeen = Readonly<z.output<typeof listSeen>>;
