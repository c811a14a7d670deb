import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { Check } from '../../src/judge/check.ts';
import type { Code } from '../../src/judge/codes.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { Observed } from '../../src/judge/observation.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { planWith, TODAY } from './plan-builder.ts';

/** One line of a check's table: what is planned and observed, and how it is judged. */
export interface CheckCase {
  readonly name: string;
  readonly plan?: PlanInput;
  readonly observed?: Observed;
  readonly status: Outcome['status'];
  readonly code: Code;
  /** The arguments that matter to the case; others may be there. */
  readonly args?: Readonly<Record<string, unknown>>;
  readonly basis?: Outcome['basis'];
}

/** Judges a check as the runner does, without its levels and waivers, against the real catalog. */
export const judged = (check: Check, plan: PlanInput = {}, observed: Observed = {}): Outcome =>
  check.judge({ plan: planWith(plan), catalog, observed, today: TODAY });

/** A test a line. Every figure must say where it comes from, whatever the case is about. */
export function testCases(check: Check, cases: readonly CheckCase[]): void {
  test.each(cases)('$name', ({ plan, observed, status, code, args = {}, basis }) => {
    const outcome = judged(check, plan, observed);
    expect(outcome).toMatchObject({ status, code, args, ...(basis && { basis }) });
    // A saved run is worded again from what JSON kept of it.
    expect(JSON.parse(JSON.stringify(outcome))).toStrictEqual(outcome);
    for (const figure of outcome.figures) {
      expect(figure.value).not.toBeNull();
      expect(figure.source).not.toBe('');
      expect(figure.at).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
  });
}
