import { expect, it } from 'vitest';
import known from '../../../checks/limits/known.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { configured, group, headers, onTier, startLimits } from './plans.ts';

judgeTable(known, [
  { name: 'nothing said', ...asks('platform.path') },
  { name: 'no model', plan: { platform: { path: 'claude-api' } }, ...asks('model.id') },
  { name: 'no tier, no headers', plan: onTier(undefined), ...asks('limits.tier') },
  { name: 'tier unknown to everybody', plan: onTier(null), ...asks('limits.tier') },
  {
    name: 'headers need no tier',
    plan: onTier(undefined),
    seen: { 'tiny-message': headers(50, 30_000, 8_000) },
    status: 'pass',
    code: 'limits-from-headers',
    basis: 'live',
    args: { model: 'Sonnet 5.5', rpm: 50, itpm: 30_000, otpm: 8_000 },
  },
  {
    name: 'headers win over the table',
    plan: onTier('scale'),
    seen: { 'tiny-message': headers(1_000, 2_000_000, 400_000) },
    status: 'pass',
    code: 'limits-from-headers',
    args: { rpm: 1_000, itpm: 2_000_000, otpm: 400_000 },
  },
  {
    name: 'offline, the table of the stated tier',
    plan: onTier('build'),
    seen: { 'tiny-message': unavailable() },
    status: 'pass',
    code: 'limits-from-table',
    basis: 'documented',
    args: { tier: 'Build', rpm: 5_000, itpm: 5_000_000, otpm: 1_000_000, asOf: '2026-10-08' },
  },
  {
    name: 'Fable has less on the same tier',
    plan: onTier('build', { model: { id: 'claude-fable-5-1' } }),
    status: 'pass',
    code: 'limits-from-table',
    args: { rpm: 2_000, itpm: 1_500_000, otpm: 300_000 },
  },
  {
    name: 'headers of another model class do not count',
    plan: onTier('start'),
    seen: { 'tiny-message': { ...headers(50, 30_000, 8_000), model: 'claude-opus-5-5' } },
    status: 'pass',
    code: 'limits-from-table',
    args: { tier: 'Start' },
  },
  {
    name: 'a model the catalog does not know, with headers of its own',
    plan: onTier('start', { model: { id: 'claude-next-1' } }),
    seen: { 'tiny-message': { ...headers(50, 30_000, 8_000), model: 'claude-next-1' } },
    status: 'pass',
    code: 'limits-from-headers',
    args: { model: 'claude-next-1' },
  },
  {
    name: 'a model the catalog does not know, offline',
    plan: onTier('start', { model: { id: 'claude-next-1' } }),
    status: 'inconclusive',
    code: 'limits-model-unlisted',
  },
  {
    name: 'one header is missing, the table fills it',
    plan: onTier('start'),
    seen: { 'tiny-message': headers(1_000, 2_000_000, null) },
    status: 'warn',
    code: 'limits-partly-known',
    args: {
      unknown: [],
      known: [
        { limiter: 'rpm', rung: 'header' },
        { limiter: 'itpm' },
        { limiter: 'otpm', perMinute: 400_000, rung: 'table' },
      ],
    },
  },
  {
    name: 'one header is missing, nothing fills it',
    plan: onTier(undefined),
    seen: { 'tiny-message': headers(1_000, null, 400_000) },
    status: 'inconclusive',
    code: 'limits-partly-known',
    args: { unknown: ['itpm'] },
  },
  ...(['evaluation', 'custom'] as const).map((tier) => ({
    name: `${tier} publishes nothing`,
    plan: onTier(tier),
    seen: { 'tiny-message': failed('connection-failed') },
    status: 'inconclusive' as const,
    code: 'limits-unpublished' as const,
  })),
  {
    name: 'fast mode has a bucket of its own, whatever the ordinary headers say',
    plan: onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
    seen: { 'tiny-message': { model: 'claude-opus-5-5', ...headers(1_000, 2_000_000, 400_000) } },
    status: 'inconclusive',
    code: 'limits-fast-mode',
  },
  {
    name: 'Bedrock has limits of its own, whatever our headers say',
    plan: { ...onTier('scale'), platform: { path: 'bedrock', region: 'us-east-1' } },
    seen: { 'tiny-message': headers(1_000, 2_000_000, 400_000) },
    status: 'inconclusive',
    code: 'limits-elsewhere',
    args: { platform: 'Amazon Bedrock (bedrock-runtime)' },
  },
]);

const opus = (limits: Parameters<typeof group>[2], models = ['claude-opus-5-5']) => ({
  'rate-limits': { groups: [group('model_group', models, limits)] },
});
const fastPlan = onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } });
const asOfStart = headers(1_000, 2_000_000, 400_000);

judgeTable(
  known,
  [
    {
      name: 'the organization, without headers and without a tier',
      plan: onTier(undefined),
      seen: configured(startLimits()),
      status: 'pass',
      code: 'limits-from-admin',
      basis: 'admin',
      args: {
        known: [
          { limiter: 'rpm', perMinute: 1_000, rung: 'organization' },
          { limiter: 'itpm', perMinute: 2_000_000, rung: 'organization' },
          { limiter: 'otpm', perMinute: 400_000, rung: 'organization' },
        ],
        fast: false,
        further: [],
      },
    },
    {
      name: 'what the workspace set, before what the headers and the organization say',
      plan: onTier('scale'),
      seen: { ...configured(startLimits({ itpm: 90_000 })), 'tiny-message': asOfStart },
      status: 'pass',
      code: 'limits-from-admin',
      args: { known: [{ rung: 'organization' }, { perMinute: 90_000, rung: 'workspace' }, {}] },
    },
    {
      name: 'an input limit that counts cache reads, where no other is listed',
      plan: onTier('start'),
      seen: configured({
        requests_per_minute: 1_000,
        input_tokens_per_minute: 30_000,
        output_tokens_per_minute: 8_000,
      }),
      status: 'pass',
      code: 'limits-from-admin',
      args: { known: [{}, { limiter: 'itpm', perMinute: 30_000 }, {}] },
    },
    {
      name: 'of two limits of input the lower one counts, and further limiters are named',
      plan: onTier('start'),
      seen: configured({
        input_tokens_per_minute: 30_000,
        tokens_per_minute: 3_000_000,
        tokens_per_day: [9_000_000, 5_000_000],
        ...startLimits(),
      }),
      status: 'pass',
      code: 'limits-from-admin',
      args: {
        known: [{}, { limiter: 'itpm', perMinute: 30_000 }, {}],
        further: [
          { type: 'tokens_per_minute', value: 3_000_000 },
          { type: 'tokens_per_day', value: 5_000_000 },
        ],
      },
    },
    {
      name: 'a limiter that is not listed comes from the header',
      plan: onTier('start'),
      seen: {
        ...configured({ requests_per_minute: 1_000, output_tokens_per_minute: 400_000 }),
        'tiny-message': asOfStart,
      },
      status: 'pass',
      code: 'limits-from-admin',
      args: { known: [{}, { limiter: 'itpm', rung: 'header' }, {}] },
    },
    {
      name: 'or from the table, which is a caution',
      plan: onTier('start'),
      seen: configured({ requests_per_minute: 1_000, output_tokens_per_minute: 400_000 }),
      status: 'warn',
      code: 'limits-partly-known',
      args: { known: [{ rung: 'organization' }, { limiter: 'itpm', rung: 'table' }, {}], unknown: [] },
    },
    {
      name: 'a group of other models: the next rung',
      plan: onTier('start'),
      seen: { ...opus(startLimits()), 'tiny-message': asOfStart },
      status: 'pass',
      code: 'limits-from-headers',
    },
    {
      name: 'a model the catalog does not know, listed',
      plan: onTier('start', { model: { id: 'Claude-Next-1' } }),
      seen: opus(startLimits(), ['claude-next-1']),
      status: 'pass',
      code: 'limits-from-admin',
    },
    {
      name: 'an alias in the plan, the dated id in the list',
      plan: onTier('start', { model: { id: 'claude-haiku-4-5' } }),
      seen: opus(startLimits(), ['claude-haiku-4-5-20251001']),
      status: 'pass',
      code: 'limits-from-admin',
    },
    {
      name: 'the dated id in the plan, an alias in the list',
      plan: onTier('start', { model: { id: 'claude-haiku-4-5-20251001' } }),
      seen: opus(startLimits(), ['claude-haiku-4-5']),
      status: 'pass',
      code: 'limits-from-admin',
    },
    {
      name: "another organization's admin key says nothing",
      plan: onTier('start'),
      seen: {
        ...configured({ requests_per_minute: 7 }),
        organization: { id: 'org-test-0002' },
        'tiny-message': asOfStart,
      },
      status: 'pass',
      code: 'limits-from-headers',
    },
    {
      name: 'fast mode has limiters of its own',
      plan: fastPlan,
      seen: opus({ ...startLimits(), fast_itpmca: 200_000, fast_otpm: [40_000, 30_000] }),
      status: 'pass',
      code: 'limits-from-admin',
      args: {
        fast: true,
        known: [
          { limiter: 'rpm', perMinute: 1_000 },
          { limiter: 'itpm', perMinute: 200_000 },
          { limiter: 'otpm', perMinute: 30_000, rung: 'workspace' },
        ],
        further: [],
      },
    },
    {
      name: 'fast mode without them stays unknown',
      plan: fastPlan,
      seen: opus(startLimits()),
      status: 'inconclusive',
      code: 'limits-fast-mode',
    },
    {
      name: 'fast mode, half of it known',
      plan: fastPlan,
      seen: opus({ ...startLimits(), fast_otpm: 40_000 }),
      status: 'inconclusive',
      code: 'limits-partly-known',
      args: { unknown: ['itpm'] },
    },
  ],
  'with an admin key',
);

judgeTable(
  known,
  [
    {
      name: 'headers below the organization, and no workspace was read',
      plan: onTier('start'),
      seen: {
        'rate-limits': { ...configured(startLimits())['rate-limits'], workspace: { kind: 'unnamed' } },
        'tiny-message': headers(1_000, 500_000, 400_000),
      },
      status: 'warn',
      code: 'limits-disagree',
      basis: 'live',
      args: {
        conflicts: [{ limiter: 'itpm', header: 500_000, organization: 2_000_000, side: 'below' }],
        workspaceRead: false,
        sameOrganization: false,
      },
    },
    {
      name: 'headers below the organization, and its workspace set nothing',
      plan: onTier('start'),
      seen: {
        ...configured(startLimits()),
        organization: {},
        'tiny-message': headers(1_000, 500_000, 400_000),
      },
      status: 'warn',
      code: 'limits-disagree',
      args: { workspaceRead: true, sameOrganization: true },
    },
    {
      name: 'headers above what is configured',
      plan: onTier('start'),
      seen: { ...configured(startLimits()), 'tiny-message': headers(5_000, 2_000_000, 400_000) },
      status: 'warn',
      code: 'limits-disagree',
      args: { conflicts: [{ limiter: 'rpm', header: 5_000, side: 'above' }] },
    },
    {
      name: 'headers that differ do not make up for limits nobody told',
      plan: onTier(undefined),
      seen: { ...configured({ requests_per_minute: 1_000 }), 'tiny-message': headers(500, null, null) },
      status: 'inconclusive',
      code: 'limits-partly-known',
      args: { unknown: ['itpm', 'otpm'], conflicts: [{ limiter: 'rpm', header: 500, organization: 1_000 }] },
    },
    {
      name: 'headers say nothing of fast mode',
      plan: fastPlan,
      seen: {
        ...opus({ ...startLimits(), fast_itpmca: 200_000, fast_otpm: 40_000 }),
        'tiny-message': { ...headers(500, 9, 9), model: 'claude-opus-5-5' },
      },
      status: 'pass',
      code: 'limits-from-admin',
    },
    {
      name: 'headers of another workspace are no conflict',
      plan: onTier('start'),
      seen: {
        ...configured(startLimits()),
        'tiny-message': { ...headers(50, 500_000, 400_000), workspaceId: 'wrkspc_test_0009' },
      },
      status: 'pass',
      code: 'limits-from-admin',
    },
  ],
  'where two rungs tell different limits',
);

it('says who set each figure', () => {
  const seen = {
    ...configured({ ...startLimits({ rpm: 100 }), tokens_per_day: 9 }),
    'tiny-message': asOfStart,
  };
  const outcome = judged(known, { plan: onTier('start'), seen });
  expect(outcome.figures.map(({ name, value, origin, source }) => [name, value, origin, source])).toEqual([
    ['Request limit, set for the workspace', 100, 'admin', 'rate-limits'],
    ['Input limit, cache reads excluded, set for the organization', 2_000_000, 'admin', 'rate-limits'],
    ['Output limit, set for the organization', 400_000, 'admin', 'rate-limits'],
    ['Further limit: tokens_per_day', 9, 'admin', 'rate-limits'],
  ]);
});

it('says for each figure where it was read', () => {
  const outcome = judged(known, {
    plan: onTier('start'),
    seen: { 'tiny-message': headers(900, 2_000_000, null) },
  });
  expect(outcome.figures.map(({ value, origin, source }) => [value, origin, source])).toEqual([
    [900, 'live', 'tiny-message'],
    [2_000_000, 'live', 'tiny-message'],
    [400_000, 'documented', 'rate-limits'],
  ]);
});
