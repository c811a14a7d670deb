import { z } from 'zod';
import { causeIds } from '../catalog/error-cause.ts';
import { efforts } from '../catalog/vocabulary.ts';
import type { ObservationId, ObservedValues } from './observation.ts';
import { apiKeysSeen } from './seen/api-keys.ts';
import { batchLeft, batchRunSeen } from './seen/batch-run.ts';
import { cloudAccessSeen, cloudIdentitySeen, cloudModelSeen, cloudQuotasSeen } from './seen/cloud.ts';
import { latencySeen } from './seen/latency.ts';
import { listSeen } from './seen/list.ts';
import { mediaSeen } from './seen/media.ts';
import { monthCostSeen } from './seen/month-cost.ts';
import { monthUsageSeen } from './seen/month-usage.ts';
import { organizationSeen } from './seen/organization.ts';
import { parametersSeen } from './seen/parameters.ts';
import { promptCacheSeen } from './seen/prompt-cache.ts';
import { rateLimitsSeen } from './seen/rate-limits.ts';
import { reachSeen } from './seen/reach.ts';
import { spendLimitsSeen } from './seen/spend-limits.ts';
import { streamSeen } from './seen/stream.ts';
import { structuredOutputSeen } from './seen/structured-output.ts';
import { thinkingSeen } from './seen/thinking.ts';
import { toolUseSeen } from './seen/tool-use.ts';
import { trialSeen } from './seen/trial.ts';
import { webSearchSeen } from './seen/web-search.ts';
import { workspacesSeen } from './seen/workspaces.ts';

const text = z.string().max(10_000);
const names = z.array(text).max(1_000);
const amount = z.number().nonnegative();
const moment = z.iso.datetime({ offset: true });

const modelSeen = z.strictObject({
  id: text,
  displayName: text,
  lifecycle: z.enum(['active', 'deprecated', 'retired']),
  deprecatedAt: text.nullable(),
  retiresAt: text.nullable(),
  maxInputTokens: amount.nullable(),
  maxTokens: amount.nullable(),
  supports: z.strictObject({
    batch: z.boolean(),
    citations: z.boolean(),
    codeExecution: z.boolean(),
    imageInput: z.boolean(),
    pdfInput: z.boolean(),
    structuredOutputs: z.boolean(),
    webSearch: z.boolean(),
    thinking: z.array(z.enum(['adaptive', 'between_tools', 'disabled', 'enabled'])),
    efforts: z.array(z.enum(efforts)),
  }),
});

const headerLimit = z
  .strictObject({ limit: amount, remaining: amount.nullable(), resetsAt: text.nullable() })
  .nullable();

const credentialKind = z.enum([
  'api-key',
  'admin-key',
  'auth-token',
  'enterprise-key',
  'profile',
  'federation',
  'typed',
  'unrecognised',
]);

/** What each probe's value must look like for a check to read it. A new probe adds a line here too. */
export const observedValues = {
  credential: z.strictObject({
    kind: credentialKind,
    from: text,
    masked: text,
    shadowed: names,
    others: z
      .array(z.strictObject({ from: text, kind: credentialKind }))
      .max(10)
      .exactOptional(),
    empty: names,
    host: text,
  }),
  reach: reachSeen,
  model: modelSeen,
  'fallback-model': modelSeen,
  'token-count': z.strictObject({
    model: text,
    inputTokens: amount,
    characters: amount,
    sample: z.enum(['plan', 'built-in']),
  }),
  trial: trialSeen,
  batches: listSeen,
  files: listSeen,
  organization: organizationSeen,
  workspaces: workspacesSeen,
  'api-keys': apiKeysSeen,
  'rate-limits': rateLimitsSeen,
  'spend-limits': spendLimitsSeen,
  'month-usage': monthUsageSeen,
  'month-cost': monthCostSeen,
  'tiny-message': z.strictObject({
    model: text,
    organizationId: text.nullable(),
    workspaceId: text.nullable(),
    latencyMs: amount,
    limits: z.strictObject({
      requests: headerLimit,
      inputTokens: headerLimit,
      outputTokens: headerLimit,
      tokens: headerLimit,
    }),
    usage: z.strictObject({
      inputTokens: amount,
      cacheCreationInputTokens: amount,
      cacheReadInputTokens: amount,
      outputTokens: amount,
    }),
    stopReason: text.nullable(),
    serviceTier: text.nullable(),
    inferenceGeo: text.nullable(),
    sandbox: z.boolean(),
  }),
  parameters: parametersSeen,
  stream: streamSeen,
  latency: latencySeen,
  'prompt-cache': promptCacheSeen,
  thinking: thinkingSeen,
  'tool-use': toolUseSeen,
  'structured-output': structuredOutputSeen,
  vision: mediaSeen,
  pdf: mediaSeen,
  'web-search': webSearchSeen,
  'batch-run': batchRunSeen,
  'cloud-identity': cloudIdentitySeen,
  'cloud-model': cloudModelSeen,
  'cloud-access': cloudAccessSeen,
  'cloud-quotas': cloudQuotasSeen,
} as const satisfies { [K in ObservationId]: z.ZodType<ObservedValues[K]> };

export const observationIds = Object.keys(observedValues) as [ObservationId, ...ObservationId[]];

const held = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('offline') }),
  z.strictObject({ by: z.literal('key') }),
  z.strictObject({ by: z.literal('budget'), budgetUsd: amount, coversUsd: amount }),
  z.strictObject({ by: z.literal('consent'), leaves: text, coversUsd: amount }),
  z.strictObject({ by: z.literal('overrun') }),
]);

function observationOf<K extends ObservationId>(id: K) {
  const base = {
    id: z.literal(id),
    probe: z.literal(id),
    at: moment,
    ms: amount,
    costUsd: amount,
    requestIds: names,
    announcedUsd: amount.exactOptional(),
  };
  const absence = {
    reason: text,
    cause: z.enum(causeIds).exactOptional(),
    leftBehind: batchLeft.exactOptional(),
    permission: text.exactOptional(),
    held: held.exactOptional(),
  };
  return z.discriminatedUnion('status', [
    z.strictObject({ ...base, status: z.literal('observed'), value: observedValues[id] }),
    z.strictObject({ ...base, status: z.literal('unavailable'), ...absence }),
    z.strictObject({ ...base, status: z.literal('failed'), ...absence }),
  ]);
}

export const observationSchema = z.discriminatedUnion('id', [
  observationOf('credential'),
  observationOf('reach'),
  observationOf('model'),
  observationOf('fallback-model'),
  observationOf('token-count'),
  observationOf('trial'),
  observationOf('batches'),
  observationOf('files'),
  observationOf('organization'),
  observationOf('workspaces'),
  observationOf('api-keys'),
  observationOf('rate-limits'),
  observationOf('spend-limits'),
  observationOf('month-usage'),
  observationOf('month-cost'),
  observationOf('tiny-message'),
  observationOf('parameters'),
  observationOf('stream'),
  observationOf('latency'),
  observationOf('prompt-cache'),
  observationOf('thinking'),
  observationOf('tool-use'),
  observationOf('structured-output'),
  observationOf('vision'),
  observationOf('pdf'),
  observationOf('web-search'),
  observationOf('batch-run'),
  observationOf('cloud-identity'),
  observationOf('cloud-model'),
  observationOf('cloud-access'),
  observationOf('cloud-quotas'),
]);
