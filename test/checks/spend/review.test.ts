import review from '../../../checks/spend/review.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';

const planned = (on: string | null, owner: string | null = 'Ada Example'): PlanInput => ({
  launchDate: '2026-12-01',
  spend: { review: { on, owner } },
});

judgeTable(review, [
  { name: 'nothing said', ...asks('spend.review.on') },
  { name: 'no date', plan: planned(null), ...asks('spend.review.on') },
  { name: 'no owner', plan: planned('2026-12-15', null), ...asks('spend.review.owner') },
  {
    name: 'no launch date',
    plan: { spend: { review: { on: '2026-12-15', owner: 'Ada Example' } } },
    ...asks('launchDate'),
  },
  {
    name: 'two weeks later',
    plan: planned('2026-12-15'),
    status: 'pass',
    code: 'review-planned',
    basis: 'planned',
    args: { on: '2026-12-15', owner: 'Ada Example', days: 14 },
  },
  {
    name: '31 days later',
    plan: planned('2027-01-01'),
    status: 'pass',
    code: 'review-planned',
    args: { days: 31 },
  },
  {
    name: '32 days later',
    plan: planned('2027-01-02'),
    status: 'warn',
    code: 'review-late',
    args: { days: 32, mostDays: 31 },
  },
  {
    name: 'on the day of the launch',
    plan: planned('2026-12-01'),
    status: 'fail',
    code: 'review-before-launch',
    args: { launchDate: '2026-12-01' },
  },
  { name: 'before it', plan: planned('2026-11-24'), status: 'fail', code: 'review-before-launch' },
]);
