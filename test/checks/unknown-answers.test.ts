import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import type { Finding } from '../../src/judge/finding.ts';
import { observationIds } from '../../src/judge/observation-schema.ts';
import { judgeAll } from '../../src/judge/runner.ts';
import { planSchema } from '../../src/plan/schema.ts';
import { completePlan } from '../support/complete-plan.ts';
import { observedWith, TODAY, unavailable } from '../support/plan-builder.ts';
import { headers } from './limits/plans.ts';

const observed = observedWith({
  ...Object.fromEntries(observationIds.map((id) => [id, {}])),
  // With an admin key some answers are read instead of asked.
  ...Object.fromEntries(
    (['organization', 'workspaces', 'api-keys', 'spend-limits'] as const).map((id) => [
      id,
      unavailable('There is no admin key.'),
    ]),
  ),
  'token-count': { inputTokens: completePlan.tokens.input.typical },
  'tiny-message': {
    ...headers(1_000, 2_000_000, 400_000),
    workspaceId: completePlan.workspace.id,
    organizationId: completePlan.workspace.organizationId,
  },
});

/** What a trial measured stands in for the answers that guess it. */
const withoutTrial = { ...observed, ...observedWith({ trial: unavailable('No trial was made.') }) };

const judged = (plan: unknown, seen = observed): Finding[] =>
  judgeAll(checks, { plan: planSchema.parse(plan), catalog, observed: seen, today: TODAY });

/** Paths of the single answers of a plan; what people vouched for is one answer a check. */
function answersOf(value: object, path: readonly string[] = []): string[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? answersOf(inner, [...path, name])
      : [[...path, name].join('.')],
  );
}

function without(path: string): unknown {
  const plan = structuredClone(completePlan) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const section = names.reduce((at, name) => at[name] as Record<string, unknown>, plan);
  section[last] = null;
  return plan;
}

/** Answers this plan can do without: another one settles the same question, or nothing here hangs on them. */
const dispensable: Readonly<Record<string, string>> = {
  name: 'only printed',
  'model.effort': 'what is not sent is the default, and the model takes every level',
  'model.reason': 'the model needs no excuse',
  'model.request.apiVersion': 'nothing is sent that a version drops',
  'tokens.streaming': 'the list of features says it',
  'platform.region': 'the Claude API has none',
  'workspace.name': 'only printed',
  'workspace.organizationId': 'the workspace id says more',
  'traffic.peakRequestsPerMinute': 'derived from requests a day and their shape',
  'traffic.webSearchesPerRequest': 'no web search is planned',
  'traffic.growthPerMonth': 'a month that nobody expects to grow is taken as flat, and said to be',
  'traffic.usersPerMonth': 'only one more figure hangs on it',
  'client.concurrency': 'where nobody bounds it, the limits do',
  'traffic.launchShares': 'so little traffic rises nowhere',
};
const paths = answersOf({ ...completePlan, version: {}, level: {}, answers: {} });

test('the complete plan leaves nothing open', () => {
  const open = judged(completePlan).filter(({ status }) => status !== 'pass' && status !== 'not-applicable');
  expect(open.map(({ check, code }) => [check, code])).toEqual([]);
});

describe('an answer nobody knows', () => {
  test('is left out of this list only if the plan can do without it', () => {
    expect(paths.filter((path) => path in dispensable).toSorted()).toEqual(
      Object.keys(dispensable).toSorted(),
    );
  });

  test.each(paths.filter((path) => !(path in dispensable)))('%s: some check stays open for it', (path) => {
    const asked = judged(without(path), withoutTrial).filter(({ status }) => status === 'unanswered');
    const fields = asked.map(({ code, args }) => code === 'not-answered' && args.field);
    expect(fields.some((field) => field && `${path}.`.startsWith(`${field}.`))).toBe(true);
  });

  test.each(paths)('%s: no check passes that would not pass with it', (path) => {
    const before = new Map(judged(completePlan).map(({ check, status }) => [check, status]));
    const better = judged(without(path)).filter(
      ({ check, status }) => status === 'pass' && before.get(check) !== 'pass',
    );
    expect(better.map(({ check }) => check)).toEqual([]);
  });

  test('nothing of what people vouch for passes without them', () => {
    const alerts = judged({ ...completePlan, answers: {} }).find(({ check }) => check === 'spend/alerts');
    expect(alerts?.status).toBe('unanswered');
  });
});
