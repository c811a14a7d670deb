import { describe, expect, it } from 'vitest';
import peakRpm from '../../../checks/limits/peak-rpm.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { headers, onTier, peak } from './plans.ts';

judgeTable(peakRpm, [
  { name: 'nothing said', plan: onTier('start'), ...asks('traffic.requestsPerDay') },
  {
    name: 'a day without its shape',
    plan: onTier('start', { traffic: { requestsPerDay: 9 } }),
    ...asks('traffic.shape'),
  },
  {
    name: 'whether a day is batched must be known',
    plan: onTier('start', { traffic: { requestsPerDay: 9, shape: 'steady' } }),
    ...asks('task.features'),
  },
  {
    name: 'no tier',
    plan: onTier(undefined, { traffic: { peakRequestsPerMinute: 9 } }),
    ...asks('limits.tier'),
  },
  { name: 'no peak at all', plan: peak(0), status: 'pass', code: 'peak-fits', args: { load: 0 } },
  {
    name: '70 % of 1,000 is the last pass',
    plan: peak(700),
    status: 'pass',
    code: 'peak-fits',
    args: { load: 0.7, limit: 1_000 },
  },
  {
    name: 'just above 70 %',
    plan: peak(701),
    status: 'warn',
    code: 'peak-near-limit',
    args: { load: 0.701 },
  },
  {
    name: 'all of it is still no fail',
    plan: peak(1_000),
    status: 'warn',
    code: 'peak-near-limit',
    args: { load: 1 },
  },
  { name: 'one above', plan: peak(1_001), status: 'fail', code: 'peak-above-limit', args: { load: 1.001 } },
  {
    name: 'the header decides, not the tier',
    plan: peak(100),
    seen: { 'tiny-message': headers(50, 30_000, 8_000) },
    status: 'fail',
    code: 'peak-above-limit',
    args: { limit: 50, load: 2, limitFrom: { kind: 'header' } },
  },
  {
    name: 'a header of 0 blocks',
    plan: peak(1),
    seen: { 'tiny-message': headers(0, 0, 0) },
    status: 'fail',
    code: 'peak-above-limit',
    args: { limit: 0 },
  },
  {
    name: 'derived: 240,000 in ten office hours peak at 800',
    plan: onTier('start', {
      task: { features: [] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours' },
    }),
    status: 'warn',
    code: 'peak-near-limit',
    args: {
      peak: 800,
      peakFrom: { kind: 'derived' },
      limitFrom: { kind: 'table', tier: 'Start' },
      movableShare: 0,
    },
  },
  {
    name: 'derived, half of it batched',
    plan: onTier('start', {
      task: { features: ['batch'] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 0.5 },
    }),
    status: 'pass',
    code: 'peak-fits',
    args: { peak: 400, movableShare: 0 },
  },
  {
    name: 'derived, all of it batched',
    plan: onTier('start', {
      task: { features: ['batch'] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 1 },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'derived, half of it batchable but no batches planned',
    plan: onTier('start', {
      task: { features: [] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours', batchableShare: 0.5 },
    }),
    status: 'warn',
    code: 'peak-near-limit',
    args: { peak: 800, movableShare: 0.5 },
  },
  {
    name: 'a stated peak is taken as it stands',
    plan: peak(800, {
      task: { features: ['batch'] },
      traffic: { peakRequestsPerMinute: 800, batchableShare: 0.5 },
    }),
    status: 'warn',
    code: 'peak-near-limit',
    args: { peak: 800, peakFrom: { kind: 'stated' }, movableShare: 0, increaseBy: 'console' },
  },
  {
    name: 'a stated peak whose day is all batched',
    plan: peak(50_000, {
      task: { features: ['batch'] },
      traffic: { peakRequestsPerMinute: 50_000, batchableShare: 1 },
    }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a stated peak with work that could be batched and is not',
    plan: peak(800, { task: { features: [] }, traffic: { peakRequestsPerMinute: 800, batchableShare: 0.5 } }),
    status: 'warn',
    code: 'peak-near-limit',
    args: { movableShare: 0.5 },
  },
  {
    name: 'fast mode has a bucket of its own, whatever the ordinary headers leave',
    plan: peak(1, { model: { id: 'claude-opus-5-5' }, task: { features: ['fast-mode'] } }),
    seen: { 'tiny-message': { model: 'claude-opus-5-5', ...headers(1_000, 2_000_000, 400_000) } },
    status: 'inconclusive',
    code: 'limits-fast-mode',
    args: { model: 'Opus 5.5' },
  },
  {
    name: 'a model without fast mode stays in the ordinary bucket',
    plan: peak(1, { task: { features: ['fast-mode'] } }),
    status: 'pass',
    code: 'peak-fits',
  },
  {
    name: 'through AWS nobody requests more on the Console',
    plan: { ...peak(1_001), platform: { path: 'claude-on-aws', region: 'us-east-1' } },
    status: 'fail',
    code: 'peak-above-limit',
    args: { increaseBy: 'account-team' },
  },
  {
    name: 'Evaluation, offline',
    plan: peak(1, { limits: { tier: 'evaluation' } }),
    seen: { 'tiny-message': unavailable() },
    status: 'inconclusive',
    code: 'limits-unpublished',
  },
  {
    name: 'Vertex',
    plan: { ...peak(1), platform: { path: 'vertex', region: 'global' } },
    status: 'inconclusive',
    code: 'limits-elsewhere',
  },
]);

describe('figures', () => {
  it('say that a derived peak is planned and derived, and a limit live or documented', () => {
    const plan = onTier('start', {
      task: { features: [] },
      traffic: { requestsPerDay: 240_000, shape: 'office-hours' },
    });
    const offline = judged(peakRpm, { plan });
    expect(offline.figures.map(({ name, origin, source }) => [name, origin, source])).toEqual([
      ['Peak requests, derived from the shape office-hours', 'planned', 'traffic.requestsPerDay'],
      ['Request limit', 'documented', 'rate-limits'],
    ]);
    expect(offline.basis).toBe('documented');
    const online = judged(peakRpm, { plan, seen: { 'tiny-message': headers(5_000, 1, 1) } });
    expect(online.basis).toBe('live');
    expect(online.figures[1]).toMatchObject({ origin: 'live', source: 'tiny-message' });
  });
});
