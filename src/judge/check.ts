import type { Catalog } from '../catalog/catalog.ts';
import type { SourceId } from '../catalog/sources.ts';
import type { Level } from '../catalog/vocabulary.ts';
import type { Plan } from '../plan/schema.ts';
import type { Origin } from './figure.ts';
import type { CheckId, Outcome, Section } from './finding.ts';
import type { ObservationId, Observed } from './observation.ts';

/** Everything a judgement may look at. No clock, network, file or environment beside it. */
export interface JudgeInput {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly observed: Observed;
  /** ISO date (UTC). */
  readonly today: string;
}

/** Documentation in a fixed form, shown by `explain` and in the wizard. Plain sentences; no Markdown. */
interface Guide {
  readonly looksAt: string;
  readonly why: string;
  readonly how: string;
  readonly fix: string;
  readonly sources: readonly SourceId[];
  /** Widely read advice that is wrong today, and what holds now. */
  readonly corrections?: readonly {
    readonly claim: string;
    readonly now: string;
    readonly source: SourceId;
  }[];
}

export interface Check {
  /** Permanent: `section/name`. */
  readonly id: CheckId;
  readonly section: Section;
  /** Neutral noun phrase for lists and open findings, e.g. "Output limit". */
  readonly subject: string;
  /** Full statements: shown when the check passed, and when it did not. */
  readonly titles: { readonly passed: string; readonly failed: string };
  /** Lowest level at which an open question, a crash or (without `failsFrom`) a fail of this check stops the launch. */
  readonly blocksFrom: Level | 'never';
  /**
   * Lowest level at which a fail stops the launch, where that is below `blocksFrom`: what is proven broken stops even
   * a demo that open questions would not.
   */
  readonly failsFrom?: Level;
  /** From this level on, a pass must rest on one of these origins; otherwise it is inconclusive. */
  readonly demands?: { readonly from: Level; readonly origins: readonly Origin[] };
  /** Observations it reads; the gatherer runs only what some chosen check needs. */
  readonly needs: readonly ObservationId[];
  /** A question only a person can answer, recorded in `plan.answers` under the check's id. */
  readonly asks?: { readonly question: string; readonly where: string };
  readonly guide: Guide;
  readonly judge: (input: JudgeInput) => Outcome;
}

/** Types a check and ties its section to its id; adds nothing at run time but the section. */
export function defineCheck(check: Omit<Check, 'section'>): Check {
  return { ...check, section: check.id.slice(0, check.id.indexOf('/')) as Section };
}
