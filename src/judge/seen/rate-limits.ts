import { z } from 'zod';

const name = z.string().max(200);
const limit = z.number().nonnegative();

/** One limiter of a group, e.g. `requests_per_minute`. */
const configuredLimit = z.strictObject({
  type: name,
  /** What the organization has; null: it has none of this type. */
  organization: limit.nullable(),
  /** What the workspace set for itself, which may be more than it gets; null: nothing, or no workspace was read. */
  workspace: limit.nullable(),
});

/** What shares its limits: a family of models, or a part of the API. */
const limitGroup = z.strictObject({
  /** `model_group`, `batch`, `token_count`, `files`, `skills`, `web_search`, or one this version does not know. */
  kind: name,
  name,
  /** Ids and aliases of the models; null for a part of the API. */
  models: z.array(name).max(500).nullable(),
  limits: z.array(configuredLimit).max(50),
});

/** Whose own limits were read beside those of the organization. */
const limitedWorkspace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read'), id: name }),
  /** The organization answered, and would not list this workspace. */
  z.strictObject({ kind: z.literal('refused'), id: name, status: z.number().int() }),
  /** Neither the plan nor the key in use told which one. */
  z.strictObject({ kind: z.literal('unnamed') }),
]);

/** The rate limits the organization is configured with, and those its workspace set. */
export const rateLimitsSeen = z.strictObject({
  workspace: limitedWorkspace,
  groups: z.array(limitGroup).max(1_000),
  /** True where there are more than were read. */
  cut: z.boolean(),
});

export type LimitGroup = Readonly<z.output<typeof limitGroup>>;
export type LimitedWorkspace = Readonly<z.output<typeof limitedWorkspace>>;
export type RateLimitsSeen = Readonly<z.output<typeof rateLimitsSeen>>;
