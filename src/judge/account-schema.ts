import { z } from 'zod';
import { causeIds } from '../catalog/error-cause.ts';
import { platformPaths, tiers } from '../catalog/vocabulary.ts';
import { origins } from './figure.ts';
import type { CredentialSeen } from './observation.ts';
import { observationIds, observedValues } from './observation-schema.ts';
import { apiKeysSeen } from './seen/api-keys.ts';
import { cloudIdentitySeen } from './seen/cloud.ts';
import { mostCostGroups } from './seen/month-cost.ts';
import { reportSources } from './seen/month-usage.ts';
import { workspacesSeen } from './seen/workspaces.ts';

const text = z.string().max(10_000);
const name = z.string().max(200);
const amount = z.number().nonnegative();
const usd = z.number();
const moment = z.iso.datetime({ offset: true });

/** Who said so: how it came to be known, the probe, catalog source or plan field, and when it was true. */
const told = z.strictObject({
  origin: z.enum(origins),
  source: name,
  at: z.union([z.iso.date(), moment]),
});

const organization = z.strictObject({
  id: name,
  name: name.nullable(),
  /** True where an answer or the list of keys shows that the key in use belongs to it. */
  ofKey: z.boolean(),
  told,
});

const workspaceRow = workspacesSeen.shape.workspaces.element;
const workspace = z.strictObject({
  id: name,
  /** As the organization lists it; null where no admin key read the list. */
  listed: workspaceRow.nullable(),
  isDefault: z.boolean().nullable(),
  told,
});

const key = z.strictObject({
  /** Whether the API took the key: what one answered or refused call says. */
  accepted: z.enum(['yes', 'no', 'not-known']),
  /** A full sentence where it was refused. */
  refusal: text.nullable(),
  /** The key in use as the organization lists it. */
  listed: apiKeysSeen.shape.keys.element.nullable(),
  /** How the key in use was looked for in that list; null where there was no list. */
  match: z.enum(['found', 'ambiguous', 'none', 'not-compared']).nullable(),
});

/** `unknown`: no rung told it, so value, source and date are null. */
const rungs = ['workspace', 'organization', 'header', 'table', 'quota', 'default-quota', 'unknown'] as const;
const limit = z.strictObject({
  /** What the service calls the limiter, or ours: requests, input-tokens, output-tokens, tightest-tokens. */
  name,
  value: amount.nullable(),
  rung: z.enum(rungs),
  /** What the organization has, where the workspace set a limit of its own. */
  organization: amount.nullable(),
  told: told.nullable(),
});

/** A response header that states neither the organization's limit nor that of its workspace. */
const conflict = z.strictObject({ name, header: amount, configured: amount });

const tokens = z.strictObject({
  uncachedInput: amount,
  cacheWrites: amount,
  cacheReads: amount,
  /** Uncached, writes and reads together. */
  totalInput: amount,
  output: amount,
});

const group = z.strictObject({
  id: name.nullable(),
  name: name.nullable(),
  tokens: tokens.nullable(),
  usd: usd.nullable(),
});

/** What told a part of the month, and from when to when (the end exclusive). */
const reported = z.strictObject({
  origin: z.enum(origins),
  source: z.enum(reportSources),
  from: moment,
  to: moment,
  /** True: there was more than was read, so sums are too low or lists too short. */
  cut: z.boolean(),
});

const month = z.strictObject({
  usage: z.strictObject({ ...reported.shape, tokens }).nullable(),
  cost: z
    .strictObject({
      ...reported.shape,
      usd,
      /** Mean of the whole days with its 90 % interval; null before the second of them is over. */
      perDay: z.strictObject({ meanUsd: usd, lowUsd: usd, highUsd: usd }).nullable(),
      /** False: it begins later than the month, so nothing is said to be left of a cap. */
      sinceFirst: z.boolean(),
    })
    .nullable(),
  /** How many of each kind were read; the lists hold the largest, which come first. */
  groups: z.strictObject({ models: amount, workspaces: amount, keys: amount }),
  byModel: z.array(group).max(mostCostGroups),
  byWorkspace: z.array(group).max(mostCostGroups),
  byKey: z.array(group).max(mostCostGroups),
});

const cap = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set'),
    scope: z.enum(['usage-tier', 'organization', 'workspace']),
    capUsd: amount,
    told,
    /** Null where the whole month's spending is not known. */
    spentUsd: usd.nullable(),
    /** Null there too, and where the cap itself is in doubt. */
    leftUsd: amount.nullable(),
    /** Hour (its start, UTC) in which the pace of the month passes it, or null: not this month. As a whole null: no pace yet. */
    passedAt: z
      .strictObject({
        expected: moment.nullable(),
        earliest: moment.nullable(),
        latest: moment.nullable(),
      })
      .nullable(),
  }),
  z.strictObject({
    kind: z.enum(['none', 'unknown', 'impossible']),
    scope: z.enum(['usage-tier', 'organization', 'workspace']),
  }),
]);

export const accountSchema = z.strictObject({
  schema: z.literal('gonogo/account@1'),
  tool: z.strictObject({ name: z.literal('gonogo'), version: name }),
  at: moment,
  rehearsal: z.boolean(),
  catalogAsOf: z.iso.date(),
  /** Where the product is planned to run; anywhere but on the Claude API nothing is asked. */
  path: z.enum(platformPaths),
  model: z.strictObject({ id: name, name, from: z.enum(['plan', 'default']) }),
  credential: observedValues.credential.nullable(),
  /** Why the product's key is not used, or null. */
  credentialReason: text.nullable(),
  adminKey: z.strictObject({ from: name, reason: text.nullable() }),
  /** Whom the planned cloud takes its credential for; null on the Claude API, and where it did not say. */
  cloud: cloudIdentitySeen.nullable(),
  organization: organization.nullable(),
  /** Set where the admin key belongs to another organization than the key in use: nothing it lists is shown. */
  otherOrganization: z.strictObject({ admin: name, key: name }).nullable(),
  workspace: workspace.nullable(),
  /** The workspace that the plan names, where the key in use is of another. */
  otherWorkspacePlanned: name.nullable(),
  key,
  /** In a minute, unless the name says otherwise. */
  limits: z.array(limit).max(100),
  conflicts: z.array(conflict).max(10),
  /**
   * The usage tier: as the limits show it where they do, else as the plan states it. `plan-in-doubt`: the limits are below
   * those of every published tier, so neither it nor its documented cap need be this account's.
   */
  tier: z.strictObject({ id: z.enum(tiers), from: z.enum(['limits', 'plan', 'plan-in-doubt']) }).nullable(),
  month: month.nullable(),
  caps: z.array(cap).max(3),
  /** No API tells the balance. */
  credit: z.strictObject({ readable: z.literal(false), page: name }),
  spend: z.strictObject({ budgetUsd: amount, actualUsd: amount }),
  unread: z.array(z.strictObject({ probes: z.array(z.enum(observationIds)).min(1), reason: text })).max(20),
  asked: z
    .array(
      z.strictObject({
        probe: z.enum(observationIds),
        status: z.enum(['observed', 'unavailable', 'failed']),
        at: moment,
        ms: amount,
        costUsd: amount,
        requestIds: z.array(text).max(1_000),
        cause: z.enum(causeIds).exactOptional(),
      }),
    )
    .max(20),
});

/** What `gonogo account --json` prints. */
export type Account = Readonly<Omit<z.output<typeof accountSchema>, 'credential'>> & {
  readonly credential: CredentialSeen | null;
};
export type AccountTold = z.output<typeof told>;
export type AccountLimit = z.output<typeof limit>;
export type AccountMonth = z.output<typeof month>;
export type AccountReported = z.output<typeof reported>;
export type AccountGroup = z.output<typeof group>;
export type AccountTokens = z.output<typeof tokens>;
export type AccountCap = z.output<typeof cap>;

/** JSON Schema (2020-12) of that document. */
export function accountJsonSchema(): object {
  return {
    $id: 'gonogo/account@1',
    title: 'A gonogo account',
    ...z.toJSONSchema(accountSchema, { io: 'output' }),
  };
}
