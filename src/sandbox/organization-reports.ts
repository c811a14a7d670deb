import type Anthropic from '@anthropic-ai/sdk';
import { ApiFailure, invalidRequest, namedFailures } from './errors.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { LiveAccount } from './live-account.ts';
import { cursorPage } from './paging.ts';
import { daysOf, reportGroups, reportRange, sumsOf, type UsageSum } from './report-buckets.ts';

type UsageItem = Anthropic.Beta.Organization.Analytics.BetaAnalyticsUsageItem;
type CostItem = Anthropic.Beta.Organization.Analytics.BetaAnalyticsCostItem;

const analyticsHeader = 'analytics-usage-cost-2026-08-24';
const mostDays = 31;
const groupings = ['model', 'workspace_id', 'api_key_id'];

/** Usage and cost by day from the profile's own figures: the older reports and the newer analytics. */
export function reportRoutes(account: LiveAccount): readonly Route[] {
  const root = '^/v1/organizations';
  const get = (path: string, handle: (call: Call) => Reply): Route => ({
    method: 'GET',
    path: new RegExp(`${root}${path}$`),
    handle,
  });
  return [
    get('/usage_report/messages', (call) => bucketReport(account, call, groupings, usageOf)),
    get('/cost_report', (call) => bucketReport(account, call, ['workspace_id', 'description'], costOf)),
    get('/analytics/usage', (call) => itemReport(account, call, usageItem)),
    get('/analytics/cost', (call) => itemReport(account, call, costItem)),
  ];
}

const cents = (usd: number) => String(Number((usd * 100).toFixed(6)));

function tokensOf(sum: UsageSum) {
  return {
    uncached_input_tokens: sum.uncachedInputTokens,
    cache_read_input_tokens: sum.cacheReadTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: sum.cacheWrite5mTokens,
      ephemeral_1h_input_tokens: sum.cacheWrite1hTokens,
    },
    output_tokens: sum.outputTokens,
    server_tool_use: { web_search_requests: sum.webSearches },
  };
}

const ungrouped = { context_window: null, inference_geo: null, service_tier: null };
const usageOf = (sum: UsageSum) => ({
  ...tokensOf(sum),
  ...ungrouped,
  api_key_id: sum.apiKeyId,
  model: sum.model,
  workspace_id: sum.workspaceId,
});
const costOf = (sum: UsageSum) => ({
  amount: cents(sum.amountUsd),
  currency: 'USD',
  cost_type: null,
  token_type: null,
  description: sum.model,
  context_window: null,
  service_tier: null,
  model: sum.model,
  workspace_id: sum.workspaceId,
});

/** Every day of the range is a bucket, with a result for each group that was used. */
function bucketReport(
  account: LiveAccount,
  call: Call,
  known: readonly string[],
  result: (sum: UsageSum) => object,
): Reply {
  requireDays(call.query.get('bucket_width'));
  requireReport(account, 'older');
  // A description names the model; nothing else of what is billed is told apart here.
  const groups = reportGroups(call.query, known).map((group) => (group === 'description' ? 'model' : group));
  const buckets = daysOf(reportRange(call.query, account.now())).map((day) => ({
    id: day.startingAt,
    starting_at: day.startingAt,
    ending_at: day.endingAt,
    results: sumsOf(account.profile.usage ?? [], day, groups).map(result),
  }));
  const page = cursorPage(buckets, call.query);
  const data = page.data.map(({ id: _, ...bucket }) => bucket);
  return freeJson({ data, has_more: page.next_page !== null, next_page: page.next_page });
}

/** One item for each group, by day where `time_bucket_width` says so, else over the whole range. */
function itemReport(account: LiveAccount, call: Call, item: (sum: UsageSum) => UsageItem | CostItem): Reply {
  if (!call.betas.includes(analyticsHeader)) throw new ApiFailure(namedFailures['not-found']);
  requireReport(account, 'analytics');
  const width = call.query.get('time_bucket_width');
  if (width !== null) requireDays(width);
  if (width !== null && !call.query.has('ending_at'))
    throw invalidRequest('ending_at: Field required with time_bucket_width');
  const groups = reportGroups(call.query, groupings);
  const days = daysOf(reportRange(call.query, account.now()));
  if (days.length > mostDays) throw invalidRequest(`starting_at: at most ${mostDays} days at once`);
  const whole = { startingAt: days[0]?.startingAt ?? '', endingAt: days.at(-1)?.endingAt ?? '' };
  const items = (width === null ? [whole] : days)
    .flatMap((span) => sumsOf(account.profile.usage ?? [], span, groups))
    .map((sum) => ({
      ...item(sum),
      id: [sum.startingAt, sum.model, sum.workspaceId, sum.apiKeyId].join('/'),
    }));
  const page = cursorPage(items, call.query);
  return freeJson({
    data: page.data.map(({ id: _, ...entry }) => entry),
    has_more: page.next_page !== null,
    next_page: page.next_page,
    data_refreshed_at: account.now().toISOString(),
  });
}

/** Throws a 403 where the organization may not read that kind of report. */
function requireReport({ profile }: LiveAccount, kind: 'older' | 'analytics'): void {
  const readable = profile.reports ?? 'all';
  if (readable !== 'all' && readable !== kind) throw new ApiFailure(namedFailures['permission-denied']);
}

function requireDays(width: string | null): void {
  if (width !== null && width !== '1d') throw invalidRequest('The sandbox reports whole days only: 1d.');
}

function groupOf(sum: UsageSum) {
  return {
    actor: null,
    actor_type: null,
    agent_id: null,
    api_key_id: sum.apiKeyId,
    claude_tag_category: null,
    claude_tag_user_id: null,
    context_window: null,
    deployment_id: null,
    environment_id: null,
    inference_geo: null,
    model: sum.model,
    organization_id: null,
    product: null,
    rbac_group_id: null,
    service_tier: null,
    session_id: null,
    slack_channel_id: null,
    speed: null,
    user_profile_id: null,
    workspace_id: sum.workspaceId,
  };
}

const inputOf = (sum: UsageSum): number =>
  sum.uncachedInputTokens + sum.cacheWrite5mTokens + sum.cacheWrite1hTokens + sum.cacheReadTokens;

function usageItem(sum: UsageSum): UsageItem {
  const tokens = tokensOf(sum);
  const total = inputOf(sum) + sum.outputTokens;
  return {
    starting_at: sum.startingAt,
    ending_at: sum.endingAt,
    group: groupOf(sum),
    usage: { ...tokens, requests: sum.requests, total_tokens: total },
  };
}

function costItem(sum: UsageSum): CostItem {
  const amount = cents(sum.amountUsd);
  return {
    starting_at: sum.startingAt,
    ending_at: sum.endingAt,
    group: { ...groupOf(sum), cost_type: null, token_type: null },
    cost: { amount, list_amount: amount, currency: 'USD', requests: sum.requests },
  };
}
