import { z } from 'zod';

/** The organization an admin key belongs to. */
export const organizationSeen = z.strictObject({
  id: z.string().max(200),
  name: z.string().max(200),
});

export type OrganizationSeen = Readonly<z.output<typeof organizationSeen>>;
