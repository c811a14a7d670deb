import type { Run } from '../../judge/run.ts';
import type { Plan } from '../../plan/schema.ts';
import type { Access, WizardServices } from '../services.ts';
import type { Ground, Progress } from '../walk.ts';
import type { Action } from './actions.ts';
import type { Agreement } from './agreement.ts';
import type { Change, Screen } from './screens.ts';

/** What never changes while the wizard runs. */
export interface WizardContext
  extends Omit<Ground, 'project'>,
    Pick<
      WizardServices,
      | 'checks'
      | 'today'
      | 'version'
      | 'planPath'
      | 'plan'
      | 'draft'
      | 'presets'
      | 'project'
      | 'credential'
      | 'lastRun'
    > {
  /** A plan with nothing answered. */
  readonly blank: Plan;
}

export interface WizardState extends Progress {
  readonly screen: Screen;
  /** True once a plan was chosen on the first screen. */
  readonly begun: boolean;
  /** True once there is something of the person's to save: an answer, a preset, an earlier walk, a poll. */
  readonly worthSaving: boolean;
  /** Name of the preset the walk began with, and the questions whose values still are the preset's. */
  readonly preset: { readonly name: string; readonly kept: readonly string[] } | null;
  /** Text typed into a question and not yet taken, by question id. */
  readonly typed: Readonly<Record<string, string>>;
  /** Who vouched last, offered for the next answer. */
  readonly by: string;
  readonly help: { readonly scroll: number } | null;
  /** One sentence for the person; gone with the next key. */
  readonly notice: string | null;
  /** Null until the person (or a credential found) has settled whose account is asked. */
  readonly access: Access | null;
  readonly budgetUsd: number;
  /** What the person let be sent so far; a re-run that would send anything else asks first. */
  readonly agreed: Agreement | null;
  readonly run: Run | null;
  /** The plan as that run polled it; answers have changed since where it is no longer the plan. */
  readonly polled: Plan | null;
  /** Index into the findings in the order shown. */
  readonly resultsCursor: number;
  readonly change: Change | null;
  /** Where the run on screen was exported to; null while it was not. */
  readonly reportPath: string | null;
}

/** Handles the actions of its screens; undefined for all others. */
export type Slice = (state: WizardState, action: Action, context: WizardContext) => WizardState | undefined;

/** A cursor after a move, kept between the first and the last row. */
export const moved = (cursor: number, move: { readonly by: number; readonly last: number }): number =>
  Math.max(0, Math.min(move.last, cursor + move.by));

/** Spent at most by a poll unless the person says otherwise, USD. */
const defaultBudgetUsd = 0.05;

export function firstState(context: WizardContext): WizardState {
  return {
    plan: context.blank,
    review: [],
    pending: [],
    screen: { kind: 'welcome', cursor: 0, doubted: null },
    begun: false,
    worthSaving: false,
    preset: null,
    typed: {},
    by: '',
    help: null,
    notice: null,
    access: context.credential ? { kind: 'environment' } : null,
    budgetUsd: defaultBudgetUsd,
    agreed: null,
    run: null,
    polled: null,
    resultsCursor: 0,
    change: null,
    reportPath: null,
  };
}
