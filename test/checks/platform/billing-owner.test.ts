import owner from '../../../checks/platform/billing-owner.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { onBedrock, onPath } from './cloud-plans.ts';

const answered = (says: 'yes' | 'no'): PlanInput => ({
  answers: { 'platform/billing-owner': { says, by: 'R. Example', on: '2026-11-18' } },
});

judgeTable(owner, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'Anthropic bills the Claude API itself',
    plan: onPath('claude-api'),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'nobody said', plan: onBedrock(), ...asks('answers["platform/billing-owner"]') },
  {
    name: 'yes',
    plan: onBedrock(answered('yes')),
    status: 'pass',
    code: 'answered-yes',
    basis: 'attested',
  },
  { name: 'no', plan: onBedrock(answered('no')), status: 'fail', code: 'answered-no' },
]);
