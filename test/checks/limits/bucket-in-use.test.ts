import bucketInUse from '../../../checks/limits/bucket-in-use.ts';
import type { HeaderLimit, MessageSeen } from '../../../src/judge/observation.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';
import { onTier } from './plans.ts';

const plan = onTier('start');
const left = (limit: number, remaining: number | null): HeaderLimit => ({ limit, remaining, resetsAt: null });
/** Tier Start, all of it left but what a case says. */
const levels = (parts: Partial<MessageSeen['limits']> = {}) => ({
  'tiny-message': {
    limits: {
      requests: left(1_000, 999),
      inputTokens: left(2_000_000, 2_000_000),
      outputTokens: left(400_000, 400_000),
      tokens: left(2_400_000, 2_400_000),
      ...parts,
    },
    usage: { inputTokens: 8, cacheCreationInputTokens: 0, cacheReadInputTokens: 0, outputTokens: 1 },
  },
});
const none = { requests: null, inputTokens: null, outputTokens: null, tokens: null };

judgeTable(
  bucketInUse,
  [
    { name: 'no path chosen', plan: { model: { id: 'claude-sonnet-5-5' } }, ...asks('platform.path') },
    { name: 'no model', plan: onTier('start', { model: {} }), ...asks('model.id') },
    {
      name: 'limits of a cloud',
      plan: onTier('start', { platform: { path: 'vertex' } }),
      seen: levels(),
      status: 'inconclusive',
      code: 'limits-elsewhere',
    },
    {
      name: 'fast mode',
      plan: onTier('start', { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
      seen: levels(),
      status: 'inconclusive',
      code: 'bucket-fast-mode',
    },
    {
      name: 'the tier does not matter',
      plan: onTier(undefined),
      seen: levels(),
      status: 'pass',
      code: 'buckets-full',
    },
    { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
    {
      name: 'offline',
      plan,
      seen: { 'tiny-message': unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
    {
      name: 'the key was refused',
      plan,
      seen: { 'tiny-message': failed('key-rejected') },
      status: 'inconclusive',
      code: 'waits-for-check',
    },
    { name: 'no headers', plan, seen: levels(none), status: 'inconclusive', code: 'limit-headers-absent' },
    {
      name: 'headers of another class of models',
      plan,
      seen: { 'tiny-message': { ...levels()['tiny-message'], model: 'claude-haiku-5-5' } },
      status: 'inconclusive',
      code: 'limit-headers-absent',
    },
    {
      name: 'limits without what is left',
      plan,
      seen: levels({ ...none, requests: left(1_000, null) }),
      status: 'inconclusive',
      code: 'bucket-levels-absent',
    },
    {
      name: 'a limit of nothing, which nobody can use up',
      plan,
      seen: levels({ ...none, requests: left(0, 0) }),
      status: 'inconclusive',
      code: 'bucket-levels-absent',
    },
  ],
  'what it needs',
);

const lowest = (bucket: string, limit: number, remaining: number, share: number) => ({
  lowest: { bucket, limit, remaining, left: share },
});
judgeTable(
  bucketInUse,
  [
    {
      name: 'full but for our own request',
      plan,
      seen: levels(),
      status: 'pass',
      code: 'buckets-full',
      basis: 'live',
      args: { model: 'Sonnet 5.5', ...lowest('requests', 1_000, 999, 1) },
    },
    // Our own request is put back: 899 + 1 of 1,000 is 90 %.
    {
      name: '90 % of the requests',
      plan,
      seen: levels({ requests: left(1_000, 899) }),
      status: 'pass',
      code: 'buckets-full',
      args: lowest('requests', 1_000, 899, 0.9),
    },
    {
      name: 'less',
      plan,
      seen: levels({ requests: left(1_000, 898) }),
      status: 'warn',
      code: 'bucket-in-use',
      basis: 'live',
      args: lowest('requests', 1_000, 898, 0.899),
    },
    // 8 tokens of ours and 1,000 for rounding: (1,200,000 + 1,008) / 2,000,000.
    {
      name: 'input',
      plan,
      seen: levels({ inputTokens: left(2_000_000, 1_200_000) }),
      status: 'warn',
      code: 'bucket-in-use',
      args: lowest('inputTokens', 2_000_000, 1_200_000, 0.600504),
    },
    {
      name: 'the emptiest of several',
      plan,
      seen: levels({ inputTokens: left(2_000_000, 1_200_000), outputTokens: left(400_000, 100_000) }),
      status: 'warn',
      code: 'bucket-in-use',
      args: lowest('outputTokens', 400_000, 100_000, (100_000 + 1_001) / 400_000),
    },
    {
      name: 'the tightest limit, of the workspace',
      plan,
      seen: levels({ tokens: left(50_000, 20_000) }),
      status: 'warn',
      code: 'bucket-in-use',
      args: lowest('tokens', 50_000, 20_000, (20_000 + 1_009) / 50_000),
    },
    {
      name: 'just above a tenth',
      plan,
      seen: levels({ requests: left(1_000, 100) }),
      status: 'warn',
      code: 'bucket-in-use',
      args: lowest('requests', 1_000, 100, 0.101),
    },
    {
      name: 'a tenth',
      plan,
      seen: levels({ requests: left(1_000, 99) }),
      status: 'fail',
      code: 'bucket-nearly-empty',
      basis: 'live',
      args: lowest('requests', 1_000, 99, 0.1),
    },
    {
      name: 'nothing',
      plan,
      seen: levels({ outputTokens: left(400_000, 0) }),
      status: 'fail',
      code: 'bucket-nearly-empty',
      args: lowest('outputTokens', 400_000, 0, 1_001 / 400_000),
    },
    {
      name: 'a small limit, rounded down to nothing',
      plan,
      seen: levels({ outputTokens: left(900, 0) }),
      status: 'pass',
      code: 'buckets-full',
    },
    {
      name: 'only one header came',
      plan,
      seen: levels({ ...none, requests: left(1_000, 500) }),
      status: 'warn',
      code: 'bucket-in-use',
    },
  ],
  'what is left',
);
