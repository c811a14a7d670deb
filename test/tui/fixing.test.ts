import { expect, test } from 'vitest';
import type { WordedFinding } from '../../src/judge/run.ts';
import { questionsBehind, questionsToFix } from '../../src/tui/fixing.ts';
import { completePlan } from '../support/complete-plan.ts';
import { planWith } from '../support/plan-builder.ts';
import { figure, finding } from '../support/run-builder.ts';
import { bareContext } from '../support/wizard-state.ts';

const plan = planWith(completePlan);
const base = { status: 'fail', title: 't', detail: 'd' } as const;
const cases: [string, WordedFinding, string[]][] = [
  [
    'an open question leads to that question alone',
    finding({
      ...base,
      check: 'cost/forecast',
      status: 'unanswered',
      code: 'not-answered',
      args: { question: 'How many?', field: 'traffic.requestsPerDay' },
    }),
    ['traffic.requestsPerDay'],
  ],
  [
    'a person’s open answer leads to it',
    finding({
      ...base,
      check: 'spend/alerts',
      status: 'unanswered',
      code: 'not-answered',
      args: { question: 'Who?', field: 'answers["spend/alerts"]' },
    }),
    ['answers.spend/alerts'],
  ],
  [
    'planned figures come first, then all that the check reads',
    finding({
      ...base,
      check: 'tokens/streaming-required',
      figures: [figure('max_tokens', 40_000, 'tokens', 'planned', 'tokens.maxTokens')],
    }),
    ['tokens.maxTokens', 'tokens.streaming'],
  ],
  [
    'an offending parameter comes before the others, first where it can be taken out',
    finding({
      ...base,
      check: 'model/request-shape',
      code: 'request-rejected',
      args: { model: 'm', offences: [{ parameter: 'effort', value: 'max', why: 'effort-level-missing' }] },
    }),
    ['model.effort', 'model.request', 'model.thinking', 'model.id', 'model.request.apiVersion'],
  ],
  [
    'a refused message leads to what it carried',
    finding({
      ...base,
      check: 'model/parameters-accepted',
      code: 'parameters-refused',
      args: {
        model: 'm',
        parameters: [
          { name: 'anthropic-version', value: '2026-10-21' },
          { name: 'inference_geo', value: 'us' },
        ],
        cause: 'invalid-request',
        reason: 'It was refused.',
      },
    }),
    [
      'model.request.apiVersion',
      'task.features',
      'model.request',
      'model.thinking',
      'model.effort',
      'tokens.maxTokens',
    ],
  ],
  [
    'a parameter that was not tried for want of a version leads to the version',
    finding({
      ...base,
      check: 'model/parameters-accepted',
      code: 'parameters-accepted-in-part',
      args: {
        model: 'm',
        sent: [],
        sentMaxTokens: 64,
        listed: [],
        serviceTier: null,
        untried: [{ name: 'temperature', value: '0.2', why: 'version-open' }],
      },
    }),
    ['model.request.apiVersion', 'model.request', 'model.thinking', 'model.effort', 'tokens.maxTokens'],
  ],
  [
    'an answer from elsewhere leads to the features, not to the planned figures beside it',
    finding({
      ...base,
      check: 'model/parameters-accepted',
      code: 'us-inference-not-given',
      args: { model: 'm', served: 'global' },
      figures: [figure('max_tokens', 4_096, 'tokens', 'planned', 'tokens.maxTokens')],
    }),
    [
      'task.features',
      'tokens.maxTokens',
      'model.request',
      'model.thinking',
      'model.effort',
      'model.request.apiVersion',
    ],
  ],
  [
    'a workspace that is another one leads to its id, not to its name',
    finding({
      ...base,
      check: 'workspace/identity',
      code: 'workspace-mismatch',
      args: { mismatches: [{ what: 'organization', planned: 'a', seen: 'b' }] },
    }),
    ['workspace.organizationId', 'workspace.id', 'workspace.name'],
  ],
  [
    'a trial leads to the answers it contradicts, in its order',
    finding({
      ...base,
      check: 'cost/trial',
      code: 'trial-contradicts-plan',
      args: {
        model: 'm',
        samples: 's',
        counted: 400,
        on: '2026-11-19',
        input: { typical: 4_000, p95: 6_000 },
        output: { typical: 400, p95: 600 },
        answered: 100,
        perRequestUsd: null,
        contradictions: [
          { kind: 'size', part: 'output', size: 'p95', plannedTokens: 200, measuredTokens: 600 },
          { kind: 'feature', carries: 'images', feature: 'vision', samples: 1, of: 400 },
          { kind: 'window', longestTokens: 201_000, windowTokens: 200_000 },
        ],
        doubts: [],
      },
    }),
    [
      'tokens.output.p95',
      'task.features',
      'tokens.input.p95',
      'tokens.input.typical',
      'tokens.output.typical',
    ],
  ],
  [
    'what a check is about comes before what it merely reads',
    finding({ ...base, check: 'model/fit', code: 'model-too-weak' }),
    ['model.id', 'task.type', 'model.effort'],
  ],
  ['what does not apply is not offered', finding({ ...base, check: 'platform/access' }), ['platform.path']],
];

test.each(cases)('%s', (_name, given, ids) => {
  expect(questionsToFix(bareContext, plan, given).map(({ id }) => id)).toEqual(ids);
});

test('a finding turns on what it names, else on what its check is about', () => {
  const ids = (given: WordedFinding): string[] =>
    questionsBehind(bareContext, plan, given).map(({ id }) => id);
  const figures = [figure('max_tokens', 40_000, 'tokens', 'planned', 'tokens.maxTokens')];
  expect(ids(finding({ ...base, check: 'tokens/streaming-required', figures }))).toEqual([
    'tokens.maxTokens',
  ]);
  const offences = [{ parameter: 'effort', value: 'max', why: 'effort-not-taken' }];
  const version = figure('API version', '2026-10-21', 'text', 'planned', 'model.request.apiVersion');
  const rejected = { check: 'model/request-shape', code: 'request-rejected', figures: [version] } as const;
  expect(ids(finding({ ...base, ...rejected, args: { model: 'm', offences } }))).toEqual(['model.effort']);
  expect(ids(finding({ ...base, check: 'workspace/not-default' }))).toEqual(['workspace.isDefault']);
});

const actual = {
  model: 'm',
  source: 'analytics',
  from: '2026-11-01',
  to: '2026-11-19',
  activeDays: 10,
  wholeDays: 19,
  plannedDaysPerMonth: 20,
  billedUsd: 200,
  forecastUsd: 100,
  error: 1,
  pricedUsd: 200,
  cache: null,
  requests: null,
  unplanned: [],
  billedRefusals: [],
  stepped: false,
} as const;

test.each([
  ['Uncached input', 'tokens.input.typical'],
  ['Cache writes', 'tokens.repeatedPrefix'],
  ['Output', 'tokens.output.typical'],
  ['Other models', 'model.id'],
] as const)('a bill that is off by %s leads to %s', (name, id) => {
  const largest = { name, actualUsd: 150, forecastUsd: 50, errorUsd: 100 };
  const args = { ...actual, largest };
  const given = {
    ...base,
    check: 'cost/actual-against-estimate',
    code: 'actual-above-forecast',
    args,
  } as const;
  expect(questionsBehind(bareContext, plan, finding(given))[0]?.id).toBe(id);
});

test.each([
  ['searches-without-feature', 'cost/server-tools', { searchesPerRequest: 2, feesUsd: 400 }, 'task.features'],
  ['batch-not-used', 'task/batch-fit', { share: 0.4, saving: 0.2, savingUsd: 60 }, 'task.features'],
] as const)(
  '%s leads to what would settle it, not to the planned figure beside it',
  (code, check, args, id) => {
    const figures = [figure('Share that can wait a day', 40, 'percent', 'planned', 'traffic.batchableShare')];
    const given = finding({ ...base, check, code, args, figures });
    expect(questionsBehind(bareContext, plan, given)[0]?.id).toBe(id);
  },
);
