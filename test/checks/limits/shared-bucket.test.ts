import sharedBucket from '../../../checks/limits/shared-bucket.ts';
import type { UsageRow } from '../../../src/judge/seen/month-usage.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { other, plan, usage, used } from './bucket-usage.ts';
import { headers, onTier } from './plans.ts';

judgeTable(
  sharedBucket,
  [
    { name: 'nothing said', ...asks('platform.path') },
    { name: 'no model', plan: onTier('start', { model: {} }), ...asks('model.id') },
    {
      name: 'a model nobody lists',
      plan: onTier('start', { model: { id: 'claude-next-1' } }),
      status: 'inconclusive',
      code: 'limits-model-unlisted',
    },
    {
      name: 'limits of a cloud',
      plan: onTier('start', { platform: { path: 'vertex' } }),
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'fast mode has limits of its own',
      plan: onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: usage([]),
      status: 'inconclusive',
      code: 'bucket-fast-mode',
    },
    {
      name: 'no admin key',
      plan,
      seen: { 'month-usage': unavailable('ANTHROPIC_ADMIN_KEY is not set.') },
      status: 'inconclusive',
      code: 'month-not-read',
      args: { probe: 'month-usage', instead: 'limits' },
    },
    {
      name: 'an admin key that may not',
      plan,
      seen: { 'month-usage': failed('permission-denied') },
      status: 'inconclusive',
      code: 'month-not-read',
    },
    { name: 'never asked', plan, status: 'inconclusive', code: 'month-not-read' },
    {
      name: 'a path no report speaks of',
      plan: onTier('start', { platform: { path: 'claude-on-aws' } }),
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the admin key of another organization',
      plan,
      seen: { ...usage([]), organization: { id: 'org-other' } },
      status: 'inconclusive',
      code: 'admin-of-other-organization',
    },
    {
      name: 'last month',
      plan,
      seen: usage([], { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' }),
      status: 'inconclusive',
      code: 'month-over',
    },
    {
      name: 'nobody knows the own workspace',
      plan,
      seen: { ...usage([other({ outputTokens: 1 })]), 'tiny-message': unavailable() },
      ...asks('workspace.id'),
    },
  ],
  'what it needs',
);

// Start: 2,000,000 input and 400,000 output a minute; a thousandth of them for 14,400 minutes is 28.8M and 5.76M.
judgeTable(
  sharedBucket,
  [
    {
      name: 'all of it by others, but next to nothing of the limit',
      plan: onTier('start'),
      seen: usage([other({ outputTokens: 5_759_999, uncachedInputTokens: 28_799_999 })]),
      status: 'pass',
      code: 'bucket-barely-shared',
      args: { inputShare: 1, load: 0.000_999_999_965 },
    },
    {
      name: 'a thousandth of the output limit',
      plan: onTier('start'),
      seen: usage([other({ outputTokens: 5_760_000 })]),
      status: 'warn',
      code: 'bucket-shared',
      args: { outputShare: 1, load: 0.001 },
    },
    {
      name: 'a thousandth of the input limit that the headers show',
      plan,
      seen: {
        ...usage([other({ uncachedInputTokens: 28_800_000 })]),
        'tiny-message': headers(1_000, 2_000_000, null),
      },
      status: 'warn',
      code: 'bucket-shared',
      args: { load: 0.001 },
    },
  ],
  'loads',
);

const cut = (rows: readonly UsageRow[]) => usage(rows, { cut: true });

judgeTable(
  sharedBucket,
  [
    {
      name: 'own rows only prove nothing',
      plan,
      seen: cut([used({ outputTokens: 9 })]),
      status: 'inconclusive',
      code: 'bucket-cut-short',
    },
    {
      name: 'nor does little use by others',
      plan,
      seen: cut([used({ outputTokens: 99 }), other({ outputTokens: 1 })]),
      status: 'inconclusive',
      code: 'bucket-cut-short',
    },
    {
      name: 'much use by others does',
      plan,
      seen: cut([used({ outputTokens: 9 }), other({ outputTokens: 9 })]),
      status: 'warn',
      code: 'bucket-shared',
    },
  ],
  'usage that was not read whole',
);
