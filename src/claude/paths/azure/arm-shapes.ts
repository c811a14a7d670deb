import { z } from 'zod';
import { boundedList } from '../../bounded-list.ts';

/**
 * The parts of Azure Resource Manager's answers that are read, of API version 2025-09-01 of Microsoft.CognitiveServices.
 * https://learn.microsoft.com/rest/api/aiservices/accountmanagement
 */
const optional = <T extends z.ZodType>(shape: T) => shape.nullish().catch(null);
const name = z.string().min(1).max(300);

/** What a limit of this kind lets through within so many seconds. */
const rateLimit = z.object({
  key: name,
  count: z.number().nonnegative(),
  renewalPeriod: z.number().positive(),
});
const rateLimits = optional(boundedList(50, rateLimit));
export type RateLimit = z.output<typeof rateLimit>;

const page = <T extends z.ZodType>(most: number, element: T) =>
  z.object({ value: boundedList(most, element), nextLink: optional(z.string().max(4_000)) });

export const subscriptions = page(
  1_000,
  z.object({ subscriptionId: z.string().regex(/^[\w-]{1,64}$/), state: optional(z.string()) }),
);

/** Parts of a path only: an id is asked for again. */
const accountId =
  /^\/subscriptions\/[\w-]{1,64}\/resourceGroups\/[^/?#\\%]{1,90}\/providers\/Microsoft\.CognitiveServices\/accounts\/[\w.-]{2,64}$/i;

const account = z.object({
  id: z.string().regex(accountId),
  name,
  location: z.string().regex(/^[\w ]{1,60}$/),
  properties: optional(
    z.object({
      customSubDomainName: optional(z.string()),
      endpoint: optional(z.string()),
      endpoints: optional(z.record(z.string(), z.string())),
    }),
  ),
});
export const accounts = page(2_000, account);
export type ArmAccount = z.output<typeof account>;

const deployment = z.object({
  name,
  sku: optional(z.object({ name: optional(name), capacity: optional(z.number().nonnegative()) })),
  properties: z.object({
    provisioningState: optional(z.string().max(100)),
    model: z.object({ name, version: optional(name) }),
    rateLimits,
  }),
});
export const deployments = page(1_000, deployment);
export type ArmDeployment = z.output<typeof deployment>;

const sku = z.object({ name, usageName: optional(name), rateLimits });

const model = z.object({
  name,
  version: optional(name),
  isDefaultVersion: optional(z.boolean()),
  lifecycleStatus: optional(z.string().max(100)),
  deprecation: optional(z.object({ inference: optional(z.string().max(100)) })),
  skus: optional(boundedList(100, sku)),
});
export const models = page(5_000, model);
export type ArmModel = z.output<typeof model>;

const usage = z.object({
  name: z.object({ value: name }),
  /** In units of capacity, as deployments are sized. */
  limit: z.number().nonnegative(),
});
export const usages = page(10_000, usage);
export type ArmUsage = z.output<typeof usage>;
