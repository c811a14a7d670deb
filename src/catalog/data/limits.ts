import type { EndpointLimitRow, MinuteLimits, RateLimitRow, SharedLimitRow, TierRow } from '../limits.ts';
import type { LimitClass } from '../model.ts';
import type { Provenance } from '../provenance.ts';

const page = { sources: ['rate-limits'], asOf: '2026-10-08', confidence: 'high' } as const;

/** Monthly caps of the usage tiers in force since 2026-06-26. No deposit buys a tier any more. */
export const tierRows: readonly TierRow[] = [
  {
    tier: 'evaluation',
    name: 'Evaluation',
    monthlySpendCapUsd: null,
    published: false,
    howToGetThere:
      'New organizations and those with little usage history begin here; the tier rises by itself.',
    provenance: { ...page, note: 'Its limits lie below Start; the page gives no figures. Read them live.' },
  },
  {
    tier: 'start',
    name: 'Start',
    monthlySpendCapUsd: 500,
    published: true,
    howToGetThere: 'Organizations are placed here automatically by usage history and standing.',
    provenance: page,
  },
  {
    tier: 'build',
    name: 'Build',
    monthlySpendCapUsd: 1_000,
    published: true,
    howToGetThere: 'Organizations are placed here automatically by usage history and standing.',
    provenance: page,
  },
  {
    tier: 'scale',
    name: 'Scale',
    monthlySpendCapUsd: 200_000,
    published: true,
    howToGetThere: "Automatic with usage, or requested on the Console's Rate limits page.",
    provenance: {
      sources: ['rate-limits', 'limit-increase'],
      asOf: '2026-10-08',
      confidence: 'high',
      note: 'The help centre says a request can be made once half of the current limits is used.',
    },
  },
  {
    tier: 'custom',
    name: 'Custom',
    monthlySpendCapUsd: null,
    published: true,
    howToGetThere: "Agreed with Anthropic's account team.",
    provenance: { ...page, note: 'No spend cap; rate limits are agreed one by one and not published.' },
  },
];

const standard = {
  start: { rpm: 1_000, itpm: 2_000_000, otpm: 400_000 },
  build: { rpm: 5_000, itpm: 5_000_000, otpm: 1_000_000 },
  scale: { rpm: 10_000, itpm: 10_000_000, otpm: 2_000_000 },
} as const;
const fable = {
  start: { rpm: 1_000, itpm: 500_000, otpm: 100_000 },
  build: { rpm: 2_000, itpm: 1_500_000, otpm: 300_000 },
  scale: { rpm: 4_000, itpm: 4_000_000, otpm: 800_000 },
} as const;
const haiku35 = {
  start: { rpm: 1_000, itpm: 100_000, otpm: 20_000 },
  build: { rpm: 2_000, itpm: 200_000, otpm: 40_000 },
  scale: { rpm: 4_000, itpm: 400_000, otpm: 80_000 },
} as const;

type PublishedTier = 'start' | 'build' | 'scale';

function rows(
  limitClass: LimitClass,
  byTier: Readonly<Record<PublishedTier, MinuteLimits>>,
  provenance: Provenance = page,
): RateLimitRow[] {
  const tiers: readonly PublishedTier[] = ['start', 'build', 'scale'];
  return tiers.map((tier) => ({ limitClass, tier, ...byTier[tier], provenance }));
}

/**
 * Messages API limits a minute. Per organization and model class, shared by all keys and workspaces. Evaluation and
 * Custom publish none. Output is measured as it is produced; `max_tokens` reserves nothing.
 */
export const rateLimits: readonly RateLimitRow[] = [
  ...rows('fable-5', fable, {
    ...page,
    confidence: 'low',
    note: 'Documented for Fable 5 and 5.1, which share this bucket. That Fable 5.2 belongs to it is an assumption: the page was last read before its release. Read the limits live.',
  }),
  ...rows('mythos-5', fable, {
    ...page,
    confidence: 'low',
    note: 'The page gives the Mythos models a combined bucket of their own on the terms of Fable 5.x, without repeating figures. Mythos 5.2 and Mythos Preview in it are assumptions.',
  }),
  ...rows('opus-5-5', standard),
  ...rows('opus-5', standard),
  ...rows('opus-4', standard, { ...page, note: 'One bucket for Opus 4.8, 4.7, 4.6 and 4.5 together.' }),
  ...rows('sonnet-5-5', standard),
  ...rows('sonnet-5', standard),
  ...rows('sonnet-4', standard, { ...page, note: 'One bucket for Sonnet 4.6 and 4.5 together.' }),
  ...rows('haiku-5-5', standard),
  ...rows('haiku-4-5', standard),
  ...rows('haiku-3-5', haiku35, { ...page, note: 'Google Cloud only; cache reads count as input here.' }),
];

const endpoints = {
  sources: ['rate-limits', 'token-counting'],
  asOf: '2026-10-08',
  confidence: 'medium',
  note: 'Batch figures are shared by all models. For token counting two copies of the page disagree; the lower reading is the one to plan with, and the Rate Limits API settles it.',
} as const;

/** Batches and token counting. The first token-counting figure is the lower reading, the other that of the newest copy. */
export const endpointLimits: readonly EndpointLimitRow[] = [
  {
    tier: 'start',
    batchRpm: 1_000,
    batchQueuedRequests: 200_000,
    batchRequestsPerBatch: 100_000,
    tokenCountRpm: 2_000,
    tokenCountRpmOtherReading: 5_000,
    provenance: endpoints,
  },
  {
    tier: 'build',
    batchRpm: 2_000,
    batchQueuedRequests: 300_000,
    batchRequestsPerBatch: 100_000,
    tokenCountRpm: 4_000,
    tokenCountRpmOtherReading: 10_000,
    provenance: endpoints,
  },
  {
    tier: 'scale',
    batchRpm: 4_000,
    batchQueuedRequests: 500_000,
    batchRequestsPerBatch: 100_000,
    tokenCountRpm: 8_000,
    tokenCountRpmOtherReading: 20_000,
    provenance: endpoints,
  },
];

/** Files, Managed Agents (calls that create and calls that read are counted apart) and the spend limit routes together. */
export const sharedLimits: readonly SharedLimitRow[] = [
  {
    endpoints: 'files',
    rpm: 500,
    approximate: true,
    provenance: { sources: ['files'], asOf: '2026-08-22', confidence: 'high' },
  },
  { endpoints: 'managed-agents-create', rpm: 300, approximate: false, provenance: page },
  { endpoints: 'managed-agents-read', rpm: 1_200, approximate: false, provenance: page },
  {
    endpoints: 'spend-limits',
    rpm: 60,
    approximate: false,
    provenance: { sources: ['admin-api'], asOf: '2026-08-22', confidence: 'high' },
  },
];
