import type { Plan } from '../../plan/schema.ts';

/** True where both plans say the same: the schema reference, the order of keys and what is left out do not count. */
export const samePlan = (one: Plan, other: Plan): boolean => one === other || said(one) === said(other);

const said = ({ $schema: _reference, ...plan }: Plan): string => JSON.stringify(ordered(plan));

/** Keys in one order, without those that hold nothing. Null is an answer and stays. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, ordered(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
