import type { PlanInput } from '../../../src/plan/schema.ts';

/** A model, the launch, and how many months the product is to live. */
export const plan = (
  id: string | null,
  launchDate?: string | null,
  plannedLifeMonths?: number | null,
): PlanInput => ({
  model: { id },
  launchDate: launchDate ?? null,
  plannedLifeMonths: plannedLifeMonths ?? null,
});

/** Retires on 2026-11-30. */
export const sonnet45 = 'claude-sonnet-4-5-20250929';
