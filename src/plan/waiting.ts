import type { Plan } from './schema.ts';

/** True where every planned request goes through a batch: nothing streams then, and the longer output limit applies. */
export function onlyBatches({ task, traffic }: Plan): boolean {
  if (!task.features?.includes('batch')) return false;
  return traffic.batchableShare == null ? task.type === 'batch' : traffic.batchableShare === 1;
}

/** True where the plan says how long a person, or the next system, waits for an answer. */
export const someoneWaits = (plan: Plan): boolean => plan.task.patienceSeconds != null && !onlyBatches(plan);
