import { z } from 'zod';

/** Texts of a cloud, cleaned by whoever read them. */
const text = z.string().max(500);
const day = z.iso.date();
const ms = z.number().nonnegative();

/** A call the credential may not make, and the permission that would let it. */
const denied = z.strictObject({
  /** As the cloud writes it, e.g. `bedrock:ListInferenceProfiles`. */
  permission: text,
  /** What it was needed for, as the end of "to …". */
  purpose: text,
});
const deniedCalls = z.array(denied).max(50);
export type DeniedCall = Readonly<z.output<typeof denied>>;

/** Whom the cloud takes the credential for; asked with calls that cost nothing. */
export const cloudIdentitySeen = z.strictObject({
  /** AWS account, Google Cloud project, Azure resource: where usage is billed and quotas live. */
  account: text,
  /** ARN, service account or the like; null where the path does not tell. */
  principal: text.nullable(),
  /** Variables, file or service the credential came from. */
  from: text,
  region: text.nullable(),
  /** Workspace of Anthropic that requests name; null on paths without. */
  workspace: text.nullable(),
  /** Hosts of the path that were asked, where a variable names others than the cloud's own; empty: none does. */
  foreignHosts: z.array(text).max(20),
  ms,
});
export type CloudIdentitySeen = Readonly<z.output<typeof cloudIdentitySeen>>;

/** The planned model as the path lists it in the planned region. */
export const cloudModelSeen = z.strictObject({
  /** As it was asked for. */
  id: text,
  region: text.nullable(),
  /** False: the path does not know it there. */
  listed: z.boolean(),
  lifecycle: z.enum(['active', 'legacy', 'deprecated', 'retired', 'unknown']),
  /** No longer for new users from this day on. */
  legacyOn: day.nullable(),
  /** Answers no more from this day on. */
  endsOn: day.nullable(),
  /** Ways it may be called by there. */
  callableBy: z.array(z.enum(['on-demand', 'inference-profile', 'provisioned', 'endpoint', 'deployment'])),
  /** Bedrock: profiles that lead to it, and the regions behind them. */
  profiles: z
    .array(z.strictObject({ id: text, active: z.boolean(), regions: z.array(text).max(100) }))
    .max(100),
  denied: deniedCalls,
  ms,
});
export type CloudModelSeen = Readonly<z.output<typeof cloudModelSeen>>;

/** What must be open before a first call, one by one. */
export const cloudAccessSeen = z.strictObject({
  gates: z
    .array(
      z.strictObject({
        gate: z.enum([
          'authorization',
          'entitlement',
          'region',
          'agreement',
          'use-case-form',
          'service',
          'federation',
          'deployment',
        ]),
        /** `unread`: the credential may not ask, or the cloud gave no answer. */
        state: z.enum(['open', 'pending', 'closed', 'unread']),
        /** What the cloud said, e.g. NOT_AUTHORIZED or the name of a service. */
        said: text,
      }),
    )
    .max(20),
  denied: deniedCalls,
  ms,
});
export type CloudAccessSeen = Readonly<z.output<typeof cloudAccessSeen>>;
export type CloudGate = CloudAccessSeen['gates'][number];

/** The quotas that requests of the plan draw on. */
export const cloudQuotasSeen = z.strictObject({
  quotas: z
    .array(
      z.strictObject({
        /** As the cloud writes it. */
        name: text,
        code: text.nullable(),
        counts: z.enum(['requests', 'input', 'output', 'tokens']),
        per: z.enum(['minute', 'day']),
        endpoint: z.enum(['regional', 'multi-region', 'global', 'deployment']),
        value: z.number().nonnegative(),
        adjustable: z.boolean().nullable(),
        /** In force for this account, or what accounts begin with. */
        from: z.enum(['account', 'default']),
      }),
    )
    .max(200),
  denied: deniedCalls,
  ms,
});
export type CloudQuotasSeen = Readonly<z.output<typeof cloudQuotasSeen>>;
export type CloudQuota = CloudQuotasSeen['quotas'][number];
