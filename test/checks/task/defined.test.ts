import check from '../../../checks/task/defined.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { TODAY } from '../../support/plan-builder.ts';

const shoes = { task: { type: 'chat', purpose: 'Answers customers of a shoe shop.' } } as const;

judgeTable(check, [
  {
    name: 'type and purpose given',
    plan: shoes,
    status: 'pass',
    code: 'task-defined',
    args: { type: 'chat' },
    basis: 'planned',
  },
  {
    name: 'the launch was yesterday',
    plan: { ...shoes, launchDate: '2026-11-19' },
    status: 'warn',
    code: 'launch-date-passed',
    args: { launchDate: '2026-11-19', today: '2026-11-20' },
  },
  {
    name: 'the launch is today',
    plan: { ...shoes, launchDate: TODAY },
    status: 'pass',
    code: 'task-defined',
  },
  {
    name: 'type never asked for',
    plan: { task: { purpose: 'Answers customers.' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.type' },
  },
  {
    name: 'nobody knows the type',
    plan: { task: { type: null, purpose: 'Answers customers.' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.type' },
  },
  {
    name: 'purpose missing',
    plan: { task: { type: 'other' } },
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.purpose' },
  },
]);
