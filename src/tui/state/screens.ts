import type { Secret } from '../../claude/secret.ts';
import type { Status } from '../../judge/finding.ts';
import type { ObservationId } from '../../judge/observation.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { QuestionSection } from '../questions/question.ts';
import type { Field } from '../text/field.ts';

/** What the person is doing to the question on screen. */
export type Input =
  /** `cursor` counts the rows shown, after the filter. */
  | { readonly kind: 'choice'; readonly cursor: number; readonly filter: Field | null }
  | { readonly kind: 'multi'; readonly cursor: number; readonly chosen: readonly string[] }
  | { readonly kind: 'field'; readonly field: Field; readonly error: string | null }
  | {
      readonly kind: 'vouch';
      readonly step: 'says' | 'by' | 'evidence';
      readonly cursor: number;
      readonly says: 'yes' | 'no';
      readonly by: Field;
      /** What a yes rests on; for a no, the note why. */
      readonly evidence: Field;
      readonly error: string | null;
    };

/** Where Esc and a finished answer lead back to. */
export type CameFrom = 'walk' | 'section' | 'results';

/** What a poll is for: everything, or one check of the run on screen. */
export type PollPurpose =
  | { readonly kind: 'everything' }
  | { readonly kind: 'check'; readonly check: string };

export interface ProbeRow {
  readonly id: ObservationId;
  readonly title: string;
  readonly state: 'waiting' | 'running' | 'observed' | 'unavailable' | 'failed';
  readonly ms: number;
  readonly costUsd: number;
  /** Why there is no value. */
  readonly reason: string | null;
}

export interface WelcomeScreen {
  readonly kind: 'welcome';
  readonly cursor: number;
  /** Row whose choice would replace an unfinished walk and waits for a second Enter. */
  readonly doubted: number | null;
}
export interface QuestionScreen {
  readonly kind: 'question';
  readonly id: string;
  readonly from: CameFrom;
  readonly input: Input;
}
/** A section's questions with their answers; row 0 goes on. */
export interface SectionScreen {
  readonly kind: 'section';
  readonly section: QuestionSection;
  readonly cursor: number;
}
export interface ConsentScreen {
  readonly kind: 'consent';
  readonly purpose: PollPurpose;
  readonly cursor: number;
  /** Set while the budget is being edited. */
  readonly budget: { readonly field: Field; readonly error: string | null } | null;
}
/** A key being typed. Its characters exist in `typed` only, which cannot be printed. */
export interface KeyScreen {
  readonly kind: 'key';
  readonly purpose: PollPurpose;
  readonly typed: Secret;
  readonly length: number;
  readonly error: string | null;
}
export interface PollScreen {
  readonly kind: 'poll';
  readonly purpose: PollPurpose;
  readonly probes: readonly ProbeRow[];
  readonly spentUsd: number;
  readonly cancelling: boolean;
}
export interface ResultsScreen {
  readonly kind: 'results';
  /** Set while one finding fills the screen. */
  readonly details: { readonly scroll: number } | null;
}
/** The answers that one finding turns on, to choose which to change. */
export interface FixScreen {
  readonly kind: 'fix';
  readonly check: string;
  readonly cursor: number;
}
export interface ExportScreen {
  readonly kind: 'export';
  readonly format: 'md' | 'json';
  readonly focus: 'format' | 'path';
  readonly path: Field;
  readonly error: string | null;
}

export type Screen =
  | WelcomeScreen
  | QuestionScreen
  | SectionScreen
  | ConsentScreen
  | KeyScreen
  | PollScreen
  | ResultsScreen
  | FixScreen
  | ExportScreen;

/** What the re-run of one check changed. */
export interface Change {
  readonly check: string;
  readonly status: { readonly before: Status; readonly after: Status };
  readonly verdict: { readonly before: Verdict; readonly after: Verdict };
}
