import { expect, test } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { judgeOne } from '../../src/judge/runner.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { wordFinding } from '../../src/report/worded.ts';
import { failed, observedWith, planWith, TODAY } from '../support/plan-builder.ts';
import { evenMonth } from './cost/plans.ts';

interface Case {
  readonly id: string;
  readonly because: string;
  readonly plan?: PlanInput;
  readonly seen?: Parameters<typeof observedWith>[0];
  readonly title: string;
}

const year: PlanInput = {
  model: { id: 'claude-sonnet-5-5' },
  launchDate: '2026-12-01',
  plannedLifeMonths: 12,
};
const noCredit = { 'tiny-message': failed('credit-empty'), 'token-count': failed('credit-empty') };

/** Headlines that once told of something else than what had gone wrong. */
const cases: readonly Case[] = [
  {
    id: 'spend/tier-cap',
    because: 'a call was refused at the cap',
    seen: { 'tiny-message': failed('tier-spend-cap') },
    title: 'The spend cap of the usage tier has been reached',
  },
  {
    id: 'spend/credit',
    because: 'the account is out of credit',
    seen: noCredit,
    title: 'The prepaid credit is used up',
  },
  {
    id: 'tokens/counted',
    because: 'the account is out of credit',
    plan: { ...year, tokens: { input: { typical: 1_000 }, samplePrompt: 'A real prompt.' } },
    seen: noCredit,
    title: 'Counted prompt size: could not be verified',
  },
  {
    id: 'model/available',
    because: 'the key is rejected',
    plan: year,
    seen: { model: failed('key-rejected') },
    title: 'Model availability: could not be verified',
  },
  {
    id: 'model/lifecycle',
    because: 'only an earliest date is known',
    plan: year,
    title: 'The planned model may retire within the planned life',
  },
  {
    id: 'model/lifecycle',
    because: 'AWS sets the date',
    plan: { ...year, model: { id: 'anthropic.claude-sonnet-5-5' }, platform: { path: 'bedrock' } },
    title: 'The platform sets the retirement date of the planned model',
  },
  {
    id: 'tokens/max-output',
    because: 'every request would answer 400',
    plan: { ...year, tokens: { maxTokens: 128_001, output: { p95: 1_000 } } },
    title: 'The planned max_tokens is above the limit of the model',
  },
  {
    id: 'tokens/max-output',
    because: 'answers are longer than max_tokens',
    plan: { ...year, tokens: { maxTokens: 999, output: { p95: 1_000 } } },
    title: 'Answers would be cut off',
  },
  {
    id: 'spend/org-limit',
    because: 'the limit is below a month',
    plan: evenMonth({ spend: { organizationLimitUsd: 400 } }),
    title: 'A medium month reaches the spend limit of the organization',
  },
  {
    id: 'spend/org-limit',
    because: 'the limit is above the cap of the tier',
    plan: evenMonth({ spend: { organizationLimitUsd: 1_001 }, limits: { tier: 'build' } }),
    title: 'The spend limit of the organization has no effect',
  },
];

test.each(cases)('$id, because $because: $title', ({ id, plan, seen, title }) => {
  const check = checks.find((row) => row.id === id);
  if (!check) throw new Error(`No check ${id}.`);
  const input = { plan: planWith(plan), catalog, observed: observedWith(seen ?? {}), today: TODAY };
  expect(wordFinding(judgeOne(check, input), check).title).toBe(title);
});

test('checks that wait for the same refusal say so in the same words, whatever was asked', () => {
  const seen = {
    model: failed('key-rejected', 'No (request 1).'),
    'token-count': failed('key-rejected', 'No (2).'),
  };
  const plan = planWith({ ...year, tokens: { input: { typical: 1_000 }, samplePrompt: 'A real prompt.' } });
  const input = { plan, catalog, observed: observedWith(seen), today: TODAY };
  const waiting = checks.filter(({ id }) => id === 'model/available' || id === 'tokens/counted');
  const details = waiting.map((check) => wordFinding(judgeOne(check, input), check).detail);
  expect(details).toHaveLength(2);
  expect(new Set(details).size).toBe(1);
});
