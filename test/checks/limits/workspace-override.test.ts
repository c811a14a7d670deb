import { expect, it } from 'vitest';
import check from '../../../checks/limits/workspace-override.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { configured, group, headers, onTier, peak, startLimits } from './plans.ts';

const tokens: PlanInput['tokens'] = {
  input: { typical: 1_000, p95: 1_000 },
  output: { typical: 100, p95: 100 },
};
const launch = (perMinute: number, rest: PlanInput = {}): PlanInput =>
  peak(perMinute, { task: { features: [] }, tokens, ...rest });
const own = (limits: Parameters<typeof startLimits>[0]) => configured(startLimits(limits));

judgeTable(check, [
  { name: 'nothing said', ...asks('platform.path') },
  { name: 'no model', plan: { platform: { path: 'claude-api' } }, ...asks('model.id') },
  {
    name: 'nothing set',
    plan: launch(900),
    seen: own({}),
    status: 'pass',
    code: 'workspace-limits-none',
    basis: 'admin',
    args: { workspaceId: 'wrkspc_test_0001', model: 'Sonnet 5.5' },
  },
  {
    name: 'what is stored above the organization has no effect',
    plan: launch(900),
    seen: own({ rpm: 5_000, itpm: 2_000_000 }),
    status: 'pass',
    code: 'workspace-limits-none',
  },
  {
    name: 'lower and enough, to 70 %',
    plan: launch(70),
    seen: own({ rpm: 100 }),
    status: 'pass',
    code: 'workspace-limits-enough',
    args: { limits: [{ limiter: 'rpm', own: 100, organization: 1_000, peak: 70, load: 0.7 }] },
  },
  {
    name: 'lower and all of it used',
    plan: launch(100),
    seen: own({ rpm: 100 }),
    status: 'warn',
    code: 'workspace-limits-near',
    args: { limits: [{ load: 1 }] },
  },
  {
    name: 'requests fit, input does not: 100 prompts of 1,000 are 100,000',
    plan: launch(100),
    seen: own({ rpm: 500, itpm: 99_999 }),
    status: 'warn',
    code: 'workspace-limits-below-peak',
    args: { limits: [{ limiter: 'rpm' }, { limiter: 'itpm', own: 99_999, peak: 100_000 }] },
  },
  {
    name: 'a limit of nothing',
    plan: launch(1),
    seen: own({ otpm: 0 }),
    status: 'warn',
    code: 'workspace-limits-below-peak',
  },
  {
    name: 'a peak nobody knows, where it is needed',
    plan: onTier('start', { task: { features: [] } }),
    seen: own({ rpm: 100 }),
    ...asks('traffic.requestsPerDay'),
  },
  {
    name: 'and where it is not',
    plan: onTier('start'),
    seen: own({}),
    status: 'pass',
    code: 'workspace-limits-none',
  },
  {
    name: 'fast mode is held to its own limits',
    plan: launch(100, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
    seen: {
      'rate-limits': {
        groups: [
          group('model_group', ['claude-opus-5-5'], {
            input_tokens_per_minute_cache_aware: [2_000_000, 10],
            fast_itpmca: [200_000, 50_000],
          }),
        ],
      },
    },
    status: 'warn',
    code: 'workspace-limits-below-peak',
    args: { limits: [{ limiter: 'itpm', own: 50_000, organization: 200_000, peak: 100_000 }] },
  },
  {
    name: 'tokens of any kind: 100 of 1,000 and 100 are 110,000',
    plan: launch(100),
    seen: configured({ ...startLimits(), tokens_per_minute: [2_400_000, 109_999] }),
    status: 'fail',
    code: 'workspace-limits-below-peak',
    args: { limits: [{ limiter: 'tpm', own: 109_999, organization: 2_400_000, peak: 110_000 }] },
  },
  {
    name: 'tokens of any kind, just enough',
    plan: launch(100),
    seen: configured({ ...startLimits(), tokens_per_minute: [2_400_000, 110_000] }),
    status: 'warn',
    code: 'workspace-limits-near',
  },
  {
    name: 'tokens of any kind that the organization is held to as well',
    plan: launch(100),
    seen: configured({ ...startLimits(), tokens_per_minute: [100, 100] }),
    status: 'pass',
    code: 'workspace-limits-none',
  },
  {
    name: 'tokens a day are told and not judged',
    plan: launch(70),
    seen: configured({ ...startLimits({ rpm: 100 }), tokens_per_day: [null, 5_000] }),
    status: 'warn',
    code: 'workspace-limits-unjudged',
    args: {
      further: [{ type: 'tokens_per_day', own: 5_000, organization: null }],
      limits: [{ limiter: 'rpm', own: 100 }],
    },
  },
  {
    name: 'input with cache reads, beside inherited input without them',
    plan: launch(100),
    seen: configured({ ...startLimits(), input_tokens_per_minute: [2_000_000, 99_999] }),
    status: 'warn',
    code: 'workspace-limits-below-peak',
    args: { limits: [{ limiter: 'itpm', own: 99_999, peak: 100_000 }] },
  },
  {
    name: 'nothing set in a list that was cut',
    plan: launch(900),
    seen: { 'rate-limits': { ...own({})['rate-limits'], cut: true } },
    status: 'inconclusive',
    code: 'workspace-limits-cut',
  },
  {
    name: 'something set in a list that was cut',
    plan: launch(70),
    seen: { 'rate-limits': { ...own({ rpm: 100 })['rate-limits'], cut: true } },
    status: 'pass',
    code: 'workspace-limits-enough',
  },
  {
    name: 'everything batched',
    plan: onTier('start', { task: { features: ['batch'] }, traffic: { batchableShare: 1 } }),
    seen: own({ rpm: 1 }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'the Default workspace by the lists of the organization',
    plan: launch(100),
    seen: { ...own({}), workspaces: { defaultId: 'wrkspc_test_0001' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'the Default workspace by the plan, without an admin key',
    plan: launch(100, { workspace: { isDefault: true } }),
    seen: { 'rate-limits': unavailable() },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'no admin key',
    plan: launch(100),
    seen: { 'rate-limits': unavailable('There is no admin key.') },
    status: 'inconclusive',
    code: 'workspace-limits-unread',
    args: { reason: 'There is no admin key.' },
  },
  {
    name: 'an admin key that may not ask',
    plan: launch(100),
    seen: { 'rate-limits': failed('permission-denied') },
    status: 'inconclusive',
    code: 'workspace-limits-unread',
  },
  {
    name: 'nobody said which workspace',
    plan: launch(100),
    seen: { 'rate-limits': { workspace: { kind: 'unnamed' } } },
    ...asks('workspace.id'),
  },
  {
    name: 'a workspace the organization does not list',
    plan: launch(100),
    seen: { 'rate-limits': { workspace: { kind: 'refused', id: 'wrkspc_test_0009', status: 404 } } },
    status: 'inconclusive',
    code: 'workspace-limits-refused',
    args: { workspaceId: 'wrkspc_test_0009', status: 404 },
  },
  {
    name: 'a model of no group',
    plan: launch(100, { model: { id: 'claude-opus-5-5' } }),
    seen: own({}),
    status: 'inconclusive',
    code: 'workspace-limits-ungrouped',
  },
  {
    name: "another organization's key",
    plan: launch(100),
    seen: { ...own({ rpm: 1 }), 'tiny-message': {}, organization: { id: 'org-test-0002' } },
    status: 'inconclusive',
    code: 'admin-of-other-organization',
  },
  {
    name: 'a path without workspaces',
    plan: launch(100, { platform: { path: 'foundry' } }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);

/** The tokens header states the sum of both limits unless a workspace's own is lower: 2.4 million on Start. */
const tightest = (limit: number) => ({
  'rate-limits': unavailable('There is no admin key.'),
  'tiny-message': {
    limits: {
      ...headers(1_000, 2_000_000, 400_000).limits,
      tokens: { limit, remaining: limit, resetsAt: null },
    },
  },
});

judgeTable(
  check,
  [
    {
      name: 'the sum: nothing set',
      plan: launch(100),
      seen: tightest(2_400_000),
      status: 'inconclusive',
      code: 'workspace-limits-unread',
    },
    {
      name: 'less, and more than the peak of 100,000 and 10,000',
      plan: launch(100),
      seen: tightest(100_000),
      status: 'inconclusive',
      code: 'workspace-limits-unread',
    },
    {
      name: 'less than the peak of input',
      plan: launch(100),
      seen: tightest(99_999),
      status: 'warn',
      code: 'tightest-limit-may-be-below-peak',
      basis: 'live',
      args: { limit: 99_999, inputPeak: 100_000, outputPeak: 10_000 },
    },
    {
      name: 'less than both',
      plan: launch(100),
      seen: tightest(9_999),
      status: 'fail',
      code: 'tightest-limit-below-peak',
    },
    {
      name: "less than both, where the workspace's list was refused",
      plan: launch(100),
      seen: {
        ...tightest(9_999),
        'rate-limits': { workspace: { kind: 'refused', id: 'wrkspc_test_0001', status: 404 } },
      },
      status: 'fail',
      code: 'tightest-limit-below-peak',
    },
    {
      name: 'says nothing of fast mode',
      plan: launch(100, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: { ...tightest(9), 'tiny-message': { ...tightest(9)['tiny-message'], model: 'claude-opus-5-5' } },
      status: 'inconclusive',
      code: 'workspace-limits-unread',
    },
    {
      name: 'and nothing where the peak is not known',
      plan: onTier('start', { task: { features: [] } }),
      seen: tightest(9),
      status: 'inconclusive',
      code: 'workspace-limits-unread',
    },
  ],
  'by the headers alone',
);

it('says for each figure who set it', () => {
  const { figures } = judged(check, { plan: launch(70), seen: own({ rpm: 100 }) });
  expect(figures.map(({ name, value, origin, source }) => [name, value, origin, source])).toEqual([
    ['Peak requests', 70, 'planned', 'traffic.peakRequestsPerMinute'],
    ['Request limit, set for the workspace', 100, 'admin', 'rate-limits'],
    ['Request limit, set for the organization', 1_000, 'admin', 'rate-limits'],
  ]);
});
