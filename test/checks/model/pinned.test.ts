import check from '../../../checks/model/pinned.ts';
import { judgeTable } from '../../support/check-cases.ts';

judgeTable(check, [
  ...[
    'claude-opus-5-5',
    'claude-sonnet-4-6',
    'claude-sonnet-4-5-20250929',
    'claude-sonnet-4-5@20250929',
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'eu.anthropic.claude-opus-5-5',
  ].map((id) => ({
    name: `${id} is a snapshot`,
    plan: { model: { id } },
    status: 'pass' as const,
    code: 'model-pinned' as const,
    args: { id },
  })),
  {
    name: 'a 4.5 alias',
    plan: { model: { id: 'claude-sonnet-4-5' } },
    status: 'warn',
    code: 'model-alias',
    args: { pinned: 'claude-sonnet-4-5-20250929' },
  },
  {
    name: 'a 4.5 alias on Google Cloud gets the id of that path',
    plan: { model: { id: 'claude-sonnet-4-5' }, platform: { path: 'vertex' } },
    status: 'warn',
    code: 'model-alias',
    args: { pinned: 'claude-sonnet-4-5@20250929' },
  },
  {
    name: 'an old "latest" name',
    plan: { model: { id: 'claude-3-7-sonnet-latest' } },
    status: 'warn',
    code: 'model-alias',
    args: { pinned: null },
  },
  {
    name: 'an id nobody knows',
    plan: { model: { id: 'claude-nova-6' } },
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
  {
    name: 'a retired snapshot is told with its date',
    plan: { model: { id: 'claude-opus-4-20250514' } },
    status: 'inconclusive',
    code: 'model-not-in-catalog',
    args: { retiredOn: '2026-06-15' },
  },
  {
    name: 'no model planned',
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
]);
