import { expect, test } from 'vitest';
import toolUse from '../../../checks/features/tool-use.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { CauseId } from '../../../src/catalog/error-cause.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
const plan: PlanInput = { model, task: { features: ['tool-use'] } };
const end = { ms: 700, stopReason: 'end_turn' };
/** As the poll books it: only an answered request is paid. */
const refusedFor = (cause: CauseId, costUsd: number, ...requestIds: string[]) => ({
  ...failed(cause, 'It was refused.'),
  costUsd,
  requestIds,
});

judgeTable(toolUse, [
  { name: 'nobody said whether it uses tools', plan: { model }, ...asks('task.features') },
  { name: 'no model', plan: { task: { features: ['tool-use'] } }, ...asks('model.id') },
  {
    name: 'no tools of its own',
    plan: { model, task: { features: ['web-search'] } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a round trip asked for in words',
    plan,
    seen: { 'tool-use': {} },
    status: 'pass',
    code: 'tool-round-trip',
    basis: 'live',
    args: { asked: 'auto', requestTokens: 430, callMs: 1_200, answerMs: 800 },
  },
  {
    name: 'a forced one, on a model without a figure for tools',
    plan: { ...plan, model: { id: 'claude-fable-5' } },
    seen: { 'tool-use': { asked: 'forced' } },
    status: 'pass',
    code: 'tool-round-trip',
    args: { asked: 'forced' },
  },
  {
    name: 'free to choose, it did not call',
    plan,
    seen: { 'tool-use': { asked: 'auto', first: end, call: null } },
    status: 'inconclusive',
    code: 'tool-not-called',
    args: { asked: 'auto' },
  },
  {
    name: 'forced, it did not call',
    plan,
    seen: { 'tool-use': { asked: 'forced', first: end, call: null } },
    status: 'fail',
    code: 'tool-not-called',
    args: { asked: 'forced' },
  },
  {
    name: 'forced, and cut before the call',
    plan,
    seen: { 'tool-use': { asked: 'forced', first: { ms: 1, stopReason: 'max_tokens' }, call: null } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { feature: 'tool-use', stopReason: 'max_tokens' },
  },
  {
    name: 'refused by the model',
    plan,
    seen: { 'tool-use': { first: { ms: 1, stopReason: 'refusal' }, call: null } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { stopReason: 'refusal' },
  },
  {
    name: 'input that does not fit',
    plan,
    seen: { 'tool-use': { call: { misfit: 'It is wrong.', last: { ...end, saidSomething: true } } } },
    status: 'fail',
    code: 'tool-input-misfits',
    args: { misfit: 'It is wrong.' },
  },
  {
    name: 'nothing said to the result',
    plan,
    seen: {
      'tool-use': { call: { misfit: null, last: { ms: 1, stopReason: null, saidSomething: false } } },
    },
    status: 'inconclusive',
    code: 'tool-result-unanswered',
    args: { stopReason: 'none' },
  },
  {
    name: 'called, and ended without a word to the result',
    plan,
    seen: { 'tool-use': { call: { misfit: null, last: { ...end, saidSomething: false } } } },
    status: 'inconclusive',
    code: 'tool-result-unanswered',
    args: { stopReason: 'end_turn' },
  },
  {
    name: 'the second request was refused behind a gateway that strips request ids',
    plan,
    seen: { 'tiny-message': {}, 'tool-use': refusedFor('invalid-request', 0.001) },
    status: 'fail',
    code: 'tool-result-refused',
  },
  {
    name: 'the first request was refused behind a gateway that adds ids of its own',
    plan,
    seen: { 'tiny-message': {}, 'tool-use': refusedFor('invalid-request', 0, 'req_1', 'gateway_1') },
    status: 'fail',
    code: 'feature-refused',
  },
  {
    name: 'the second request was refused',
    plan,
    seen: { 'tool-use': refusedFor('invalid-request', 0.001, 'req_1', 'req_2') },
    status: 'fail',
    code: 'tool-result-refused',
    args: { reason: 'It was refused.' },
  },
  {
    name: 'the first request was refused',
    plan,
    seen: { 'tiny-message': {}, 'tool-use': refusedFor('invalid-request', 0, 'req_1') },
    status: 'fail',
    code: 'feature-refused',
    args: { feature: 'tool-use', cause: 'invalid-request' },
  },
  {
    name: 'switched off',
    plan,
    seen: { 'tiny-message': {}, 'tool-use': failed('permission-denied') },
    status: 'fail',
    code: 'feature-refused',
  },
  {
    name: 'the credit ran out on the way',
    plan,
    seen: { 'tool-use': refusedFor('credit-empty', 0.001, 'req_1', 'req_2') },
    status: 'inconclusive',
    code: 'waits-for-check',
  },
  {
    name: 'the network failed',
    plan,
    seen: { 'tool-use': failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'not asked',
    plan,
    seen: { 'tool-use': unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
]);

test('the correction on forced tools speaks of every model that rejects them, and of no other', () => {
  const now = toolUse.guide.corrections?.[0]?.now ?? '';
  const rejecting = catalog.models
    .filter(({ behaviour }) => behaviour.forcedToolChoice === 'rejected')
    .map(({ name }) => name);
  expect(rejecting.toSorted()).toEqual([
    'Fable 5.1',
    'Fable 5.2',
    'Mythos 5.1',
    'Mythos 5.2',
    'Opus 5.5',
    'Sonnet 5.5',
  ]);
  expect(now).toContain('Opus 5.5, Sonnet 5.5, and Fable and Mythos from 5.1 on answer 400');
});
