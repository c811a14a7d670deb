import type { CostLayer } from '../../src/cost/layers.ts';
import type { Derived, YearTable } from '../../src/judge/run.ts';

/** By hand, from the month of chat-launch.ts: 2.00 USD a million tokens in without a cache, and what the cache saves. */
export const chatLayers = {
  light: [
    { layer: 'model', name: 'Prompt', usd: 960 },
    { layer: 'output', name: 'Answer', usd: 480 },
    { layer: 'structure', name: 'Caching', usd: -534 },
  ],
  medium: [
    { layer: 'model', name: 'Prompt', usd: 1_920 },
    { layer: 'output', name: 'Answer', usd: 960 },
    { layer: 'structure', name: 'Caching', usd: -1_068 },
  ],
  heavy: [
    { layer: 'model', name: 'Prompt', usd: 5_760 },
    { layer: 'output', name: 'Answer', usd: 2_160 },
    { layer: 'structure', name: 'Caching', usd: -1_068 },
  ],
} as const satisfies Readonly<Record<string, readonly CostLayer[]>>;

const twelve = [
  ...['2026-12'],
  ...Array.from({ length: 11 }, (_, index) => `2027-${String(index + 1).padStart(2, '0')}`),
];

const never = { light: null, medium: null, heavy: null };

/** From the launch on the 1st of December on; nobody stated growth, so every month is that of chat-launch.ts. */
export const chatYear: YearTable = {
  growthPerMonth: null,
  months: twelve.map((month) => ({
    month,
    lightUsd: 906,
    mediumUsd: 1_812,
    heavyUsd: 6_852,
    partial: false,
  })),
  caps: [
    { kind: 'budget', usd: 8_000, reachedOn: never },
    { kind: 'organization', usd: 10_000, reachedOn: never },
  ],
};

/**
 * The same under a cap of 500 USD. December has 31 days: 906 / 31 = 29.23 a day reach it on the 18th, 58.45 on the 9th,
 * 221.03 on the 3rd.
 */
export const cappedYear: YearTable = {
  ...chatYear,
  caps: [
    ...chatYear.caps,
    {
      kind: 'usage-tier',
      usd: 500,
      reachedOn: { light: '2026-12-18', medium: '2026-12-09', heavy: '2026-12-03' },
    },
  ],
};

/** Half the price and fewer tokens; the planned one; twice the price. */
export const chatModels: NonNullable<Derived['models']> = [
  {
    id: 'claude-haiku-4-5-20251001',
    name: 'Haiku 4.5',
    line: 'haiku',
    against: 'weaker',
    mediumUsd: 696.92,
    tokenFactor: 1 / 1.3,
    breaks: [
      { kind: 'parameter', parameter: 'effort', value: 'medium' },
      { kind: 'cache-minimum', prefixTokens: 1_923, minimumTokens: 4_096 },
    ],
    isPlanned: false,
  },
  {
    id: 'claude-sonnet-5-5',
    name: 'Sonnet 5.5',
    line: 'sonnet',
    against: 'same',
    mediumUsd: 1_812,
    tokenFactor: 1,
    breaks: [],
    isPlanned: true,
  },
  {
    id: 'claude-opus-5-5',
    name: 'Opus 5.5',
    line: 'opus',
    against: 'stronger',
    mediumUsd: 3_624,
    tokenFactor: 1,
    breaks: [],
    isPlanned: false,
  },
];
