import check from '../../../checks/limits/peak-traffic.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { configured, group, headers, live, startLimits } from './plans.ts';

const fastOpus = (perMinute: number) =>
  live(perMinute, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } });

judgeTable(
  check,
  [
    {
      name: 'the header decides, not the tier',
      plan: live(500),
      seen: { 'tiny-message': headers(250, 2_000_000, 400_000) },
      status: 'fail',
      code: 'traffic-above-limit',
      basis: 'live',
      args: { binding: { limiter: 'rpm', perMinute: 250 } },
    },
    {
      name: 'a header of 0 blocks',
      plan: live(1),
      seen: { 'tiny-message': headers(0, 0, 0) },
      status: 'fail',
      code: 'traffic-above-limit',
      args: { throttled: { median: 1 }, failed: { median: 1 }, p99Ms: 0 },
    },
    {
      name: 'an admin key shows what the organization has',
      plan: live(2_000),
      seen: configured({ ...startLimits(), requests_per_minute: 5_000 }),
      status: 'pass',
      code: 'traffic-fits',
      basis: 'admin',
    },
    {
      name: 'and what the workspace set',
      plan: live(500),
      seen: configured(startLimits({ rpm: 250 })),
      status: 'fail',
      code: 'traffic-above-limit',
      basis: 'admin',
      args: { binding: { limiter: 'rpm', perMinute: 250, rung: 'workspace' } },
    },
    {
      name: 'a header below both is what the service holds the key to, and the weakest word on any of them counts',
      plan: live(500),
      seen: { ...configured(startLimits()), 'tiny-message': headers(250, null, null) },
      status: 'fail',
      code: 'traffic-above-limit',
      basis: 'live',
    },
    {
      name: 'one limit seen, the others from the table',
      plan: live(500),
      seen: { 'tiny-message': headers(1_000, null, null) },
      status: 'pass',
      code: 'traffic-fits',
      basis: 'documented',
    },
    {
      name: 'Evaluation, offline',
      plan: live(1, { limits: { tier: 'evaluation' } }),
      seen: { 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'limits-unpublished',
    },
    {
      name: 'a model nobody lists',
      plan: live(1, { model: { id: 'claude-next-1' } }),
      status: 'inconclusive',
      code: 'limits-model-unlisted',
    },
    {
      name: 'Vertex',
      plan: { ...live(1), platform: { path: 'vertex', region: 'global' } },
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'through AWS nobody requests more on the Console',
      plan: { ...live(2_000), platform: { path: 'claude-on-aws', region: 'us-east-1' } },
      status: 'fail',
      code: 'traffic-above-limit',
      args: { increaseBy: 'account-team' },
    },
    {
      name: 'fast mode has a bucket of its own, whatever the ordinary headers leave',
      plan: fastOpus(1),
      seen: { 'tiny-message': { model: 'claude-opus-5-5', ...headers(1_000, 2_000_000, 400_000) } },
      status: 'inconclusive',
      code: 'limits-fast-mode',
      args: { model: 'Opus 5.5' },
    },
    {
      // 100 × 10 output tokens of 40,000.
      name: 'what an admin key shows of it is held against, and the rest is unknown',
      plan: fastOpus(100),
      seen: { 'rate-limits': { groups: [group('model_group', ['claude-opus-5-5'], { fast_otpm: 40_000 })] } },
      status: 'inconclusive',
      code: 'traffic-limits-partly-known',
      basis: 'admin',
      args: { unknown: ['rpm', 'itpm'] },
    },
    {
      name: 'a model without fast mode stays in the ordinary bucket',
      plan: live(1, { task: { features: ['fast-mode'] } }),
      status: 'pass',
      code: 'traffic-fits',
    },
  ],
  'by where the limits were read',
);
