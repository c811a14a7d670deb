import { expect, test } from 'vitest';
import check from '../../../checks/model/fit.ts';
import { currentModel, lineRank, suitedLines } from '../../../checks/model/task-fit.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { findModel } from '../../../src/catalog/lookup.ts';
import { presetPlan, presets } from '../../../src/plan/presets.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';

type Type = NonNullable<PlanInput['task']>['type'];
const plan = (
  type: Type,
  id: string | null,
  model: Omit<NonNullable<PlanInput['model']>, 'id'> = {},
): PlanInput => ({
  task: { type },
  model: { id, ...model },
});

judgeTable(check, [
  { name: 'Haiku chats', plan: plan('chat', 'claude-haiku-5-5'), status: 'pass', code: 'model-fits' },
  { name: 'Sonnet chats', plan: plan('chat', 'claude-sonnet-5-5'), status: 'pass', code: 'model-fits' },
  {
    name: 'Opus for chat: 4 against 2 USD is twice as much',
    plan: plan('chat', 'claude-opus-5-5'),
    status: 'warn',
    code: 'model-too-strong',
    args: { model: 'Opus 5.5', task: 'chat', suited: 'Sonnet 5.5', priceRatio: 2 },
  },
  {
    name: 'Fable for classification: 8 against 0.10 USD is eighty times',
    plan: plan('summarise-classify', 'claude-fable-5-2'),
    status: 'warn',
    code: 'model-too-strong',
    args: { suited: 'Haiku 5.5', priceRatio: 80 },
  },
  {
    name: 'Fable for an agent is measured against Opus',
    plan: plan('agent', 'claude-fable-5-1'),
    status: 'warn',
    code: 'model-too-strong',
    args: { suited: 'Opus 5.5', priceRatio: 2.5 },
  },
  ...(['batch', 'extraction', 'vision-pdf'] as const).map((type) => ({
    name: `Opus for ${type}: 4 against 0.10 USD is forty times`,
    plan: plan(type, 'claude-opus-5-5'),
    status: 'warn' as const,
    code: 'model-too-strong' as const,
    args: { suited: 'Haiku 5.5', priceRatio: 40 },
  })),
  {
    name: 'a written reason settles it',
    plan: plan('chat', 'claude-opus-5-5', { reason: 'Eval of 2026-11-02: 94 % against 81 %.' }),
    status: 'pass',
    code: 'model-choice-explained',
    args: { reason: 'Eval of 2026-11-02: 94 % against 81 %.' },
    basis: 'attested',
  },
  {
    name: 'no price, no ratio',
    plan: plan('batch', 'claude-mythos-preview'),
    status: 'warn',
    code: 'model-too-strong',
    args: { priceRatio: null },
  },
  {
    name: 'Haiku codes: weaker than usual, 0.10 against 2 USD',
    plan: plan('coding-agent', 'claude-haiku-5-5'),
    status: 'warn',
    code: 'model-too-weak',
    args: { suited: 'Sonnet 5.5', priceRatio: 0.05 },
  },
  {
    name: 'Haiku codes with long prompts: 0.50 against 2 USD',
    plan: { ...plan('coding-agent', 'claude-haiku-5-5'), tokens: { input: { typical: 100_001 } } },
    status: 'warn',
    code: 'model-too-weak',
    args: { priceRatio: 0.25 },
  },
  { name: 'Opus codes', plan: plan('coding-agent', 'claude-opus-5-5'), status: 'pass', code: 'model-fits' },
  {
    name: 'effort max on plain text work',
    plan: plan('extraction', 'claude-sonnet-5-5', { effort: 'max' }),
    status: 'warn',
    code: 'effort-too-high',
    args: { effort: 'max' },
  },
  {
    name: 'effort high on plain text work is ordinary',
    plan: plan('extraction', 'claude-sonnet-5-5', { effort: 'high' }),
    status: 'pass',
    code: 'model-fits',
  },
  {
    name: 'effort xhigh for a coding agent is ordinary',
    plan: plan('coding-agent', 'claude-opus-5-5', { effort: 'xhigh' }),
    status: 'pass',
    code: 'model-fits',
  },
  {
    name: 'an older Sonnet: 3 USD against 2 for each of 1.3 tokens',
    plan: plan('chat', 'claude-sonnet-4-6'),
    status: 'warn',
    code: 'model-superseded',
    args: { successor: 'Sonnet 5.5', priceRatio: 3 / 2.6 },
  },
  {
    name: 'an older Haiku: 1 USD against 0.10 for each of 1.3 tokens',
    plan: plan('chat', 'claude-haiku-4-5'),
    status: 'warn',
    code: 'model-superseded',
    args: { successor: 'Haiku 5.5', priceRatio: 1 / 0.13 },
  },
  {
    name: 'and against 0.50 above 100,000 prompt tokens',
    plan: { ...plan('retrieval', 'claude-haiku-4-5'), tokens: { input: { typical: 150_000 } } },
    status: 'warn',
    code: 'model-superseded',
    args: { priceRatio: 1 / 0.65 },
  },
  {
    name: 'which 77,000 tokens of the older tokenizer become in the newer one',
    plan: { ...plan('retrieval', 'claude-haiku-4-5'), tokens: { input: { typical: 77_000 } } },
    status: 'warn',
    code: 'model-superseded',
    args: { priceRatio: 1 / 0.65 },
  },
  {
    name: 'Opus 4.6 at 5 USD is no dearer than Opus 5.5 at 4 for each of 1.3 tokens',
    plan: plan('coding-agent', 'claude-opus-4-6'),
    status: 'pass',
    code: 'model-fits',
  },
  {
    name: 'Opus 4.8 has the newer tokenizer already: 5 against 4 USD',
    plan: plan('coding-agent', 'claude-opus-4-8'),
    status: 'warn',
    code: 'model-superseded',
    args: { successor: 'Opus 5.5', priceRatio: 1.25 },
  },
  {
    name: 'an older model at the same price is no waste',
    plan: plan('chat', 'claude-sonnet-5'),
    status: 'pass',
    code: 'model-fits',
  },
  {
    name: 'another kind of task has no table row',
    plan: plan('other', 'claude-fable-5-2'),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'task type unknown',
    plan: plan(null, 'claude-fable-5-2'),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.type' },
  },
  {
    name: 'model unknown',
    plan: plan('chat', null),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.id' },
  },
  {
    name: 'model not in the catalog',
    plan: plan('chat', 'claude-nova-6'),
    status: 'inconclusive',
    code: 'model-not-in-catalog',
  },
]);

test('the current model of a line is the newest one anyone may call', () => {
  const names = (['haiku', 'sonnet', 'opus', 'fable'] as const).map(
    (line) => currentModel(catalog, line)?.name,
  );
  expect(names).toEqual(['Haiku 5.5', 'Sonnet 5.5', 'Opus 5.5', 'Fable 5.2']);
  expect(currentModel(catalog, 'mythos')).toBeUndefined();
});

test('no preset starts from a stronger model than its task is told to try', () => {
  for (const { name } of presets) {
    const { task, model } = presetPlan(name);
    const line = findModel(catalog, model.id)?.line ?? 'mythos';
    const type = task.type ?? 'other';
    if (type !== 'other')
      expect(lineRank(line), name).toBeLessThanOrEqual(lineRank(suitedLines[type].instead));
  }
});
