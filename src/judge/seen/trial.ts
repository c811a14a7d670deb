import { z } from 'zod';

/** Most slices of a distribution that are kept: enough for every percentile that is asked for. */
export const mostSlices = 200;
/** Most groups of samples with a common beginning that are kept, the largest first. */
export const mostFamilies = 10;

const amount = z.number().nonnegative().max(1e15);
const count = z.number().int().nonnegative().max(1e9);
const share = z.number().min(0).max(1);
const name = z.string().max(200);
/** As long as file systems let one be. */
const fileName = z.string().max(255);

/** 95 % interval of a mean over all requests of this kind, judged by those that were sampled. */
const interval = z.strictObject({ mean: amount, low: amount, high: amount });

/** How a number is spread over the samples. */
const distribution = z.strictObject({
  count,
  p50: amount,
  p90: amount,
  p95: amount,
  p99: amount,
  max: amount,
  mean: interval,
  /** Means of equally many values each, in rising order; their mean is that of all values. Empty without values. */
  slices: z.array(amount).max(mostSlices),
});

/** What stands where the samples of a family first differ. */
export const varyingKinds = [
  'date',
  'time',
  'uuid',
  'number',
  'id',
  'email',
  'words',
  /** Nothing: the shortest sample ends there. */
  'end',
] as const;
export type VaryingKind = (typeof varyingKinds)[number];

/** Samples that begin alike. */
const family = z.strictObject({
  share,
  /** Of the beginning that all of them have in common. */
  prefixTokens: count,
  prefixCharacters: count,
  /** Where it ends, e.g. "the system prompt, character 812"; never what stands there. */
  endsIn: name,
  varies: z.enum(varyingKinds),
  /** Its length if what varies there stood behind it; null where that cannot be told or changes nothing. */
  movedPrefixTokens: count.nullable(),
});

/** What a small-scale trial on the team's own requests measured. Sizes and counts, no contents. */
export const trialSeen = z.strictObject({
  /** ISO date-time at which the last of it was measured. */
  at: z.iso.datetime({ offset: true }),
  /** The id the samples were counted with. */
  model: name,
  /** Name of the file or folder, without its path. */
  samples: fileName,
  /** Samples that were counted, and lines that were left out as unusable. */
  counted: count,
  skipped: count,
  counting: z.discriminatedUnion('by', [
    /** The token-counting endpoint. */
    z.strictObject({ by: z.literal('api') }),
    /** Estimated on this machine: the true size of most texts lies within this part of it, up or down. */
    z.strictObject({ by: z.literal('estimate'), band: share }),
  ]),
  /** True where the built-in sandbox answered. */
  sandbox: z.boolean(),
  input: distribution,
  /** max_tokens of the samples that state one; null: none does. */
  maxTokens: distribution.nullable(),
  /** How many samples carry what. */
  carry: z.strictObject({
    system: count,
    tools: count,
    images: count,
    documents: count,
    cacheControl: count,
  }),
  /** Tokens that the tools of a sample make up on average, where some carry tools and they were counted apart. */
  toolTokens: interval.nullable(),
  prefixes: z
    .strictObject({
      /** Samples looked at: a random part of all. */
      analysed: count,
      families: z.array(family).max(mostFamilies),
    })
    .nullable(),
  /** Null: none was sent. */
  live: z
    .strictObject({
      via: z.enum(['messages', 'batch']),
      asked: count,
      answered: count,
      failed: count,
      refused: count,
      output: distribution,
      /** Of the answers that tell. */
      thinking: distribution.nullable(),
      stopReasons: z.record(name, count),
      hitMaxTokens: count,
      usage: z.strictObject({
        uncachedInputTokens: amount,
        cacheWrite5mTokens: amount,
        cacheWrite1hTokens: amount,
        cacheReadTokens: amount,
        outputTokens: amount,
        webSearches: amount,
      }),
      /** Milliseconds; null in a batch. */
      firstTokenMs: distribution.nullable(),
      wholeMs: distribution.nullable(),
      costUsd: amount,
      perRequestUsd: interval,
    })
    .nullable(),
  /** One request when the trial was made: answers as measured, as planned, or left out because nobody knows them. */
  perRequestUsd: z
    .strictObject({
      ...interval.shape,
      answers: z.enum(['measured', 'planned', 'left-out']),
      /** By the plan's caching, batches, path and speed; or a plain request, where the plan does not say enough. */
      prices: z.enum(['planned', 'list']),
    })
    .nullable(),
});

export type TrialSeen = Readonly<z.output<typeof trialSeen>>;
export type TrialDistribution = Readonly<z.output<typeof distribution>>;
export type TrialInterval = Readonly<z.output<typeof interval>>;
export type PrefixFamily = Readonly<z.output<typeof family>>;
export type TrialLive = NonNullable<TrialSeen['live']>;
