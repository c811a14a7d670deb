import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { questionsFor } from '../../src/tui/questions/registry.ts';
import {
  isUnknown,
  neighbour,
  nextStop,
  type Progress,
  questionBefore,
  stopAfterKeeping,
} from '../../src/tui/walk.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';

const ground = { catalog, questions: questionsFor(checks) };
const at = (plan: PlanInput, rest: Partial<Progress> = {}): Progress => ({
  plan: planWith(plan),
  review: [],
  pending: [],
  ...rest,
});
const question = (id: string) => ({ kind: 'question', id });

describe('next stop', () => {
  test.each([
    ['a blank plan begins at the beginning', at({}), null, question('task.type')],
    ['an answered question is skipped', at({ task: { type: 'chat' } }), null, question('name')],
    ['an unknown counts as asked', at({ task: { type: null } }), null, question('name')],
    [
      'behind a question only what follows is open',
      at({}),
      'tokens.streaming',
      question('tokens.repeatedPrefix'),
    ],
    [
      'a default is confirmed once',
      at({ task: { features: [] } }, { pending: ['level'] }),
      'task.features',
      question('level'),
    ],
    [
      'without a region to name the region is not asked',
      at({ platform: { path: 'claude-api' } }),
      'platform.path',
      question('workspace.name'),
    ],
    [
      'a cloud that needs a region is asked for it',
      at({ platform: { path: 'vertex' } }),
      'platform.path',
      question('platform.region'),
    ],
    [
      'a cloud without workspaces is not asked for one',
      at({
        platform: { path: 'vertex', region: 'global' },
        answers: { 'platform/billing-owner': { says: 'yes', by: 'Ada Example', on: '2026-11-18' } },
      }),
      'platform.path',
      question('workspace.inferenceGeo'),
    ],
    [
      'a cloud is asked who owns its bill',
      at({ platform: { path: 'vertex', region: 'global' } }),
      'platform.path',
      question('answers.platform/billing-owner'),
    ],
    [
      'a parameter just chosen is asked for its value',
      at({ model: { request: { temperature: null, prefill: false } } }),
      'model.request',
      question('model.request.temperature'),
    ],
    [
      'a section filled by a preset is shown',
      at({ task: { type: 'chat' } }, { review: ['task'] }),
      null,
      { kind: 'section', section: 'task' },
    ],
    ['a complete plan goes on to the probes', at(completePlan), null, { kind: 'done' }],
  ])('%s', (_name, progress, after, stop) => {
    expect(nextStop(ground, progress, after)).toEqual(stop);
  });

  test('on a new start an unknown parameter value is not asked again', () => {
    const progress = at({
      ...completePlan,
      model: {
        ...completePlan.model,
        request: { temperature: null, prefill: false, forcedToolChoice: false, apiVersion: null },
      },
    });
    expect(nextStop(ground, progress, null)).toEqual({ kind: 'done' });
  });
});

test('a section that was kept goes on to its open questions, then to the next section', () => {
  expect(stopAfterKeeping(ground, at({ task: { type: 'chat' } }), 'task')).toEqual(question('name'));
  const { task, name, launchDate, plannedLifeMonths } = completePlan;
  const full = at({ task, name, launchDate, plannedLifeMonths }, { review: ['model'] });
  expect(stopAfterKeeping(ground, full, 'task')).toEqual({ kind: 'section', section: 'model' });
});

test.each([
  ['task.type', null],
  ['name', 'task.type'],
  ['model.id', 'task.patienceSeconds'],
  ['', 'traffic.webSearchesPerRequest'],
])('before "%s" comes %s, answered or not', (id, before) => {
  expect(questionBefore(ground, planWith({}), id)).toBe(before);
});

test('going back passes over what does not apply', () => {
  expect(questionBefore(ground, planWith({ platform: { path: 'vertex' } }), 'workspace.inferenceGeo')).toBe(
    'answers.platform/billing-owner',
  );
  expect(questionBefore(ground, planWith({ platform: { path: 'vertex' } }), 'client.concurrency')).toBe(
    'workspace.inferenceGeo',
  );
});

test.each([
  ['task', 1, 'model'],
  ['task', -1, null],
  ['traffic', 1, null],
  ['traffic', -1, 'spend'],
] as const)('neighbour of %s by %d is %s', (section, by, expected) => {
  expect(neighbour(section, by)).toBe(expected);
});

test.each([
  [{}, false],
  [{ spend: { organizationLimitUsd: null } }, true],
  [{ spend: { organizationLimitUsd: null, workspaceLimitUsd: 300 } }, true],
  [
    {
      spend: { organizationLimitUsd: null, workspaceLimitUsd: null },
      answers: { 'spend/org-limit': { says: 'no', by: 'Ada Example', on: '2026-11-18' } },
    },
    false,
  ],
] as const)('%j leaves the limit of the organization unknown: %s', (plan, expected) => {
  const question = ground.questions.find(({ id }) => id === 'spend.organizationLimitUsd');
  expect(question && isUnknown(ground, planWith(plan), question)).toBe(expected);
});

describe('people are not asked what a figure has said', () => {
  const asks = (plan: PlanInput, id: string): boolean => {
    const found = ground.questions.find((candidate) => candidate.id === id);
    return found?.applies?.(planWith(plan), catalog) ?? found !== undefined;
  };
  test.each([
    [{}, 'answers.spend/org-limit', true],
    [{ spend: { organizationLimitUsd: 400 } }, 'answers.spend/org-limit', false],
    [{ spend: { organizationLimitUsd: 400 } }, 'answers.spend/workspace-limit', true],
    [{ spend: { workspaceLimitUsd: 400 } }, 'answers.spend/workspace-limit', false],
    [{ spend: { organizationLimitUsd: null } }, 'answers.spend/org-limit', true],
    [{ workspace: { isDefault: true } }, 'answers.spend/workspace-limit', false],
    [{ platform: { path: 'bedrock' as const } }, 'answers.spend/org-limit', false],
    [{ platform: { path: 'claude-on-aws' as const } }, 'answers.spend/org-limit', true],
    [{ platform: { path: 'claude-on-aws' as const } }, 'spend.organizationLimitUsd', true],
    [{ spend: { creditUsd: 100 } }, 'answers.spend/credit', false],
    [{}, 'answers.spend/alerts', true],
  ])('%j: %s %s', (plan, id, expected) => {
    expect(asks(plan, id)).toBe(expected);
  });
});
