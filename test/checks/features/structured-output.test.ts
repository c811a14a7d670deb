import structuredOutput from '../../../checks/features/structured-output.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
const plan: PlanInput = { model, task: { features: ['structured-outputs'] } };

judgeTable(structuredOutput, [
  { name: 'nobody said whether it uses schemas', plan: { model }, ...asks('task.features') },
  { name: 'no model', plan: { task: { features: ['structured-outputs'] } }, ...asks('model.id') },
  {
    name: 'no schemas',
    plan: { model, task: { features: ['tool-use'] } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'it fits',
    plan,
    seen: { 'structured-output': {} },
    status: 'pass',
    code: 'structured-output-fits',
    basis: 'live',
    args: { ms: 1_500 },
  },
  {
    name: 'whole, though the last token was the limit',
    plan,
    seen: { 'structured-output': { stopReason: 'max_tokens' } },
    status: 'pass',
    code: 'structured-output-fits',
  },
  {
    name: 'JSON that does not fit',
    plan,
    seen: { 'structured-output': { answer: { kind: 'misfits', misfit: 'It is wrong.' } } },
    status: 'fail',
    code: 'structured-output-misfits',
    args: { misfit: 'It is wrong.' },
  },
  {
    name: 'no JSON',
    plan,
    seen: { 'structured-output': { answer: { kind: 'not-json' } } },
    status: 'fail',
    code: 'structured-output-misfits',
    args: { misfit: null },
  },
  {
    name: 'cut',
    plan,
    seen: { 'structured-output': { answer: { kind: 'not-json' }, stopReason: 'max_tokens' } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { feature: 'structured-outputs', stopReason: 'max_tokens' },
  },
  {
    name: 'refused by the model',
    plan,
    seen: { 'structured-output': { answer: { kind: 'misfits', misfit: 'No.' }, stopReason: 'refusal' } },
    status: 'inconclusive',
    code: 'feature-cut-short',
  },
  {
    name: 'ended nobody knows why',
    plan,
    seen: { 'structured-output': { answer: { kind: 'not-json' }, stopReason: null } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { stopReason: 'none' },
  },
  {
    name: 'the schema was refused',
    plan,
    seen: { 'tiny-message': {}, 'structured-output': failed('invalid-request') },
    status: 'fail',
    code: 'feature-refused',
    args: { feature: 'structured-outputs', cause: 'invalid-request' },
  },
  {
    name: 'the network failed',
    plan,
    seen: { 'structured-output': failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
  {
    name: 'not asked',
    plan,
    seen: { 'structured-output': unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan, status: 'inconclusive', code: 'not-observed' },
]);
