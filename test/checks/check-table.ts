import { describe, expect, it } from 'vitest';
import { type Catalog, catalog as shippedCatalog } from '../../src/catalog/catalog.ts';
import type { Check } from '../../src/judge/check.ts';
import type { Code } from '../../src/judge/codes.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { observedWith, planWith, TODAY } from '../support/plan-builder.ts';

/** One judgement: what is planned and seen, and what must come out. */
export interface CheckCase {
  readonly name: string;
  readonly plan?: PlanInput;
  readonly seen?: Parameters<typeof observedWith>[0];
  readonly today?: string;
  /** Another catalog than the shipped one. */
  readonly catalog?: Catalog;
  readonly status: Outcome['status'];
  readonly code: Code;
  readonly basis?: Outcome['basis'];
  /** Arguments that matter to the case; numbers may differ in the 9th digit. */
  readonly args?: Readonly<Record<string, unknown>>;
}

export function judgeCase(check: Check, { plan, seen, today, catalog }: Partial<CheckCase>): Outcome {
  return check.judge({
    plan: planWith(plan),
    catalog: catalog ?? shippedCatalog,
    observed: observedWith(seen ?? {}),
    today: today ?? TODAY,
  });
}

/** Judges every case and holds status, code and arguments against it; the arguments must survive JSON. */
export function judgeTable(check: Check, cases: readonly CheckCase[]): void {
  describe(check.id, () => {
    it.each(cases)('$name: $status, $code', (row) => {
      const outcome = judgeCase(check, row);
      expect({ status: outcome.status, code: outcome.code }).toEqual({ status: row.status, code: row.code });
      if (row.basis) expect(outcome.basis).toBe(row.basis);
      if (row.args) expect(outcome.args).toMatchObject(nearly(row.args) as object);
      expect(JSON.parse(JSON.stringify(outcome.args))).toEqual(outcome.args);
      for (const figure of outcome.figures) {
        expect(figure.source).not.toBe('');
        expect(figure.at).toMatch(/^\d{4}-\d{2}-\d{2}/);
      }
    });
  });
}

/** The unanswered question of a plan field. */
export const asks = (field: string) =>
  ({ status: 'unanswered', code: 'not-answered', args: { field } }) as const;

function nearly(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(nearly);
  if (value !== null && typeof value === 'object' && !('asymmetricMatch' in value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, nearly(part)]));
  }
  return value;
}
