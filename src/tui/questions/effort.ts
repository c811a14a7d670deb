import type { Catalog } from '../../catalog/catalog.ts';
import { findModel } from '../../catalog/lookup.ts';
import { type Effort, efforts } from '../../catalog/vocabulary.ts';
import type { Plan } from '../../plan/schema.ts';
import type { Answer, Option } from './question.ts';

const notSent = 'none';

/** Levels the planned model takes; every level while the model is not known. */
export const takenEfforts = (plan: Plan, catalog: Catalog): readonly Effort[] =>
  findModel(catalog, plan.model.id)?.behaviour.effortLevels ?? efforts;

/** Sending none, the levels the model takes, and the planned one even where the model rejects it. */
export function effortOptions(plan: Plan, catalog: Catalog): readonly Option[] {
  const taken = takenEfforts(plan, catalog);
  const usual = findModel(catalog, plan.model.id)?.behaviour.defaultEffort;
  const hint = (level: Effort): Pick<Option, 'hint'> => {
    if (!taken.includes(level)) return { hint: 'This model answers 400 to it.' };
    return level === usual ? { hint: 'The default of this model.' } : {};
  };
  return [
    { value: notSent, label: 'Not sent', hint: withoutOne(taken, usual) },
    ...efforts
      .filter((level) => taken.includes(level) || level === plan.model.effort)
      .map((level) => ({ value: level, label: level, ...hint(level) })),
  ];
}

function withoutOne(taken: readonly Effort[], usual: Effort | null | undefined): string {
  if (taken.length === 0) return 'This model takes no effort.';
  return usual ? `The model then uses its default, ${usual}.` : 'The model then uses its default.';
}

export const effortAnswer: Answer<string> = {
  get: ({ model }) => model.effort,
  set: (plan, value) => ({ ...plan, model: { ...plan.model, effort: value as Plan['model']['effort'] } }),
};

/** True where a level is planned that the model answers 400 to. */
export const effortRejected = (plan: Plan, catalog: Catalog): boolean => {
  const { effort } = plan.model;
  return effort != null && effort !== notSent && !takenEfforts(plan, catalog).includes(effort);
};
