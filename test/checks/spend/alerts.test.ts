import alerts from '../../../checks/spend/alerts.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';

const answered = (says: 'yes' | 'no'): PlanInput => ({
  answers: { 'spend/alerts': { says, by: 'R. Example', on: '2026-11-18', evidence: 'pager rota' } },
});

judgeTable(alerts, [
  { name: 'nobody said', ...asks('answers["spend/alerts"]') },
  {
    name: 'yes',
    plan: answered('yes'),
    status: 'pass',
    code: 'answered-yes',
    args: { by: 'R. Example', evidence: 'pager rota' },
  },
  { name: 'no', plan: answered('no'), status: 'fail', code: 'answered-no' },
]);
