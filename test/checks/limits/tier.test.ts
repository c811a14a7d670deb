import { expect, it } from 'vitest';
import tier from '../../../checks/limits/tier.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { configured, group, headers, onTier, startLimits } from './plans.ts';

const start = { 'tiny-message': headers(1_000, 2_000_000, 400_000) };
const build = { 'tiny-message': headers(5_000, 5_000_000, 1_000_000) };

judgeTable(tier, [
  { name: 'no path', plan: { limits: { tier: 'start' } }, ...asks('platform.path') },
  {
    name: 'no model',
    plan: { platform: { path: 'claude-api' }, limits: { tier: 'start' } },
    ...asks('model.id'),
  },
  { name: 'no tier', plan: onTier(undefined), ...asks('limits.tier') },
  { name: 'no tier, but the headers suggest one', plan: onTier(null), seen: build, ...asks('limits.tier') },
  {
    name: 'confirmed',
    plan: onTier('start'),
    seen: start,
    status: 'pass',
    code: 'tier-confirmed',
    basis: 'live',
    args: { tier: 'Start' },
  },
  {
    name: 'Fable has its own figures on the same tier',
    plan: onTier('start', { model: { id: 'claude-fable-5-1' } }),
    seen: { 'tiny-message': { ...headers(1_000, 500_000, 100_000), model: 'claude-fable-5-1' } },
    status: 'pass',
    code: 'tier-confirmed',
    args: { model: 'Fable 5.1' },
  },
  {
    name: 'the figures of Fable are no tier of Sonnet',
    plan: onTier('start'),
    seen: { 'tiny-message': headers(1_000, 500_000, 100_000) },
    status: 'warn',
    code: 'limits-match-no-tier',
  },
  {
    name: 'confirmed by the headers that came',
    plan: onTier('build'),
    seen: { 'tiny-message': headers(null, 5_000_000, null) },
    status: 'pass',
    code: 'tier-confirmed',
  },
  {
    name: 'lower than stated',
    plan: onTier('scale'),
    seen: start,
    status: 'fail',
    code: 'tier-lower-than-stated',
    args: { stated: 'Scale', seen: 'Start' },
  },
  {
    name: 'Custom stated, Build in force',
    plan: onTier('custom'),
    seen: build,
    status: 'fail',
    code: 'tier-lower-than-stated',
    args: { seen: 'Build' },
  },
  {
    name: 'higher than stated',
    plan: onTier('start'),
    seen: build,
    status: 'warn',
    code: 'tier-higher-than-stated',
    args: { seen: 'Build' },
  },
  {
    name: 'Evaluation stated, Start in force',
    plan: onTier('evaluation'),
    seen: start,
    status: 'warn',
    code: 'tier-higher-than-stated',
  },
  {
    name: 'Evaluation stated and limits below Start',
    plan: onTier('evaluation'),
    seen: { 'tiny-message': headers(50, 30_000, 8_000) },
    status: 'pass',
    code: 'tier-plausible',
  },
  {
    name: 'Custom stated and limits of no tier',
    plan: onTier('custom'),
    seen: { 'tiny-message': headers(20_000, 40_000_000, 8_000_000) },
    status: 'pass',
    code: 'tier-plausible',
  },
  {
    name: 'Custom is not below every tier',
    plan: onTier('custom'),
    seen: { 'tiny-message': headers(50, 30_000, 8_000) },
    status: 'warn',
    code: 'limits-below-every-tier',
  },
  {
    name: 'the tier shows in the limit the tables count in',
    plan: onTier('start'),
    seen: configured({ ...startLimits(), input_tokens_per_minute: 30_000 }),
    status: 'pass',
    code: 'tier-confirmed',
  },
  {
    name: 'below every tier',
    plan: onTier('start'),
    seen: { 'tiny-message': headers(50, 30_000, 8_000) },
    status: 'warn',
    code: 'limits-below-every-tier',
    args: { lowest: 'Start' },
  },
  {
    name: 'not below where one limiter equals that of Start',
    plan: onTier('start'),
    seen: { 'tiny-message': headers(1_000, 30_000, 8_000) },
    status: 'warn',
    code: 'limits-match-no-tier',
  },
  {
    name: 'one limiter lowered by the workspace',
    plan: onTier('build'),
    seen: { 'tiny-message': headers(500, 5_000_000, 1_000_000) },
    status: 'warn',
    code: 'limits-match-no-tier',
  },
  {
    name: 'Evaluation stated, limits between tiers',
    plan: onTier('evaluation'),
    seen: { 'tiny-message': headers(2_000, 3_000_000, 600_000) },
    status: 'warn',
    code: 'limits-match-no-tier',
  },
  {
    name: 'offline',
    plan: onTier('start'),
    seen: { 'tiny-message': unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'refused',
    plan: onTier('start'),
    seen: { 'tiny-message': failed('credit-empty') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/access' },
  },
  {
    name: 'an answer without headers',
    plan: onTier('start'),
    seen: { 'tiny-message': {} },
    status: 'inconclusive',
    code: 'limit-headers-absent',
  },
  {
    name: 'a model the catalog does not know',
    plan: onTier('start', { model: { id: 'claude-next-1' } }),
    seen: start,
    status: 'inconclusive',
    code: 'limits-model-unlisted',
  },
  {
    name: 'a path without tiers',
    plan: { ...onTier('start'), platform: { path: 'foundry' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
]);

judgeTable(
  tier,
  [
    {
      name: 'what the organization has tells the tier, without any message',
      plan: onTier('start'),
      seen: { ...configured(startLimits()), 'tiny-message': unavailable() },
      status: 'pass',
      code: 'tier-confirmed',
      basis: 'admin',
    },
    {
      name: 'what the workspace set says nothing about it',
      plan: onTier('start'),
      seen: configured(startLimits({ rpm: 10, itpm: 10, otpm: 10 })),
      status: 'pass',
      code: 'tier-confirmed',
    },
    {
      name: 'nor do headers below it',
      plan: onTier('start'),
      seen: { ...configured(startLimits()), 'tiny-message': headers(10, 10, 10) },
      status: 'pass',
      code: 'tier-confirmed',
    },
    {
      name: 'lower than stated',
      plan: onTier('scale'),
      seen: configured(startLimits()),
      status: 'fail',
      code: 'tier-lower-than-stated',
      args: { stated: 'Scale', seen: 'Start' },
    },
    {
      name: 'of no tier: no workspace can be the reason',
      plan: onTier('start'),
      seen: configured({ ...startLimits(), requests_per_minute: 7_777 }),
      status: 'warn',
      code: 'limits-match-no-tier',
      args: { configured: true },
    },
    {
      name: 'below every tier: no workspace can be the reason',
      plan: onTier('start'),
      seen: configured({ requests_per_minute: 5 }),
      status: 'warn',
      code: 'limits-below-every-tier',
      args: { configured: true },
    },
    {
      name: 'fast mode hides the tier from nobody',
      plan: onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: {
        'rate-limits': {
          groups: [group('model_group', ['claude-opus-5-5'], { ...startLimits(), fast_otpm: 9 })],
        },
      },
      status: 'pass',
      code: 'tier-confirmed',
    },
  ],
  'with an admin key',
);

it('names the tier the headers show when the plan names none', () => {
  const unseen = judged(tier, { plan: onTier(undefined) });
  expect(unseen.args).toMatchObject({ question: expect.stringContaining('On which usage tier') });
  const { args } = judged(tier, { plan: onTier(undefined), seen: build });
  expect(args).toMatchObject({ question: expect.stringContaining('tier Build') });
});
