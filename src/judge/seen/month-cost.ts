import { z } from 'zod';
import { reportSources } from './month-usage.ts';

/** Longest list of workspaces, models or keys that is kept. */
export const mostCostGroups = 200;

const name = z.string().max(200).nullable();
/** USD, or less than none: more than any organization spends in a month. */
export const mostUsd = 1e12;
const usd = z.number().min(-mostUsd).max(mostUsd);

/** What the organization spent in the calendar month (UTC), up to now: after discounts, before credit. */
export const monthCostSeen = z.strictObject({
  source: z.enum(reportSources),
  /** ISO date-times (UTC), the end exclusive. */
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** Every day between them in order; the last may still be running. */
  days: z.array(z.strictObject({ date: z.iso.date(), usd })).max(31),
  /** The dearest first. The reports know ids, an export knows display names; both null: not told. */
  byWorkspace: z
    .array(
      z.strictObject({
        workspaceId: name,
        workspaceName: name,
        usd,
        /** One number for each of `days`. */
        dailyUsd: z.array(usd).max(31),
      }),
    )
    .max(mostCostGroups),
  byModel: z.array(z.strictObject({ model: name, usd })).max(mostCostGroups),
  /** The dearest first, with null for what no key caused; more of them are left out uncut. Null: no keys were told. */
  byKey: z
    .array(z.strictObject({ apiKeyId: name, usd }))
    .max(mostCostGroups)
    .nullable()
    .default(null),
  /** True: there was more than is kept, so sums are too low or lists too short. */
  cut: z.boolean(),
});

export type MonthCostSeen = Readonly<z.output<typeof monthCostSeen>>;
