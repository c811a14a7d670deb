import type { Catalog } from '../catalog/catalog.ts';
import type { ProjectPlatform } from '../judge/platforms-schema.ts';
import type { Plan } from '../plan/schema.ts';
import { type Question, type QuestionSection, questionSections } from './questions/question.ts';

/** Where the walk stands, as far as it decides what comes next. */
export interface Progress {
  readonly plan: Plan;
  /** Sections filled by a preset that have not been shown yet. */
  readonly review: readonly QuestionSection[];
  /** Questions to be put although the plan holds something: a default not yet confirmed, an earlier "I do not know". */
  readonly pending: readonly string[];
}

export type Stop =
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'section'; readonly section: QuestionSection }
  /** Every question is behind: on to the probes. */
  | { readonly kind: 'done' };

export interface Ground {
  /** What the files of the project show; absent where nobody looked. */
  readonly project?: ProjectPlatform;
  readonly catalog: Catalog;
  readonly questions: readonly Question[];
}

export const applies = ({ catalog }: Ground, plan: Plan, question: Question): boolean =>
  question.applies?.(plan, catalog) ?? true;

export const isAnswered = (plan: Plan, question: Question): boolean => question.get(plan) !== undefined;

/** True where the walk still owes the person the question. */
export const isOpen = ({ plan, pending }: Omit<Progress, 'review'>, question: Question): boolean =>
  !isAnswered(plan, question) || pending.includes(question.id);

/** True where nobody knew the answer and nothing else in the plan says it: of two limits, one is enough. */
export function isUnknown(ground: Ground, plan: Plan, question: Question): boolean {
  if (question.get(plan) !== null) return false;
  if (question.kind !== 'number' || question.noneBy === undefined) return true;
  const confirming = ground.questions.find(({ id }) => id === `answers.${question.noneBy}`);
  const said = plan.answers[question.noneBy]?.says === 'no';
  return !said && confirming !== undefined && applies(ground, plan, confirming);
}

/** The first stop behind the question `after` (null: from the start) that still wants the person. */
export function nextStop(ground: Ground, progress: Progress, after: string | null): Stop {
  const from = ground.questions.findIndex((question) => question.id === after) + 1;
  for (const question of ground.questions.slice(from)) {
    if (!applies(ground, progress.plan, question)) continue;
    if (progress.review.includes(question.section)) return { kind: 'section', section: question.section };
    if (wantsAnswer(ground, progress, question, after)) return { kind: 'question', id: question.id };
  }
  return { kind: 'done' };
}

/** The first stop of a section that was just shown and kept, or of what lies behind it. */
export function stopAfterKeeping(ground: Ground, progress: Progress, section: QuestionSection): Stop {
  const first = ground.questions.findIndex((question) => question.section === section);
  return nextStop(ground, progress, ground.questions[first - 1]?.id ?? null);
}

function wantsAnswer(
  { catalog }: Ground,
  progress: Progress,
  question: Question,
  after: string | null,
): boolean {
  if (isOpen(progress, question)) return true;
  return after !== null && (question.asksAgain?.(progress.plan, catalog) ?? false);
}

/** The question before `id` in the order of the walk, answered or not; null at the first. */
export function questionBefore(ground: Ground, plan: Plan, id: string): string | null {
  const index = ground.questions.findIndex((question) => question.id === id);
  const earlier = ground.questions.slice(0, index === -1 ? undefined : index);
  return earlier.findLast((question) => applies(ground, plan, question))?.id ?? null;
}

export const sectionQuestions = (ground: Ground, plan: Plan, section: QuestionSection): readonly Question[] =>
  ground.questions.filter((question) => question.section === section && applies(ground, plan, question));

/** Neighbour in the section order; the walk's ends stay where they are. */
export function neighbour(section: QuestionSection, by: 1 | -1): QuestionSection | null {
  return questionSections[questionSections.indexOf(section) + by] ?? null;
}
