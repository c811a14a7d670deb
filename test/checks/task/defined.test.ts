import check from '../../../checks/task/defined.ts';
import { judgeTable } from '../../support/check-cases.ts';

judgeTable(check, [
  {
    name: 'type and purpose given',
    plan: { task: { type: 'chat', purpose: 'Answers customers of a shoe shop.' } },
    status: 'pass',
    code: 'task-defined',
    args: { type: 'chat' },
    basis: 'planned',
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
