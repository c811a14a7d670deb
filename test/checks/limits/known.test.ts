import { expect, it } from 'vitest';
import known from '../../../checks/limits/known.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { headers, onTier } from './plans.ts';

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
