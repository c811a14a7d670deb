import type { PlanInput } from '../../../src/plan/schema.ts';

/** A plan whose requests every current model takes. */
export const plan = (
  id: string | null,
  fallback: string | null | undefined,
  rest: PlanInput = {},
): PlanInput => ({
  launchDate: '2026-12-01',
  task: { features: ['vision'] },
  ...rest,
  tokens: { input: { p95: 20_000 }, maxTokens: 8_000, ...rest.tokens },
  model: {
    id,
    ...(fallback !== undefined && { fallback }),
    thinking: 'default',
    effort: 'none',
    ...rest.model,
    request: {
      temperature: 'none',
      topP: 'none',
      topK: 'none',
      thinkingBudgetTokens: 'none',
      prefill: false,
      forcedToolChoice: false,
      ...rest.model?.request,
    },
  },
});
