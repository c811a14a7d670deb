import { z } from 'zod';
import { catalog } from '../catalog/catalog.ts';
import { features, tiers } from '../catalog/vocabulary.ts';
import { type AccountProfile, accountProfiles } from './account.ts';
import type { ApiKeyRecord, Residency, UsageDay, WorkspaceRecord } from './account-records.ts';

const name = z.string().trim().min(1).max(200);
const usd = z.number().nonnegative().max(1_000_000_000);
const count = z.number().int().nonnegative().max(1_000_000_000_000);
const minutes = z.number().nonnegative().max(100_000);
const moment = z.iso.datetime();
const key = z.string().min(1).max(200);

const residency = z.strictObject({
  allowedGeos: z.union([z.literal('unrestricted'), z.array(z.enum(['us', 'global'])).min(1)], {
    error: '"unrestricted", or a list of "us" and "global"',
  }),
  defaultGeo: z.enum(['us', 'global']),
} satisfies FieldsOf<Residency>);

const perMinute = z.number().int().positive().max(1_000_000_000_000);
const minuteLimits = z.strictObject({ rpm: perMinute, itpm: perMinute, otpm: perMinute });
const byLimitClass = (limits: z.ZodType) =>
  z.strictObject(Object.fromEntries(catalog.models.map(({ limitClass }) => [limitClass, limits.optional()])));
const modelId = z.enum(catalog.models.map((model) => model.id));

const workspace = z.strictObject({
  id: name,
  name,
  archivedAt: moment.nullable().default(null),
  monthlyLimitUsd: usd.optional(),
  residency: residency.optional(),
} satisfies FieldsOf<WorkspaceRecord>);

const apiKey = z.strictObject({
  id: name,
  name,
  status: z.enum(['active', 'inactive', 'archived']).default('active'),
  createdAt: moment.optional(),
  expiresAt: moment.nullable().default(null),
  workspaceId: name.nullable(),
  principal: z.strictObject({ kind: z.enum(['user', 'service-account']), id: name }).optional(),
  secret: key.optional(),
  scopes: z
    .array(z.enum(['workspace:inference', 'workspace:developer', 'org:admin', 'read:analytics']))
    .optional(),
} satisfies FieldsOf<ApiKeyRecord>);

const usageDay = z.strictObject({
  date: z.iso.date(),
  model: name,
  workspaceId: name,
  apiKeyId: name.optional(),
  requests: count,
  uncachedInputTokens: count,
  cacheWrite5mTokens: count.optional(),
  cacheWrite1hTokens: count.optional(),
  cacheReadTokens: count,
  outputTokens: count,
  webSearches: count.optional(),
  amountUsd: usd,
} satisfies FieldsOf<UsageDay>);

/** Every field of a profile; the types see to it that none is forgotten. */
const fields = {
  tier: z.enum(tiers),
  limits: byLimitClass(minuteLimits),
  creditUsd: usd,
  spentThisMonthUsd: usd,
  organizationLimitUsd: usd.nullable(),
  workspaceLimitUsd: usd.nullable(),
  workspace: z.strictObject({ id: name, isDefault: z.boolean(), name, residency }).partial(),
  organizationId: name,
  organizationName: name,
  keys: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('accept-any') }),
      z.strictObject({ kind: z.literal('list'), accepted: z.array(key) }),
    ],
    { error: 'an object with the kind "accept-any", or the kind "list" and a list named accepted' },
  ),
  unavailableModels: z.array(modelId),
  onHold: z.boolean(),
  disabledFeatures: z.array(z.enum(features)),
  batchMinutes: minutes,
  pace: z.strictObject({
    firstTokenMs: z.number().nonnegative().max(3_600_000),
    tokensPerSecond: z.number().positive().max(1_000_000),
  }),
  generatedFiles: z.array(z.strictObject({ filename: name, mimeType: name, text: z.string() })),
  fileStorageMb: z.number().nonnegative(),
  workspaces: z.array(workspace),
  apiKeys: z.array(apiKey),
  adminKeys: z.array(key),
  workspaceLimits: z.record(name, byLimitClass(minuteLimits.partial())),
  usage: z.array(usageDay),
  reports: z.enum(['all', 'older', 'none']),
  spendLimitsPreview: z.boolean(),
} satisfies FieldsOf<AccountProfile>;

/** A schema for every field, so that none is forgotten. */
type FieldsOf<T> = Record<keyof T, z.ZodType>;

/** What a file may hold; every field may be left out. */
export const accountSchema = z.strictObject(fields).partial();

export type ParsedAccount =
  | { readonly ok: true; readonly account: AccountProfile }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] };

/** An account from a parsed JSON document: what it leaves out is that of the account `start`. */
export function accountFrom(document: unknown): ParsedAccount {
  const result = accountSchema.safeParse(document);
  if (!result.success) return { ok: false, issues: result.error.issues };
  const { start } = accountProfiles;
  const workspaceOf = { ...start.workspace, ...result.data.workspace };
  // JSON has no undefined: a field that is there holds a value, which zod's types do not say.
  const account = { ...start, ...result.data, workspace: workspaceOf } as AccountProfile;
  return { ok: true, account };
}
