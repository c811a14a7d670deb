import lifecycle from '../../../checks/platform/lifecycle.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed } from '../../support/plan-builder.ts';
import { onBedrock, onPath, signIn } from './cloud-plans.ts';

/** The life ends on 2027-06-01. */
const life = (rest: PlanInput = {}): PlanInput =>
  onBedrock({ launchDate: '2026-12-01', plannedLifeMonths: 6, ...rest });
const model = (seen: object) => ({ 'cloud-model': seen });

judgeTable(lifecycle, [
  { name: 'no path', ...asks('platform.path') },
  ...(['claude-api', 'claude-on-aws', 'claude-on-google'] as const).map((path) => ({
    name: `${path} goes by the dates of Anthropic`,
    plan: onPath(path, {}, 'us-east-1'),
    seen: model({}),
    status: 'not-applicable' as const,
    code: 'not-applicable' as const,
  })),
  { name: 'no model', plan: { platform: { path: 'bedrock' } }, ...asks('model.id') },
  {
    name: 'active, and no end is named',
    plan: life(),
    seen: model({}),
    status: 'pass',
    code: 'cloud-model-outlives',
    basis: 'live',
    args: { endsOn: null, end: '2027-06-01' },
  },
  {
    name: 'ends on the day the life does',
    plan: life(),
    seen: model({ endsOn: '2027-06-01' }),
    status: 'pass',
    code: 'cloud-model-outlives',
    args: { endsOn: '2027-06-01' },
  },
  {
    name: 'ends a day before',
    plan: life(),
    seen: model({ endsOn: '2027-05-31' }),
    status: 'fail',
    code: 'cloud-model-ends-in-life',
    args: { endsOn: '2027-05-31', end: '2027-06-01' },
  },
  {
    name: 'ends before the launch, however long that is to live',
    plan: onBedrock({ launchDate: '2026-12-01' }),
    seen: model({ endsOn: '2026-11-30' }),
    status: 'fail',
    code: 'cloud-model-ends-in-life',
    args: { end: '2026-12-01' },
  },
  {
    name: 'has ended',
    plan: onBedrock(),
    seen: model({ lifecycle: 'legacy', endsOn: '2026-11-01' }),
    status: 'fail',
    code: 'cloud-model-ended',
  },
  {
    name: 'is retired without a day',
    plan: onBedrock(),
    seen: model({ lifecycle: 'retired' }),
    status: 'fail',
    code: 'cloud-model-ended',
  },
  {
    name: 'an end, and no launch date',
    plan: onBedrock(),
    seen: model({ endsOn: '2027-06-01' }),
    ...asks('launchDate'),
  },
  {
    name: 'an end, and nobody knows for how long',
    plan: onBedrock({ launchDate: '2026-12-01' }),
    seen: model({ endsOn: '2027-06-01' }),
    ...asks('plannedLifeMonths'),
  },
  {
    name: 'legacy, and outlives the launch',
    plan: life(),
    seen: model({ lifecycle: 'legacy', legacyOn: '2026-10-01', endsOn: '2028-01-01' }),
    status: 'warn',
    code: 'cloud-model-legacy',
    args: { state: 'legacy' },
  },
  {
    name: 'legacy before the launch',
    plan: life(),
    seen: model({ legacyOn: '2026-11-25' }),
    status: 'warn',
    code: 'cloud-model-legacy',
  },
  {
    name: 'nothing is said',
    plan: life(),
    seen: model({ lifecycle: 'unknown' }),
    status: 'inconclusive',
    code: 'cloud-lifecycle-unsaid',
  },
  {
    name: 'not listed, which platform/region says',
    plan: life(),
    seen: model({ listed: false, lifecycle: 'unknown' }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'nobody is signed in',
    plan: life(),
    seen: {
      'cloud-identity': failed('no-credential', signIn),
      'cloud-model': { ...failed('no-credential'), status: 'unavailable' },
    },
    status: 'inconclusive',
    code: 'no-cloud-credential',
  },
]);
