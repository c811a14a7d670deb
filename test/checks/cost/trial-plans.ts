import type { PlanInput } from '../../../src/plan/schema.ts';

/** The trial of the fixture: prompts of 3,990 and 5,790 tokens, answers of 445 and 670. */
export const plan = (
  input: { typical?: number | null; p95?: number | null } = { typical: 3_990, p95: 5_790 },
  change: PlanInput = {},
): PlanInput => ({
  model: { id: 'claude-sonnet-5-5' },
  task: { features: [] },
  ...change,
  tokens: { output: { typical: 445, p95: 670 }, ...change.tokens, input },
});

export const answers = (typical: number, p95: number): PlanInput =>
  plan(undefined, { tokens: { output: { typical, p95 } } });

export const passes = { status: 'pass', code: 'trial-confirms-plan' } as const;
