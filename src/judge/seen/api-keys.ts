import { z } from 'zod';

const name = z.string().max(200);

/** One key of the organization. Hints are compared and not kept. */
const apiKeyRow = z.strictObject({
  id: name,
  name,
  status: z.enum(['active', 'inactive', 'archived', 'expired']),
  /** ISO date-times; `expiresAt` is null for a key that never expires. */
  createdAt: name,
  expiresAt: name.nullable(),
  /** A key of the organization acts in no workspace of its own. */
  scope: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('workspace'), workspaceId: name }),
    z.strictObject({ type: z.literal('organization') }),
  ]),
  /** Whom it acts as, where it is bound to somebody. */
  principal: z.enum(['user', 'service-account']).nullable(),
});

/** Which of the listed keys is the one the product's calls were made with. */
const keyInUse = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found'), id: name }),
  /** Several keys have its beginning and its ending, or one of a list that was cut. */
  z.strictObject({ kind: z.literal('ambiguous'), count: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('none') }),
  /** No key was at hand, or too little of it may be shown. */
  z.strictObject({ kind: z.literal('not-compared') }),
]);

/** The keys of the organization that the admin key opens. */
export const apiKeysSeen = z.strictObject({
  keys: z.array(apiKeyRow).max(1_000),
  inUse: keyInUse,
  /** True where there are more than were read. */
  cut: z.boolean(),
});

export type ApiKeyRow = Readonly<z.output<typeof apiKeyRow>>;
export type KeyInUse = Readonly<z.output<typeof keyInUse>>;
export type ApiKeysSeen = Readonly<z.output<typeof apiKeysSeen>>;
