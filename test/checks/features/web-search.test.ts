import { describe, expect, test } from 'vitest';
import webSearch from '../../../checks/features/web-search.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, type CheckCase, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
const plan: PlanInput = { model, task: { features: ['web-search'] } };
const nothing = { searches: 0, feeUsd: 0, result: { kind: 'none' } } as const;
const erred = (error: string) => ({ ...nothing, result: { kind: 'error', error } }) as const;

judgeTable(webSearch, [
  { name: 'nobody said whether it searches', plan: { model }, ...asks('task.features') },
  { name: 'no model', plan: { task: { features: ['web-search'] } }, ...asks('model.id') },
  {
    name: 'it does not search',
    plan: { model, task: { features: ['web-fetch'] } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'one search',
    plan,
    seen: { 'web-search': {} },
    status: 'pass',
    code: 'web-search-made',
    basis: 'live',
    args: {
      searches: 1,
      feeUsd: 0.01,
      tokensUsd: 0.02,
      inputTokens: 9_000,
      resultTokensAtLeast: 8_172,
      paused: false,
    },
  },
  {
    name: 'the turn was paused after it',
    plan,
    seen: { 'web-search': { stopReason: 'pause_turn' } },
    status: 'pass',
    code: 'web-search-made',
    args: { paused: true },
  },
  {
    name: 'billed, and paused before the pages came',
    plan,
    seen: { 'web-search': { result: { kind: 'none' }, stopReason: 'pause_turn' } },
    status: 'pass',
    code: 'web-search-made',
  },
  {
    name: 'pages that usage does not count',
    plan,
    seen: { 'web-search': { searches: 0, feeUsd: 0, result: { kind: 'pages', pages: 3 } } },
    status: 'pass',
    code: 'web-search-made',
    args: { searches: 0, feeUsd: 0 },
  },
  ...[
    // An outage of the search; who may not search is refused the whole message.
    'unavailable',
    'an_error_nobody_has_documented',
    'too_many_requests',
    'max_uses_exceeded',
    'invalid_tool_input',
    'query_too_long',
    'request_too_large',
  ].map(
    (error): CheckCase => ({
      name: `an error that says nothing of the account: ${error}`,
      plan,
      seen: { 'web-search': erred(error) },
      status: 'inconclusive',
      code: 'web-search-error',
      args: { error },
    }),
  ),
  {
    name: 'the model did without',
    plan,
    seen: { 'web-search': nothing },
    status: 'inconclusive',
    code: 'web-search-not-used',
  },
  {
    name: 'cut before it searched',
    plan,
    seen: { 'web-search': { ...nothing, stopReason: 'max_tokens' } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { feature: 'web-search', stopReason: 'max_tokens' },
  },
  {
    name: 'paused before it searched',
    plan,
    seen: { 'web-search': { ...nothing, stopReason: 'pause_turn' } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { stopReason: 'pause_turn' },
  },
  {
    name: 'switched off',
    plan,
    seen: { 'tiny-message': {}, 'web-search': failed('permission-denied') },
    status: 'fail',
    code: 'feature-refused',
    args: { feature: 'web-search', cause: 'permission-denied' },
  },
  {
    name: 'the tool was refused',
    plan,
    seen: { 'tiny-message': {}, 'web-search': failed('invalid-request') },
    status: 'fail',
    code: 'feature-refused',
  },
  {
    name: 'the network failed',
    plan,
    seen: { 'web-search': failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'not asked',
    plan,
    seen: { 'web-search': unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
]);

describe('what one search costs', () => {
  test('counts are live, the fee is documented, and what they come to is computed', () => {
    const { figures } = judged(webSearch, { plan, seen: { 'web-search': {} } });
    expect(figures.map(({ name, value, unit, origin }) => [name, value, unit, origin])).toEqual([
      ['Searches billed', 1, 'count', 'live'],
      ['Fee of one search', 0.01, 'USD', 'documented'],
      ['Input, results included', 9_000, 'tokens', 'live'],
      ['Of it results, at least', 8_172, 'tokens', 'simulated'],
      ['Tokens of the message', 0.02, 'USD/request', 'simulated'],
      ['The message in all', 0.03, 'USD/request', 'simulated'],
    ]);
  });
});
