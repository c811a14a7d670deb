import { expect, test } from 'vitest';
import counted from '../../../checks/tokens/counted.ts';
import type { Feature } from '../../../src/catalog/vocabulary.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judged } from '../../support/check-cases.ts';

const plan = (id: string, features: Feature[] | null, request: object = {}): PlanInput => ({
  task: { features },
  model: { id, request },
  tokens: { input: { typical: 1_000, p95: 2_000 }, samplePrompt: 'A real prompt.' },
});

const forced = { forcedToolChoice: true };

test.each<[string, PlanInput, number | undefined]>([
  ['tools on Opus 5.5', plan('claude-opus-5-5', ['tool-use']), 286],
  ['searching on Sonnet 5', plan('claude-sonnet-5', ['streaming', 'web-search']), 354],
  ['tools on Opus 4.7', plan('claude-opus-4-7', ['tool-use']), 675],
  ['a forced tool on Opus 4.7', plan('claude-opus-4-7', ['tool-use'], forced), 804],
  ['a forced tool where none may be forced', plan('claude-opus-5-5', ['tool-use'], forced), undefined],
  ['tools on Fable 5.2, without a documented figure', plan('claude-fable-5-2', ['tool-use']), undefined],
  ['no tools', plan('claude-opus-5-5', ['streaming', 'vision']), undefined],
  ['features nobody knows', plan('claude-opus-5-5', null), undefined],
])('%s', (_name, given, tokens) => {
  const seen = { 'token-count': { inputTokens: 1_000, model: given.model?.id ?? '' } };
  const { status, figures } = judged(counted, { plan: given, seen });
  const added = figures.find(({ name }) => name.includes('to a prompt with tools'));
  expect([status, added?.value, added?.origin]).toEqual([
    'pass',
    tokens,
    tokens === undefined ? undefined : 'documented',
  ]);
});
