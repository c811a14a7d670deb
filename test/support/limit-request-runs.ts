import type { LimitRow, Run, TrafficTable } from '../../src/judge/run.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { chatPlan } from './chat-launch.ts';
import { observedWith } from './plan-builder.ts';
import { finding, runWith, TODAY } from './run-builder.ts';

type Triple = readonly [number | null, number | null, number | null];

/** Rows of the limits table; `headroom` is not what a request reads. */
export function limitRows(
  peaks: Triple,
  steady: Triple,
  limits: Triple,
  limitOrigin: LimitRow['limitOrigin'],
): LimitRow[] {
  const names = ['Requests', 'Input tokens, cache reads excluded', 'Output tokens'] as const;
  return names.map((name, n) => ({
    name,
    unit: n === 0 ? 'requests/min' : 'tokens/min',
    peak: peaks[n] ?? null,
    steady: steady[n] ?? null,
    limit: limits[n] ?? null,
    limitOrigin: limits[n] == null ? null : limitOrigin,
    headroom: null,
  }));
}

const busyPlan: PlanInput = {
  ...chatPlan,
  task: { ...chatPlan.task, features: ['streaming', 'prompt-caching', 'batch'], patienceSeconds: 30 },
  workspace: { ...chatPlan.workspace, organizationId: 'org-test-0001' },
  limits: { tier: 'start' },
  client: { concurrency: 400, attempts: 3, retryLayers: 1 },
  traffic: {
    ...chatPlan.traffic,
    requestsPerDay: 600_000,
    peakRequestsPerMinute: 1_250,
    usersPerMonth: 120_000,
    growthPerMonth: 0.1,
    batchableShare: 0.25,
    tenantRequestsPerMinute: 60,
    launchShares: [0.05, 0.2, 0.5, 1],
  },
};

/**
 * 1,250 requests a minute of the sizes the trial measured: prompts of 3,990 and 5,790 tokens at the median and the 95th
 * percentile, 4,080 on average with one long one in twenty, less a prefix of 2,000 that is read from the cache; answers of
 * 445 and 670, 456.25 on average. The shape has its peak at twice the mean.
 */
const measured = {
  peaks: [1_250, 2_600_000, 570_312.5],
  steady: [625, 1_300_000, 285_156.25],
} as const;

const range = (median: number) => ({ median, low: median, high: median });

const simulated: TrafficTable = {
  shape: 'daily-curve',
  minutesPerColumn: 30,
  headroom: range(0.701),
  limits: [{ limiter: 'otpm', perMinute: 400_000, use: [0.2, 1] }],
  refusedBy: [null, 0],
};

/** The busiest hour as the check of it words it in arguments. */
const refusedHour = finding({
  check: 'limits/peak-traffic',
  status: 'fail',
  code: 'traffic-above-limit',
  title: 'The limits turn requests of the busiest hour down',
  detail: 'Of the requests of the busiest hour a third is refused.',
  args: {
    from: { kind: 'day', shape: 'daily-curve' },
    minutes: 60,
    courses: 5,
    throttled: range(0.34),
    failed: range(0.081),
    peak: 1_250,
    p99Ms: 61_000,
    binding: { limiter: 'otpm', perMinute: 400_000 },
    attempts: 3,
    movableShare: 0,
    increaseBy: 'console',
  },
});

/** Tier Start, seen in headers; sizes from a trial; the busiest hour simulated. */
export const busyRun = (parts: Partial<Omit<Run, 'plan'>> & { readonly plan?: PlanInput } = {}): Run =>
  runWith({
    plan: busyPlan,
    findings: [refusedHour],
    observations: Object.values(
      observedWith({ 'tiny-message': {}, trial: {}, organization: { name: 'Harbour Ltd' } }),
    ),
    derived: {
      month: { kind: 'missing', fields: [] },
      limits: limitRows(measured.peaks, measured.steady, [1_000, 2_000_000, 400_000], 'live'),
      traffic: simulated,
    },
    ...parts,
  });

/** The same product on a cloud, where no limit is read; its sizes are planned. */
const onCloud = (plan: PlanInput): Run =>
  runWith({
    plan: { ...busyPlan, workspace: {}, limits: {}, ...plan },
    derived: {
      month: { kind: 'missing', fields: [] },
      limits: limitRows([1_250, 2_600_000, 570_000], [625, 1_300_000, 285_000], [null, null, null], null),
    },
  });

export const bedrockRun = (
  id = 'us.anthropic.claude-sonnet-5-5',
  path: 'bedrock' | 'bedrock-mantle' = 'bedrock',
): Run =>
  onCloud({
    model: { id },
    platform: { path, region: 'us-east-1' },
  });

export const vertexRun = (region: string | null = 'eu', id = 'claude-sonnet-5-5'): Run =>
  onCloud({ model: { id }, platform: { path: 'vertex', region } });

export const foundryRun = (): Run => onCloud({ platform: { path: 'foundry' } });

/** An admin key showed that the workspace holds itself to less than its organization has. */
export const ownLimitRun = (): Run =>
  busyRun({
    observations: Object.values(
      observedWith({
        'tiny-message': {},
        'rate-limits': {
          groups: [
            {
              kind: 'model_group',
              name: 'Claude Sonnet 5.5',
              models: ['claude-sonnet-5-5'],
              limits: [
                { type: 'requests_per_minute', organization: 5_000, workspace: 1_000 },
                { type: 'input_tokens_per_minute_cache_aware', organization: 5_000_000, workspace: null },
                { type: 'output_tokens_per_minute', organization: 1_000_000, workspace: 400_000 },
              ],
            },
          ],
        },
      }),
    ),
    derived: {
      month: { kind: 'missing', fields: [] },
      limits: limitRows(measured.peaks, measured.steady, [1_000, 5_000_000, 400_000], 'admin'),
    },
  });

export const requestContext = { checks: [], today: TODAY, color: false, columns: 80, ascii: false } as const;
