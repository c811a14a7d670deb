import type { PlanInput } from '../../src/plan/schema.ts';

/** Every question answered for a modest chat assistant: nothing in it gives a check a reason to stop the launch. */
export const completePlan = {
  version: 1,
  name: 'Parcel helper',
  level: 'ga',
  launchDate: '2026-12-01',
  plannedLifeMonths: 6,
  task: {
    type: 'chat',
    purpose: 'Answers questions about parcels for customers of the web shop.',
    features: ['streaming', 'prompt-caching'],
    patienceSeconds: 30,
  },
  model: {
    id: 'claude-sonnet-5-5',
    effort: 'medium',
    thinking: 'default',
    fallback: 'claude-haiku-5-5',
    reason: null,
    request: {
      temperature: 'none',
      topP: 'none',
      topK: 'none',
      prefill: false,
      thinkingBudgetTokens: 'none',
      forcedToolChoice: false,
      apiVersion: '2026-10-21',
    },
  },
  tokens: {
    input: { typical: 3_000, p95: 6_000 },
    output: { typical: 400, p95: 900 },
    maxTokens: 4_096,
    repeatedPrefix: 2_000,
    cacheTtl: '5m',
    streaming: true,
    samplePrompt: 'Where is my parcel, and when will it arrive? '.repeat(220),
  },
  platform: { path: 'claude-api', region: null },
  workspace: {
    name: 'production',
    id: 'wrkspc_01SandboxProduction',
    organizationId: '00000000-5a4d-4b0e-8000-000000000001',
    isDefault: false,
  },
  limits: { tier: 'start' },
  spend: {
    monthlyBudgetUsd: 400,
    organizationLimitUsd: 450,
    workspaceLimitUsd: 450,
    creditUsd: 400,
    autoReload: true,
  },
  traffic: {
    requestsPerDay: 500,
    activeDaysPerMonth: 30,
    peakRequestsPerMinute: 10,
    shape: 'daily-curve',
    batchableShare: 0,
    webSearchesPerRequest: 0,
  },
  answers: {
    'spend/alerts': { says: 'yes', by: 'Ada Example', on: '2026-11-18', evidence: 'Console screenshot' },
  },
} as const satisfies PlanInput;
