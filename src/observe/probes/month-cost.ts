import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import { exactDecimal } from '../../cost/exact-decimal.ts';
import { currency } from '../currency.ts';
import { CostTally } from '../month/cost-tally.ts';
import { newerOrOlder, readReport, reportId, reportName } from '../month/report-pages.ts';
import { monthUntil, type Span } from '../month/this-month.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { ProbeUnavailable } from '../unavailable.ts';

/** Decimal strings of cents, with fractions of a cent. */
const cents = z.string().transform((text, context) => {
  const amount = exactDecimal(text);
  if (amount !== null) return amount;
  context.addIssue('not a decimal number');
  return z.NEVER;
});
const group = { model: reportName, workspace_id: reportId };
const money = { amount: cents, currency };
const day = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((at) => new Date(at).toISOString().slice(0, 10));

const newerEntry = z.object({
  starting_at: day,
  group: z.object({ ...group, api_key_id: reportId }),
  cost: z.object(money),
});
const olderBucket = z.object({
  starting_at: day,
  results: boundedList(10_000, z.object({ ...group, ...money })),
});

type Entry = z.output<typeof newerEntry>;
type Spent = Omit<Entry['group'], 'api_key_id'> &
  Entry['cost'] & { readonly date: string; readonly api_key_id?: string | null };

/** Free: what the organization spent this month, day by day, by model, workspace and, in the newer report, key. */
export const monthCostProbe: Probe<'month-cost'> = {
  id: 'month-cost',
  title: 'Cost of this month',
  sends: () =>
    'One GET for what the organization spent on each day of this month by model, workspace and key, with the admin key, and one for every further page. Where that is too long to be read, it is asked for without keys; where the key may not read that report, the older one is asked for.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'admin',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => {
    const span = monthUntil(context.now());
    const client = await context.adminClient();
    const { source, told } = await newerOrOlder(
      context.receipt,
      () => fromAnalytics(client, span, context),
      () => fromOlderReport(client, span, context),
    );
    const tally = new CostTally('cents', told.keys);
    const [first, last] = [span.from.slice(0, 10), span.to.slice(0, 10)];
    let cut = told.cut;
    for (const {
      date,
      model,
      workspace_id: workspaceId,
      api_key_id: apiKeyId,
      amount,
      currency,
    } of told.spent) {
      if (currency !== 'USD') throw new ProbeUnavailable(foreignCurrency(currency));
      // A day not asked for would count in some sums and not in others.
      if (date < first || date > last) cut = true;
      else tally.add({ date, model, workspaceId, workspaceName: null, apiKeyId: apiKeyId ?? null, amount });
    }
    return tally.value({ ...span, source, cut });
  },
};

const foreignCurrency = (currency: string): string =>
  `The cost report is in ${currency || 'an unnamed currency'}, and what it says cannot be compared with limits in USD.`;

async function fromAnalytics(client: Anthropic, { from, to }: Span, context: ProbeContext) {
  const { cost } = client.beta.organization.analytics;
  const asked = { starting_at: from, ending_at: to, time_bucket_width: '1d' } as const;
  const groupedBy = (group_by: ('model' | 'workspace_id' | 'api_key_id')[]) =>
    readReport(
      1_000,
      (query) => cost.list({ ...asked, group_by, ...query }, { signal: context.signal }),
      newerEntry,
      context,
    );
  const byKey = await groupedBy(['model', 'workspace_id', 'api_key_id']);
  // Sums matter more than who caused them: many keys make it longer than is read.
  const { entries, cut } = byKey.cut ? await groupedBy(['model', 'workspace_id']) : byKey;
  const spent = entries.map((entry): Spent => ({ ...entry.group, ...entry.cost, date: entry.starting_at }));
  return { spent, cut, keys: byKey.cut ? 'untold' : 'told' } as const;
}

/** The SDK has no types for it any more. It names the model where it is grouped by description. */
async function fromOlderReport(client: Anthropic, { from }: Span, context: ProbeContext) {
  const asked = { starting_at: from, group_by: ['workspace_id', 'description'] };
  const path = '/v1/organizations/cost_report';
  const { entries, cut } = await readReport(
    31,
    (query) => client.get(path, { query: { ...asked, ...query }, signal: context.signal }),
    olderBucket,
    context,
  );
  const spent = entries.flatMap(({ starting_at: date, results }) =>
    results.map((result): Spent => ({ ...result, date })),
  );
  return { spent, cut, keys: 'untold' } as const;
}
