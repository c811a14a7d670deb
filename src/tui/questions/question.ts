import type { Catalog } from '../../catalog/catalog.ts';
import type { CheckId } from '../../judge/finding.ts';
import type { ProjectPlatform } from '../../judge/platforms-schema.ts';
import type { PersonAnswer, Plan } from '../../plan/schema.ts';

/** Parts of the walk, in order. Limits and spend are asked together, and so are traffic and cost. */
export const questionSections = [
  'task',
  'model',
  'tokens',
  'platform',
  'workspace',
  'spend',
  'traffic',
] as const;
export type QuestionSection = (typeof questionSections)[number];

export const sectionTitles: Readonly<
  Record<QuestionSection, { readonly short: string; readonly full: string }>
> = {
  task: { short: 'Task', full: 'Task and launch' },
  model: { short: 'Model', full: 'Model choice' },
  tokens: { short: 'Tokens', full: 'Context window and answer length' },
  platform: { short: 'Platform', full: 'Platform path' },
  workspace: { short: 'Workspace', full: 'Workspace' },
  spend: { short: 'Limits', full: 'Limits and spend' },
  traffic: { short: 'Traffic', full: 'Traffic and cost' },
};

/** A word and what holds for it, in a line or two. */
export interface Term {
  readonly term: string;
  readonly says: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Shown for the highlighted option: one sentence. */
  readonly hint?: string;
  /** Cells of a table row; the first stands in for the label. */
  readonly cells?: readonly string[];
  /** What the option means for the plan, shown beside the list while it is highlighted; most telling first. */
  readonly beside?: () => readonly Term[];
  /** The same in full sentences, for the explanation. */
  readonly inFull?: () => readonly Term[];
}

interface Base {
  /** Plan path, e.g. `tokens.input.p95`; permanent, stored in drafts. */
  readonly id: string;
  readonly section: QuestionSection;
  /** A few words that tell it from every other question, for lists. */
  readonly label: string;
  /** A full question. */
  readonly ask: string;
  /** Why the answer matters for the launch. */
  readonly why: string;
  /** Where to find the answer. */
  readonly where: string;
  /** Checks that read the answer; judged live beside the question. */
  readonly checks: readonly CheckId[];
  readonly applies?: (plan: Plan, catalog: Catalog) => boolean;
  /** True: on the way forward it is asked again although it is answered, because an answer before it made it doubtful. */
  readonly asksAgain?: (plan: Plan, catalog: Catalog) => boolean;
}

/**
 * Where the answer lives in the plan. Undefined: not asked yet; null: nobody knows.
 * `set` is a method so that an answer of a closed word list can stand where any text can (bivariance):
 * the values come from the question's own options.
 */
export interface Answer<V> {
  get(plan: Plan): V | null | undefined;
  set(plan: Plan, value: V | null): Plan;
}

export type NumberUnit =
  | 'tokens'
  | 'USD'
  | 'share'
  | 'growth'
  | 'months'
  | 'seconds'
  | 'days'
  | 'requests'
  | 'searches'
  | 'users'
  | 'hours'
  | 'bursts'
  | 'plain';

interface ChoiceQuestion extends Base, Answer<string> {
  readonly kind: 'choice';
  readonly options: (plan: Plan, catalog: Catalog) => readonly Option[];
  /** Table headings; present when options carry cells. */
  readonly columns?: readonly string[];
  /** True: typing filters the options, and what was typed can be taken as it stands. */
  readonly free?: true;
  /** What the project shows, in a sentence; the cursor starts at `value` while nobody has answered. Null: nothing. */
  readonly found?: (
    project: ProjectPlatform,
  ) => { readonly value: string | null; readonly sentence: string } | null;
}
interface MultiQuestion extends Base, Answer<readonly string[]> {
  readonly kind: 'multi';
  readonly options: (plan: Plan, catalog: Catalog) => readonly Option[];
}
interface AnyNumberQuestion extends Base {
  readonly kind: 'number';
  readonly unit: NumberUnit;
  readonly whole: boolean;
  readonly min: number;
  readonly max: number;
  /** A sentence when the number contradicts another answer; null when it fits. */
  readonly objects?: (plan: Plan, value: number) => string | null;
  /**
   * Present where "none" can be typed although the plan has no word for it: the check whose No, given by a person, says
   * that there is none.
   */
  readonly noneBy?: CheckId;
}
interface PlainNumberQuestion extends AnyNumberQuestion, Answer<number> {
  readonly none?: never;
}
/** "none" is an answer too, and the plan holds the word. */
interface NumberOrNoneQuestion extends AnyNumberQuestion, Answer<number | 'none'> {
  readonly none: true;
}
export type NumberQuestion = PlainNumberQuestion | NumberOrNoneQuestion;
/** Shares (0 to 1) of a whole, a day each, never falling, the last one 1. */
interface SharesQuestion extends Base, Answer<readonly number[]> {
  readonly kind: 'shares';
  readonly mostDays: number;
}
interface TextQuestion extends Base, Answer<string> {
  readonly kind: 'text';
  readonly maxLength: number;
  /** True: line breaks of pasted text are kept. */
  readonly lines?: true;
  /** A sentence when the text cannot be what is asked for; null when it can. */
  readonly objects?: (plan: Plan, text: string) => string | null;
  /** How an answer is written for this plan, and what it leads to. */
  readonly hint?: (plan: Plan, catalog: Catalog) => string | null;
}
interface DateQuestion extends Base, Answer<string> {
  readonly kind: 'date';
  /** True: "never" is an answer too. */
  readonly never?: true;
}
interface YesNoQuestion extends Base, Answer<boolean> {
  readonly kind: 'yes-no';
}
/** A check that rests on a person's word: yes or no, by whom, on what evidence. */
export interface VouchQuestion extends Base, Answer<PersonAnswer> {
  readonly kind: 'vouch';
  /** Where the cursor starts while nobody has answered; yes unless it says otherwise. */
  readonly suggested?: PersonAnswer['says'];
}

export type Question =
  | ChoiceQuestion
  | MultiQuestion
  | NumberQuestion
  | SharesQuestion
  | TextQuestion
  | DateQuestion
  | YesNoQuestion
  | VouchQuestion;
