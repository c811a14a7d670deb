import { z } from 'zod';

const name = z.string().max(200);

/** One workspace of the organization. */
const workspaceRow = z.strictObject({
  id: name,
  name,
  /** ISO date-time; null: still in use. */
  archivedAt: name.nullable(),
  /** Where its data are stored, e.g. `us`. */
  workspaceGeo: name,
  /** Where inference may run. */
  allowedGeos: z.union([z.literal('unrestricted'), z.array(name).max(100)]),
  /** Where it runs for requests that do not say. */
  defaultGeo: name,
});

/** The workspaces of the organization that the admin key opens, archived ones too. */
export const workspacesSeen = z.strictObject({
  workspaces: z.array(workspaceRow).max(1_000),
  /** Which of them is the Default workspace; null where the lists did not tell. */
  defaultId: name.nullable(),
  /** True where there are more than were read. */
  cut: z.boolean(),
});

export type WorkspaceRow = Readonly<z.output<typeof workspaceRow>>;
export type WorkspacesSeen = Readonly<z.output<typeof workspacesSeen>>;
