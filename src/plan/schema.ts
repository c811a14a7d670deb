import { z } from 'zod';
import {
  apiVersions,
  clientTools,
  efforts,
  features,
  levels,
  platformPaths,
  taskTypes,
  tiers,
} from '../catalog/vocabulary.ts';

/**
 * An answer only the team can give. Absent: not asked yet. Null: asked, and nobody knows.
 * Both end as `unanswered`; neither is ever replaced by a default that passes.
 */
const answer = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

const text = z.string().trim().min(1).max(2_000);
const usd = z.number().nonnegative().max(1e9);
const tokens = z.number().int().nonnegative().max(100_000_000);
const isoDate = z.iso.date();
const modelId = z.string().trim().min(1).max(200);
const checkId = z.string().regex(/^[a-z]+\/[a-z0-9-]+$/, 'a check id such as "spend/alerts"');

/** Typical and 95th-percentile size of one request's part, in tokens. */
const sizes = z
  .strictObject({ typical: answer(tokens), p95: answer(tokens) })
  .refine((size) => size.typical == null || size.p95 == null || size.p95 >= size.typical, {
    path: ['p95'],
    error: 'a p95 at or above the typical size',
  });

const personAnswer = z.strictObject({
  says: z.enum(['yes', 'no']),
  by: text,
  on: isoDate,
  evidence: text.optional(),
  note: text.optional(),
});

const waiver = z.strictObject({ check: checkId, reason: text, owner: text, expires: isoDate });

/** A number, or "none" where the team knows that there is none: a parameter not sent, a bound not set. */
const orNone = (number: z.ZodNumber) =>
  answer(
    z.union([z.literal('none'), number], {
      error: number.isInt ? '"none" or a whole number' : '"none" or a number',
    }),
  );

/** Request parameters the team means to send, as far as they decide whether a model answers 400. */
const requestShape = z.strictObject({
  temperature: orNone(z.number().min(0).max(1)),
  topP: orNone(z.number().min(0).max(1)),
  topK: orNone(z.number().int().positive()),
  prefill: answer(z.boolean()),
  thinkingBudgetTokens: orNone(z.number().int().positive()),
  forcedToolChoice: answer(z.boolean()),
  apiVersion: answer(z.enum(apiVersions)),
});

/** Shares (above 0, at most 1) of the full traffic, a day each from the launch on; what comes after them is full traffic. */
const launchShares = z
  .array(z.number().positive().max(1))
  .min(1)
  .max(60)
  .superRefine((shares, context) => {
    const say = (day: number, message: string) => context.addIssue({ code: 'custom', path: [day], message });
    shares.forEach((share, day) => {
      const before = shares[day - 1] ?? 0;
      if (before <= 1 && share < before) say(day, 'a share at or above that of the day before');
    });
    if (shares.length > 0 && shares.at(-1) !== 1)
      say(shares.length - 1, '1 on the last day, which brings the full traffic');
  });

const defaulted = <T extends z.ZodObject>(schema: T) => schema.prefault({} as z.input<T>);

/** `gonogo.json`: what the team intends. No secrets, no addresses to send keys to. */
export const planSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1).default(1),
  name: answer(text),
  /** The stake; decides which checks block. */
  level: z.enum(levels).default('ga'),
  launchDate: answer(isoDate),
  /** How long the launched version is meant to live without a model change, in months. */
  plannedLifeMonths: answer(z.number().positive().max(120)),
  task: defaulted(
    z.strictObject({
      type: answer(z.enum(taskTypes)),
      purpose: answer(text),
      features: answer(z.array(z.enum(features)).max(features.length)),
      /** Anthropic's own client tools that requests carry, each with input tokens of its own. */
      clientTools: answer(z.array(z.enum(clientTools)).max(clientTools.length)),
      /**
       * Longest a person (or the next system) will wait for a whole answer, in seconds. Simulated traffic gives up a request
       * that was not let in by then; the time in which its answer is written comes on top.
       */
      patienceSeconds: answer(
        z
          .number()
          .positive()
          .max(86_400 * 7),
      ),
    }),
  ),
  model: defaulted(
    z.strictObject({
      id: answer(modelId),
      effort: answer(z.enum([...efforts, 'none'])),
      thinking: answer(z.enum(['default', 'adaptive', 'between-tools', 'enabled', 'disabled'])),
      /** Null: nobody knows; "none": decided against one. */
      fallback: answer(modelId),
      /** Why a stronger model than the task type suggests was chosen: an eval, a comparison. */
      reason: answer(text),
      request: defaulted(requestShape),
    }),
  ),
  tokens: defaulted(
    z.strictObject({
      /** The whole prompt: system, tools, history, documents. */
      input: sizes.prefault({}),
      /** The whole answer, thinking included. */
      output: sizes.prefault({}),
      /** Of a typical answer, what is thinking. */
      thinking: answer(tokens),
      /** The team's own tool definitions, in every prompt. */
      toolDefinitions: answer(tokens),
      /** `max_tokens` the requests will carry. */
      maxTokens: answer(z.number().int().positive().max(10_000_000)),
      /** Leading tokens that are byte-identical from request to request. */
      repeatedPrefix: answer(tokens),
      cacheTtl: answer(z.enum(['none', '5m', '1h'])),
      streaming: answer(z.boolean()),
      /** A real prompt to count with the target model's own tokenizer. */
      samplePrompt: answer(z.string().min(1).max(400_000)),
    }),
  ),
  platform: defaulted(
    z.strictObject({
      path: answer(z.enum(platformPaths)),
      region: answer(z.string().trim().min(1).max(60)),
      deployment: answer(z.string().trim().min(1).max(300)),
    }),
  ),
  workspace: defaulted(
    z.strictObject({
      name: answer(text),
      id: answer(z.string().trim().min(1).max(100)),
      organizationId: answer(z.string().trim().min(1).max(100)),
      isDefault: answer(z.boolean()),
      /** Where inference has to run; "global": anywhere will do. */
      inferenceGeo: answer(z.enum(['us', 'global'])),
    }),
  ),
  keys: defaulted(
    z.strictObject({
      /** When the production key expires, as chosen when it was made. */
      expiresOn: answer(z.union([z.literal('never'), isoDate])),
    }),
  ),
  limits: defaulted(z.strictObject({ tier: answer(z.enum(tiers)) })),
  spend: defaulted(
    z.strictObject({
      monthlyBudgetUsd: answer(usd),
      organizationLimitUsd: answer(usd),
      workspaceLimitUsd: answer(usd),
      creditUsd: answer(usd),
      autoReload: answer(z.boolean()),
      /** When after the launch, and by whom, real spending is compared with the estimate. */
      review: z.strictObject({ on: answer(isoDate), owner: answer(text) }).prefault({}),
    }),
  ),
  /** How the product calls Claude. */
  client: defaulted(
    z.strictObject({
      /** Most requests under way at once, all replicas together; "none": nothing bounds them. */
      concurrency: orNone(z.number().int().min(1).max(1e6)),
      /** How often one layer tries a request that is turned down, the first try counted: 3 with the official SDK as it comes. */
      attempts: answer(z.number().int().min(1).max(100)),
      /** How many layers each try again by themselves: the SDK, a gateway, a job queue. 1: the SDK alone. */
      retryLayers: answer(z.number().int().min(1).max(10)),
    }),
  ),
  traffic: defaulted(
    z.strictObject({
      requestsPerDay: answer(z.number().nonnegative().max(1e10)),
      activeDaysPerMonth: answer(z.number().min(1).max(31)),
      peakRequestsPerMinute: answer(z.number().nonnegative().max(1e8)),
      shape: answer(z.enum(['steady', 'office-hours', 'daily-curve', 'launch-spike', 'scheduled-bursts'])),
      /** Share (0 to 1) that can wait up to a day and so could be batched. */
      batchableShare: answer(z.number().min(0).max(1)),
      webSearchesPerRequest: answer(z.number().nonnegative().max(1_000)),
      /** Hours of code execution containers, all together, where they are not free with web search or web fetch. */
      containerHoursPerMonth: answer(z.number().nonnegative().max(1e8)),
      /** How many bursts a day, evenly spaced, where requests come in scheduled bursts. */
      burstsPerDay: answer(z.number().int().min(1).max(1_440)),
      /** People who use the product in a month. */
      usersPerMonth: answer(z.number().positive().max(1e10)),
      /** Growth of the traffic from month to month: 0.1 is ten percent. */
      growthPerMonth: answer(z.number().min(-0.99).max(10)),
      /** Most requests a minute the product lets one customer send; "none": nothing bounds them. */
      tenantRequestsPerMinute: orNone(z.number().nonnegative().max(1e8)),
      /** What each day from the launch on brings, e.g. [0.05, 0.2, 0.5, 1]; [1]: everything at once. */
      launchShares: answer(launchShares),
    }),
  ),
  /** What people vouch for, by check id. */
  answers: z.record(checkId, personAnswer).default({}),
  waivers: z.array(waiver).max(200).default([]),
});

/** A validated plan: every section present, every answer possibly absent or null. */
export type Plan = z.output<typeof planSchema>;
/** A plan as written by hand: sections may be missing. */
export type PlanInput = z.input<typeof planSchema>;
export type PersonAnswer = Plan['answers'][string];
export type Waiver = Plan['waivers'][number];
