import { z } from 'zod';
import { causeIds } from '../../src/catalog/error-cause.ts';
import { type SourceId, sources } from '../../src/catalog/sources.ts';
import {
  apiVersions,
  efforts,
  features,
  modelLines,
  platformPaths,
  tiers,
} from '../../src/catalog/vocabulary.ts';

const sourceIds = Object.keys(sources) as [SourceId, ...SourceId[]];
const word = z.string().trim().min(1);
const sentence = z.string().regex(/^[A-Z"'].*\.$/, 'must be a full sentence');
const date = z.iso.date();
const tokens = z.int().positive();
const usd = z.number().positive();
const distinct = (list: readonly unknown[]) => new Set(list).size === list.length;
const listOf = <T extends z.ZodType>(item: T) => z.array(item).refine(distinct, 'must not repeat');

export const provenanceSchema = z.strictObject({
  sources: listOf(z.enum(sourceIds)).min(1),
  asOf: date,
  confidence: z.enum(['high', 'medium', 'low']),
  note: sentence.optional(),
});

const rule = z.enum(['ok', 'rejected', 'deprecated', 'not-with-thinking']);
const limitClass = z.enum([
  'fable-5',
  'mythos-5',
  'opus-5-5',
  'opus-5',
  'opus-4',
  'sonnet-5-5',
  'sonnet-5',
  'sonnet-4',
  'haiku-5-5',
  'haiku-4-5',
  'haiku-3-5',
]);

const lifecycleSchema = z.strictObject({
  state: z.enum(['active', 'legacy', 'deprecated', 'retired']),
  releasedOn: date.nullable(),
  deprecatedOn: date.nullable(),
  retires: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['on', 'not-before']), date }),
    z.strictObject({ kind: z.literal('unknown') }),
  ]),
  successor: word.nullable(),
  restricted: z.boolean(),
  knowledgeCutoff: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .nullable(),
  provenance: provenanceSchema,
});

const priceStepSchema = z.strictObject({
  upToPromptTokens: tokens.nullable(),
  inputUsdPerMTok: usd,
  outputUsdPerMTok: usd,
  cacheWrite5mUsdPerMTok: usd,
  cacheWrite1hUsdPerMTok: usd,
  cacheReadUsdPerMTok: usd,
  batchInputUsdPerMTok: usd,
  batchOutputUsdPerMTok: usd,
});

const behaviourSchema = z.strictObject({
  thinking: z.enum(['adaptive-always', 'adaptive-default', 'adaptive-optional', 'extended-only']),
  defaultEffort: z.enum(efforts).nullable(),
  effortLevels: listOf(z.enum(efforts)),
  cacheMinimumTokens: tokens.nullable(),
  tokenizer: z.enum(['new', 'old']),
  samplingParameters: rule,
  prefill: rule,
  budgetTokens: rule,
  adaptiveThinking: rule,
  thinkingDisabled: rule,
  betweenTools: rule,
  thinkingOffUpTo: z.enum(efforts).nullable(),
  forcedToolChoice: rule,
  provenance: provenanceSchema,
});

const modelSchema = z.strictObject({
  id: z.string().regex(/^claude-[a-z0-9-]+$/),
  aliases: listOf(z.string().regex(/^claude-[a-z0-9-]+$/)),
  name: word,
  line: z.enum(modelLines),
  limitClass,
  lifecycle: lifecycleSchema,
  windows: z.strictObject({
    contextTokens: tokens,
    maxOutputTokens: tokens.nullable(),
    batchMaxOutputTokens: tokens.nullable(),
    mediaItems: tokens,
    provenance: provenanceSchema,
  }),
  ids: z.strictObject({
    ...Object.fromEntries(platformPaths.map((path) => [path, word.optional()])),
    provenance: provenanceSchema,
  }),
  prices: z.strictObject({ steps: z.array(priceStepSchema), provenance: provenanceSchema }),
  fastMode: z
    .strictObject({
      inputUsdPerMTok: usd,
      outputUsdPerMTok: usd,
      preview: z.boolean(),
      provenance: provenanceSchema,
    })
    .nullable(),
  behaviour: behaviourSchema,
  toolOverhead: z.strictObject({
    autoTokens: tokens.nullable(),
    forcedTokens: tokens.nullable(),
    provenance: provenanceSchema,
  }),
  features: z.strictObject({
    supported: listOf(z.enum(features)),
    missingOn: z.partialRecord(z.enum(platformPaths), listOf(z.enum(features)).min(1)).optional(),
    provenance: provenanceSchema,
  }),
});

const platformSchema = z.strictObject({
  path: z.enum(platformPaths),
  name: word,
  provider: z.enum(['Anthropic', 'AWS', 'Google Cloud', 'Microsoft Azure']),
  operatedBy: z.enum(['Anthropic', 'AWS', 'Google', 'Microsoft']),
  billedBy: word,
  whereLimitsLive: word,
  prerequisites: listOf(word).min(1),
  sdkPackage: z.string().startsWith('@anthropic-ai/'),
  sdkClient: z.string().startsWith('Anthropic'),
  credentialVariables: listOf(z.string().regex(/^[A-Z_]+$/)).min(1),
  regionVariable: z
    .string()
    .regex(/^[A-Z_]+$/)
    .nullable(),
  needsRegion: z.boolean(),
  hasWorkspaces: z.boolean(),
  hasAnthropicRateLimitHeaders: z.enum(['yes', 'no', 'not-checked']),
  hasAdminApi: z.enum(['yes', 'partly', 'no']),
  requestSizeLimitMb: z.int().positive(),
  regionalPriceFactor: z.number().min(1).nullable(),
  missingFeatures: listOf(z.enum(features)),
  alsoCalled: listOf(z.string().regex(/^[a-z]/)),
  provenance: provenanceSchema,
});

const causeSchema = z.strictObject({
  cause: z.enum(causeIds),
  meaning: z.enum(['refused', 'invalid', 'unreachable']),
  statuses: listOf(z.int().min(200).max(599)),
  errorType: word.nullable(),
  errorCodes: listOf(z.string().regex(/^[a-z_]+$/)),
  messageStarts: listOf(word),
  retryable: z.boolean(),
  ends: z.string().regex(/^[A-Z].*[^.]$/),
  summary: sentence,
  advice: sentence,
  provenance: provenanceSchema,
});

const minute = { rpm: tokens, itpm: tokens, otpm: tokens };

/** The shape of everything the catalog holds; unknown keys are errors, so a misspelt one cannot hide. */
export const catalogSchema = z.strictObject({
  asOf: date,
  models: z.array(modelSchema).min(1),
  retiredModels: z.array(
    z.strictObject({ id: word, aliases: listOf(word), retiredOn: date, provenance: provenanceSchema }),
  ),
  rateLimits: z.array(
    z.strictObject({ limitClass, tier: z.enum(tiers), ...minute, provenance: provenanceSchema }),
  ),
  tiers: z.array(
    z.strictObject({
      tier: z.enum(tiers),
      name: word,
      monthlySpendCapUsd: usd.nullable(),
      published: z.boolean(),
      howToGetThere: sentence,
      provenance: provenanceSchema,
    }),
  ),
  endpointLimits: z.array(
    z.strictObject({
      tier: z.enum(tiers),
      batchRpm: tokens,
      batchQueuedRequests: tokens,
      batchRequestsPerBatch: tokens,
      tokenCountRpm: tokens,
      tokenCountRpmOtherReading: tokens,
      provenance: provenanceSchema,
    }),
  ),
  platforms: z.array(platformSchema),
  serverToolFees: z.array(
    z.strictObject({
      feature: z.enum(features),
      name: word,
      usdPerUse: z.number().min(0),
      note: sentence,
      provenance: provenanceSchema,
    }),
  ),
  priceModifiers: z.strictObject({
    batch: usd,
    cacheWrite5m: usd,
    cacheWrite1h: usd,
    usInference: usd,
    regionalEndpoint: usd,
    provenance: provenanceSchema,
  }),
  causes: z.array(causeSchema),
  apiRules: z.strictObject({
    nonStreamingMaxTokens: z.strictObject({ tokens, provenance: provenanceSchema }),
    newVersion: z.strictObject({ version: z.enum(apiVersions), provenance: provenanceSchema }),
    newTokenizerFactor: z.strictObject({ factor: z.number().min(1), provenance: provenanceSchema }),
    batchDeadlineHours: z.strictObject({ hours: z.number().positive(), provenance: provenanceSchema }),
    batchOutputHeader: z.strictObject({ name: word, provenance: provenanceSchema }),
  }),
});
