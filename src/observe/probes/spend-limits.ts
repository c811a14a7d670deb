import { z } from 'zod';
import { foreignId } from '../../claude/foreign-text.ts';
import { decimalNumber, exactDecimal } from '../../cost/exact-decimal.ts';
import type { SpendLimitRow } from '../../judge/seen/spend-limits.ts';
import { currency } from '../currency.ts';
import { listByCursor } from '../cursor-pages.ts';
import { pageSize } from '../id-pages.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { refusalOf } from '../refusal.ts';
import { ProbeUnavailable } from '../unavailable.ts';

/** A whole number of cents, as text. */
const usdOfCents = z.string().transform((text, context) => {
  const cents = exactDecimal(text);
  if (cents !== null && cents >= 0n) return decimalNumber(cents, 2);
  context.addIssue('not an amount of cents');
  return z.NEVER;
});

const scopes: Readonly<Record<string, SpendLimitRow['scope']>> = {
  organization: 'organization',
  workspace: 'workspace',
  usage_tier: 'usage-tier',
};

const spendLimit = z
  .object({
    type: z.literal('spend_limit'),
    amount: usdOfCents.nullable(),
    currency,
    is_enabled: z.boolean().optional(),
    period: z.enum(['daily', 'weekly', 'monthly']),
    scope: z.object({ type: z.string().max(100), workspace_id: z.string().nullish().transform(foreignId) }),
  })
  .transform(({ amount, currency, is_enabled, period, scope: { type, workspace_id } }) => ({
    currency,
    limit: {
      scope: (Object.hasOwn(scopes, type) && scopes[type]) || 'other',
      workspaceId: workspace_id,
      // One that is switched off keeps its amount and stops nothing.
      usd: is_enabled === false ? null : amount,
      period,
    } satisfies SpendLimitRow,
  }));

/** Free: the limits on spending that are set. An early-access preview, which most organizations are not in. */
export const spendLimitsProbe: Probe<'spend-limits'> = {
  id: 'spend-limits',
  title: 'The spend limits of the organization, with the admin key',
  sends: () =>
    'One GET for the spend limits of the organization, its workspaces and its usage tier, with the admin key, and one for every further page.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'admin',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  rateLimited: ({ sharedLimits }) => {
    const row = sharedLimits.find(({ endpoints }) => endpoints === 'spend-limits');
    return `The organization used up the ${row ? `${row.rpm} ` : ''}requests a minute that its spend limit routes take together.`;
  },
  blocked: () => null,
  run: async (context) => {
    const { rows, cut } = await listed(context);
    const foreign = rows.find(({ currency }) => currency !== 'USD');
    if (foreign) {
      throw new ProbeUnavailable(
        `The spend limits are in ${foreign.currency || 'an unnamed currency'}, and cannot be compared with a forecast in USD.`,
      );
    }
    return { limits: rows.map(({ limit }) => limit), cut };
  },
};

async function listed(context: ProbeContext) {
  const { spendLimits } = (await context.adminClient()).beta.organization;
  try {
    return await listByCursor(
      (page) => spendLimits.list({ limit: pageSize, ...page }, { signal: context.signal }),
      spendLimit,
      'spend limits',
      context,
    );
  } catch (error) {
    const refusal = refusalOf(error, context.receipt);
    if (!refusal) throw error;
    throw new ProbeUnavailable(notOffered, refusal.cause);
  }
}

const notOffered =
  'The spend limits could not be read: reading them is in early access, which this organization or this admin key does not have. The Console shows them.';
