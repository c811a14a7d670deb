import { z } from 'zod';
import { efforts, features, modelLines, platformPaths } from '../../src/catalog/vocabulary.ts';
import { date, listOf, provenanceSchema, tokens, usd, word } from './field-schemas.ts';

const rule = z.enum(['ok', 'rejected', 'deprecated', 'not-with-thinking']);
export const limitClass = z.enum([
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

/** One row of `catalog.models`. */
export const modelSchema = z.strictObject({
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
      betaHeader: word.nullable(),
      paths: listOf(z.enum(platformPaths)).min(1),
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
    rejectedTools: listOf(word).min(1).optional(),
    provenance: provenanceSchema,
  }),
  requiredRetention: z.strictObject({ days: z.int().positive(), provenance: provenanceSchema }).nullable(),
});

/** One row of `catalog.retiredModels`. */
export const retiredModelSchema = z.strictObject({
  id: word,
  aliases: listOf(word),
  retiredOn: date,
  cloudPrices: z
    .strictObject({
      paths: listOf(z.enum(platformPaths)).min(1),
      steps: z.array(priceStepSchema).min(1),
      provenance: provenanceSchema,
    })
    .optional(),
  provenance: provenanceSchema,
});
