import { z } from 'zod';
import { causeIds } from '../../src/catalog/error-cause.ts';
import { apiSurfaces, parityTopics } from '../../src/catalog/platform-parity.ts';
import { apiVersions, features, modelLines, platformPaths, tiers } from '../../src/catalog/vocabulary.ts';
import { date, listOf, pages, provenanceSchema, sentence, tokens, usd, word } from './field-schemas.ts';
import { limitClass, modelSchema, retiredModelSchema } from './model-schema.ts';

const platformSchema = z.strictObject({
  path: z.enum(platformPaths),
  name: word,
  shortName: word.max(40),
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

const inShort = word.max(40);
const full = z.string().regex(/^[A-Z].*\.$/, 'must be a full sentence');

const paritySchema = z.strictObject({
  path: z.enum(platformPaths),
  inShort: z.strictObject({ billing: inShort, access: inShort, quotas: inShort, setup: inShort }),
  accessGrantedBy: full,
  endpoints: full,
  forms: listOf(
    z.strictObject({
      reach: z.enum(['anywhere', 'multi-region', 'regional', 'us-only']),
      written: word,
      premium: z.enum(['none', 'regional', 'us-inference', 'not-confirmed']),
    }),
  ).min(1),
  modelIds: full,
  apiVersions: full,
  administration: full,
  toldApartBy: full,
  surfaces: z.record(
    z.enum(apiSurfaces),
    z.strictObject({ answer: z.enum(['yes', 'partly', 'no', 'not-confirmed']), remark: word.nullable() }),
  ),
  topicSources: z.record(z.enum(parityTopics), pages),
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

const limitIncreaseSchema = z.strictObject({
  path: z.enum(platformPaths),
  service: word,
  tokens: z.enum(['apart', 'together']),
  limitsRequests: z.boolean(),
  where: listOf(sentence).min(1),
  counting: listOf(z.string().regex(/\.$/, 'must be a full sentence')).min(1),
  quotas: listOf(
    z.strictObject({
      unit: z.enum(['requests', 'input', 'output', 'together', 'together-a-day', 'each']),
      endpoint: z.enum(['global', 'multi-region', 'regional']).nullable(),
      name: word,
    }),
  ),
  asked: listOf(z.strictObject({ question: z.string().regex(/^[A-Z].*\?$/), where: word })),
  reservesMaxTokens: z.boolean(),
  outputWeight: z.strictObject({ models: listOf(word).min(1), weight: z.int().min(2) }).nullable(),
  baseModel: z
    .strictObject({ sharedAfter: date, lines: z.partialRecord(z.enum(modelLines), word) })
    .nullable(),
  provenance: provenanceSchema,
});

const minute = { rpm: tokens, itpm: tokens, otpm: tokens };

/** The shape of everything the catalog holds; unknown keys are errors, so a misspelt one cannot hide. */
export const catalogSchema = z.strictObject({
  asOf: date,
  models: z.array(modelSchema).min(1),
  retiredModels: z.array(retiredModelSchema),
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
  sharedLimits: z.array(
    z.strictObject({
      endpoints: z.enum(['files', 'managed-agents-create', 'managed-agents-read', 'spend-limits']),
      rpm: tokens,
      approximate: z.boolean(),
      provenance: provenanceSchema,
    }),
  ),
  platforms: z.array(platformSchema),
  platformParity: z.array(paritySchema),
  limitIncreases: z.array(limitIncreaseSchema),
  toolExtras: z.array(
    z.strictObject({
      tool: z.enum(['bash', 'text-editor', 'computer-toolset', 'browser-toolset', 'computer-tool']),
      part: z.enum(['whole', 'optional-members', 'system-prompt', 'definition']),
      models: listOf(word).min(1).nullable(),
      tokens: z
        .strictObject({ least: tokens, most: tokens })
        .refine(({ least, most }) => least <= most, 'must rise'),
      approximate: z.boolean(),
      provenance: provenanceSchema,
    }),
  ),
  serverToolFees: z.array(
    z.strictObject({
      feature: z.enum(features),
      name: word,
      usdPerUse: z.number().min(0),
      note: sentence,
      provenance: provenanceSchema,
    }),
  ),
  runtimeFees: z.array(
    z.strictObject({
      runtime: z.enum(['code-execution-container', 'managed-agents-session']),
      name: word,
      usdPerHour: usd,
      freeHoursPerMonth: z.number().min(0),
      minimumMinutes: z.number().min(0),
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
    retirementNotice: z.strictObject({ days: z.int().positive(), provenance: provenanceSchema }),
    newVersion: z.strictObject({
      version: z.enum(apiVersions),
      rejectedOnBedrock: listOf(word).min(1),
      provenance: provenanceSchema,
    }),
    newTokenizerFactor: z.strictObject({ factor: z.number().min(1), provenance: provenanceSchema }),
    sdkRetries: z.strictObject({
      retries: z.literal(2),
      firstWaitMs: z.literal(500),
      longestWaitMs: z.literal(8_000),
      jitter: z.literal(0.25),
      provenance: provenanceSchema,
    }),
    batchDeadlineHours: z.strictObject({ hours: z.number().positive(), provenance: provenanceSchema }),
    strictTools: z.strictObject({
      maxTools: tokens,
      maxOptionalParameters: tokens,
      provenance: provenanceSchema,
    }),
    serverToolVersions: z.array(
      z.strictObject({
        tool: z.enum(['web_search', 'web_fetch', 'code_execution']),
        versions: listOf(z.string().regex(/^20\d{6}$/)).min(1),
        provenance: provenanceSchema,
      }),
    ),
    promptCaching: z.strictObject({
      breakpoints: z.int().positive(),
      lookBackBlocks: z.int().positive(),
      ttlMinutes: z.strictObject({ '5m': z.int().positive(), '1h': z.int().positive() }),
      provenance: provenanceSchema,
    }),
    smallestThinkingBudget: z.strictObject({ tokens, provenance: provenanceSchema }),
    refusalBilling: z.strictObject({
      billedCategories: listOf(z.string().regex(/^[a-z_]+$/)).min(1),
      provenance: provenanceSchema,
    }),
    batchBounds: z.strictObject({
      bodyMb: z.int().positive(),
      resultDays: z.int().positive(),
      provenance: provenanceSchema,
    }),
    fileBounds: z.strictObject({
      fileMb: z.int().positive(),
      storageMb: z.int().positive(),
      minExpirySeconds: z.int().positive(),
      maxExpirySeconds: z.int().positive(),
      provenance: provenanceSchema,
    }),
    batchOutputHeader: z.strictObject({ name: word, provenance: provenanceSchema }),
  }),
});
