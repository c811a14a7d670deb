import type { Workload } from '../cost/workload.ts';
import type { Plan } from './schema.ts';

/** A month's cost shared out over the days on which requests are sent. */
export const costPerDay = ({ activeDaysPerMonth }: Workload, monthUsd: number): number =>
  monthUsd / activeDaysPerMonth;

/** One user's part of a month's cost; null where the plan counts no users. */
export const costPerUser = ({ traffic }: Plan, monthUsd: number): number | null =>
  traffic.usersPerMonth == null ? null : monthUsd / traffic.usersPerMonth;
