import type { Catalog } from '../../src/catalog/catalog.ts';
import type { JudgeInput } from '../../src/judge/check.ts';

/** Share of requests that can wait a day. A task of type batch answers it through its patience where the share is open. */
export function waitingShare({
  plan: { task, traffic },
  catalog,
}: Pick<JudgeInput, 'plan' | 'catalog'>): number | undefined {
  if (traffic.batchableShare != null) return traffic.batchableShare;
  if (task.type !== 'batch' || task.patienceSeconds == null) return undefined;
  return task.patienceSeconds >= deadlineSeconds(catalog) ? 1 : 0;
}

export const deadlineHours = ({ apiRules }: Catalog): number => apiRules.batchDeadlineHours.hours;
export const deadlineSeconds = (catalog: Catalog): number => deadlineHours(catalog) * 3_600;
