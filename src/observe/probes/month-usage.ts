import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { boundedList } from '../../claude/bounded-list.ts';
import type { UsageRow } from '../../judge/seen/month-usage.ts';
import { newerOrOlder, readReport, reportId, reportName } from '../month/report-pages.ts';
import { reportCount, reportTokens } from '../month/report-tokens.ts';
import { monthUntil, type Span } from '../month/this-month.ts';
import { UsageTally } from '../month/usage-tally.ts';
import type { Probe, ProbeContext } from '../probe.ts';

const groupBy = ['model', 'workspace_id', 'api_key_id'] as const;

const group = { model: reportName, workspace_id: reportId, api_key_id: reportId };
const newerEntry = z.object({
  group: z.object(group),
  usage: z.object({ ...reportTokens, requests: reportCount.nullish() }),
});
const olderResult = z.object({ ...group, ...reportTokens });
const olderBucket = z.object({ results: boundedList(10_000, olderResult) });

type Group = z.output<typeof newerEntry>['group'];
type Tokens = Omit<z.output<typeof olderResult>, keyof Group>;

/** Free: what the organization used this month, by model, workspace and key. */
export const monthUsageProbe: Probe<'month-usage'> = {
  id: 'month-usage',
  title: 'Usage of this month',
  sends: () =>
    'One GET for what the organization used this month by model, workspace and key, with the admin key, and one for every further page. Where it may not read that report, the older one is asked for.',
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
    const tally = new UsageTally();
    for (const row of told.rows) tally.add(row);
    return tally.value({ ...span, source, cut: told.cut });
  },
};

async function fromAnalytics(client: Anthropic, { from, to }: Span, context: ProbeContext) {
  const asked = { starting_at: from, ending_at: to, group_by: [...groupBy] };
  const { usage } = client.beta.organization.analytics;
  const { entries, cut } = await readReport(
    1_000,
    (query) => usage.list({ ...asked, ...query }, { signal: context.signal }),
    newerEntry,
    context,
  );
  return { rows: entries.map((entry) => rowOf(entry.group, entry.usage, entry.usage.requests)), cut };
}

/** The SDK has no types for it any more. Left without an end it tells of today too, as far as it has gone. */
async function fromOlderReport(client: Anthropic, { from }: Span, context: ProbeContext) {
  const asked = { starting_at: from, bucket_width: '1d', group_by: groupBy };
  const path = '/v1/organizations/usage_report/messages';
  const { entries, cut } = await readReport(
    31,
    (query) => client.get(path, { query: { ...asked, ...query }, signal: context.signal }),
    olderBucket,
    context,
  );
  const rows = entries.flatMap(({ results }) => results.map((result) => rowOf(result, result, null)));
  return { rows, cut };
}

const rowOf = (names: Group, used: Tokens, requests: number | null | undefined): UsageRow => ({
  model: names.model,
  workspaceId: names.workspace_id,
  workspaceName: null,
  apiKeyId: names.api_key_id,
  apiKeyName: null,
  uncachedInputTokens: used.uncached_input_tokens,
  cacheWrite5mTokens: used.cache_creation?.ephemeral_5m_input_tokens ?? 0,
  cacheWrite1hTokens: used.cache_creation?.ephemeral_1h_input_tokens ?? 0,
  cacheReadTokens: used.cache_read_input_tokens,
  outputTokens: used.output_tokens,
  webSearches: used.server_tool_use?.web_search_requests ?? 0,
  requests: requests ?? null,
});
