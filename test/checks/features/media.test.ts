import { expect, test } from 'vitest';
import pdf from '../../../checks/features/pdf.ts';
import vision from '../../../checks/features/vision.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judged, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };

test.each([
  ['vision', vision],
  ['pdf', pdf],
] as const)('%s: how many fit into one request is a number', (id, check) => {
  const plan: PlanInput = { model: { id: 'claude-haiku-4-5' }, task: { features: [id] } };
  const { figures } = judged(check, { plan, seen: { [id]: {} } });
  expect(figures).toContainEqual(
    expect.objectContaining({ value: 100, unit: 'count', origin: 'documented' }),
  );
});

for (const { check, id } of [
  { check: vision, id: 'vision' },
  { check: pdf, id: 'pdf' },
] as const) {
  const shows: PlanInput = { model, task: { features: [id] } };
  judgeTable(check, [
    { name: 'nobody said whether it is used', plan: { model }, ...asks('task.features') },
    { name: 'no model', plan: { task: { features: [id] } }, ...asks('model.id') },
    {
      name: 'it is not used',
      plan: { model, task: { features: [] } },
      status: 'not-applicable',
      code: 'not-applicable',
    },
    {
      name: 'accepted and recognised',
      plan: shows,
      seen: { [id]: { inputTokens: 30, addedTokens: 22 } },
      status: 'pass',
      code: 'media-recognised',
      basis: 'live',
      args: { feature: id, inputTokens: 30, addedTokens: 22 },
    },
    {
      name: 'recognised, then cut',
      plan: shows,
      seen: { [id]: { stopReason: 'max_tokens', addedTokens: null } },
      status: 'pass',
      code: 'media-recognised',
      args: { addedTokens: null },
    },
    {
      name: 'accepted by a model the catalog does not know',
      plan: { ...shows, model: { id: 'claude-opus-9' } },
      seen: { [id]: {} },
      status: 'pass',
      code: 'media-recognised',
    },
    {
      name: 'accepted by the sandbox, which does not look',
      plan: shows,
      seen: { [id]: { recognised: false, sandbox: true } },
      status: 'pass',
      code: 'media-taken',
      basis: 'live',
    },
    {
      name: 'accepted and not recognised',
      plan: shows,
      seen: { [id]: { recognised: false } },
      status: 'warn',
      code: 'media-mistaken',
      args: { feature: id, inputTokens: 30 },
    },
    {
      name: 'cut before it said anything',
      plan: shows,
      seen: { [id]: { recognised: false, stopReason: 'max_tokens' } },
      status: 'inconclusive',
      code: 'feature-cut-short',
      args: { feature: id, stopReason: 'max_tokens' },
    },
    {
      name: 'cut by the sandbox',
      plan: shows,
      seen: { [id]: { recognised: false, sandbox: true, stopReason: 'refusal' } },
      status: 'inconclusive',
      code: 'feature-cut-short',
    },
    {
      name: 'ended without a reason',
      plan: shows,
      seen: { [id]: { recognised: false, stopReason: null } },
      status: 'inconclusive',
      code: 'feature-cut-short',
      args: { stopReason: 'none' },
    },
    {
      name: 'refused',
      plan: shows,
      seen: { 'tiny-message': {}, [id]: failed('invalid-request') },
      status: 'fail',
      code: 'feature-refused',
      args: { feature: id, cause: 'invalid-request' },
    },
    {
      name: 'the credit ran out on the way',
      plan: shows,
      seen: { [id]: failed('credit-empty') },
      status: 'inconclusive',
      code: 'waits-for-check',
    },
    {
      name: 'not asked',
      plan: shows,
      seen: { [id]: unavailable() },
      status: 'inconclusive',
      code: 'not-observed',
    },
  ]);
}
