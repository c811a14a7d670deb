import { describe, expect, test } from 'vitest';
import { type Catalog, catalog as shippedCatalog } from '../../src/catalog/catalog.ts';
import type { Check } from '../../src/judge/check.ts';
import type { Code } from '../../src/judge/codes.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { PlanInput } from '../../src/plan/schema.ts';
import { observedWith, planWith, TODAY } from './plan-builder.ts';

/** What a check is given. */
export interface Judged {
  readonly plan?: PlanInput;
  readonly seen?: Parameters<typeof observedWith>[0];
  readonly today?: string;
  /** Another catalog than the shipped one. */
  readonly catalog?: Catalog;
}

/** One line of a check's table: what is planned and seen, and what must come out. */
export interface CheckCase extends Judged {
  readonly name: string;
  readonly status: Outcome['status'];
  readonly code: Code;
  readonly basis?: Outcome['basis'];
  /** Arguments that matter to the case; others may be there. Fractions may differ in the 9th digit. */
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Judges a check as the runner does, without its levels and waivers. */
export function judged(check: Check, { plan, seen, today, catalog }: Judged = {}): Outcome {
  return check.judge({
    plan: planWith(plan),
    catalog: catalog ?? shippedCatalog,
    observed: observedWith(seen ?? {}),
    today: today ?? TODAY,
  });
}

/** A test a line. Every figure must say where it comes from, whatever the case is about. */
export function judgeTable(check: Check, cases: readonly CheckCase[], topic?: string): void {
  describe(topic ? `${check.id}: ${topic}` : check.id, () => {
    test.each(cases)('$name: $status, $code', (row) => {
      const outcome = judged(check, row);
      expect({ status: outcome.status, code: outcome.code }).toEqual({ status: row.status, code: row.code });
      if (row.basis) expect(outcome.basis).toBe(row.basis);
      if (row.args) expect(outcome.args).toMatchObject(nearly(row.args) as object);
      // A saved run is worded again from what JSON kept of it.
      expect(JSON.parse(JSON.stringify(outcome))).toStrictEqual(outcome);
      for (const figure of outcome.figures) {
        expect(figure.value).not.toBeNull();
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
