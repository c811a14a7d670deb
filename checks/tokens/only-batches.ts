import type { Plan } from '../../src/plan/schema.ts';

/** True where every planned request goes through a batch: nothing streams then, and the longer output limit applies. */
export function onlyBatches({ task, traffic }: Plan): boolean {
  if (!task.features?.includes('batch')) return false;
  return traffic.batchableShare == null ? task.type === 'batch' : traffic.batchableShare === 1;
}
