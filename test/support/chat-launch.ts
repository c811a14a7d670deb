import type { Derived, TrafficTable } from '../../src/judge/run.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import type { ReportedCheck } from '../../src/report/report-context.ts';
import { chatLayers, chatModels, chatYear } from './chat-derived.ts';
import { reported } from './run-builder.ts';

/**
 * One launch, seen four ways: a support chat on Sonnet 5.5, 8,000 requests a day, 4,000 tokens in (2,500 of them a
 * repeated prefix) and 400 out, 60 requests in the busiest minute.
 */
export const chatPlan: PlanInput = {
  name: 'Harbour support chat',
  level: 'ga',
  launchDate: '2026-12-01',
  plannedLifeMonths: 9,
  task: {
    type: 'chat',
    purpose: 'answers questions of customers about their bookings',
    features: ['streaming'],
  },
  model: { id: 'claude-sonnet-5-5', effort: 'medium', fallback: 'claude-haiku-5-5' },
  tokens: {
    input: { typical: 4_000, p95: 12_000 },
    output: { typical: 400, p95: 900 },
    maxTokens: 2_048,
    repeatedPrefix: 2_500,
    cacheTtl: '5m',
    streaming: true,
  },
  platform: { path: 'claude-api' },
  workspace: { name: 'support-production', id: 'wrkspc_test_0001', isDefault: false },
  limits: { tier: 'scale' },
  spend: { monthlyBudgetUsd: 8_000, organizationLimitUsd: 10_000, creditUsd: 2_500, autoReload: true },
  traffic: {
    requestsPerDay: 8_000,
    activeDaysPerMonth: 30,
    peakRequestsPerMinute: 60,
    shape: 'daily-curve',
    usersPerMonth: 3_000,
  },
  answers: {
    'spend/alerts': {
      says: 'yes',
      by: 'Ana Lopez',
      on: '2026-11-18',
      evidence: 'Test mail of the 50 % alert reached the on-call list.',
    },
  },
};

export const chatChecks: readonly ReportedCheck[] = [
  reported('model/request-shape', 'Request shape', ['models-overview', 'versioning']),
  reported('model/available', 'Model available', ['models-overview']),
  reported('spend/tier-cap', 'Tier spend cap', ['rate-limits']),
  reported(
    'spend/alerts',
    'Spend alerts',
    ['workspaces'],
    'Does somebody receive the spend alerts, and act on them?',
  ),
  reported('cost/output-share', 'Output share', ['pricing']),
];

/** By hand, from 2.00 in, 10.00 out, 0.10 cache read, 2.50 cache write (USD per million tokens); 1 request in 20 writes. */
const month: Derived['month'] = {
  kind: 'forecast',
  model: 'claude-sonnet-5-5',
  scenarios: [
    {
      name: 'light',
      assumes: 'half the planned requests, at their typical size.',
      requests: 120_000,
      components: [
        { name: 'Uncached input', usd: 360 },
        { name: 'Cache writes', usd: 37.5 },
        { name: 'Cache reads', usd: 28.5 },
        { name: 'Output', usd: 480 },
      ],
      layers: chatLayers.light,
      totalUsd: 906,
      perRequestUsd: 0.00755,
      perDayUsd: 30.2,
      perUserUsd: 0.302,
    },
    {
      name: 'medium',
      assumes: 'the planned requests, at their typical size.',
      requests: 240_000,
      components: [
        { name: 'Uncached input', usd: 720 },
        { name: 'Cache writes', usd: 75 },
        { name: 'Cache reads', usd: 57 },
        { name: 'Output', usd: 960 },
      ],
      layers: chatLayers.medium,
      totalUsd: 1_812,
      perRequestUsd: 0.00755,
      perDayUsd: 60.4,
      perUserUsd: 0.604,
    },
    {
      name: 'heavy',
      assumes: 'the planned requests, every one at its 95th-percentile size.',
      requests: 240_000,
      components: [
        { name: 'Uncached input', usd: 4_560 },
        { name: 'Cache writes', usd: 75 },
        { name: 'Cache reads', usd: 57 },
        { name: 'Output', usd: 2_160 },
      ],
      layers: chatLayers.heavy,
      totalUsd: 6_852,
      perRequestUsd: 0.02855,
      perDayUsd: 228.4,
      perUserUsd: 2.284,
    },
  ],
};

/** By the hour from midnight on, as shares of the busiest: a hill from 7 to 23. */
const hill = [
  ...Array(7).fill(0),
  ...[0.04, 0.15, 0.31, 0.5, 0.69, 0.85, 0.96, 1, 0.96, 0.85, 0.69, 0.5, 0.31, 0.15, 0.04],
  ...Array(2).fill(0),
] as readonly number[];

/** The day of `against`: each limit as full as its peak makes it at three in the afternoon, and nobody refused. */
function dayAgainst(rpm: number, itpm: number, otpm: number): TrafficTable {
  const full = (peak: number, limit: number) =>
    hill.map((share) => Math.round(((share * peak) / limit) * 1_000) / 1_000);
  const headroom = Math.min(rpm / 60, itpm / 570_000, otpm / 54_000);
  return {
    shape: 'daily-curve',
    minutesPerColumn: 60,
    headroom: { median: headroom, low: headroom, high: headroom },
    limits: [
      { limiter: 'rpm', perMinute: rpm, use: full(60, rpm) },
      { limiter: 'itpm', perMinute: itpm, use: full(570_000, itpm) },
      { limiter: 'otpm', perMinute: otpm, use: full(54_000, otpm) },
    ],
    refusedBy: hill.map(() => null),
  };
}

/** 60 requests a minute at p95: 570,000 tokens in without the cached prefix, 54,000 out. */
export const against = (origin: 'live' | 'documented', rpm: number, itpm: number, otpm: number): Derived => ({
  month,
  year: chatYear,
  models: chatModels,
  limits: [
    { name: 'Requests', unit: 'requests/min', peak: 60, limit: rpm, limitOrigin: origin, headroom: rpm / 60 },
    {
      name: 'Input tokens, cache reads excluded',
      unit: 'tokens/min',
      peak: 570_000,
      limit: itpm,
      limitOrigin: origin,
      headroom: itpm / 570_000,
    },
    {
      name: 'Output tokens',
      unit: 'tokens/min',
      peak: 54_000,
      limit: otpm,
      limitOrigin: origin,
      headroom: otpm / 54_000,
    },
  ],
  traffic: dayAgainst(rpm, itpm, otpm),
});
