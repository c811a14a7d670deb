import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { jsonLines, listed, refusalOf, traceOf } from './reading.ts';

type Item = Anthropic.Beta.Organization.Analytics.BetaAnalyticsUsageItem;
type Bucket = Anthropic.Beta.Organization.Analytics.BetaAnalyticsUsageReportTimeBucket;
type Result = Bucket['results'][number];
type Page<C> = Pick<C, Extract<keyof C, 'data' | 'has_more' | 'next_page' | 'data_refreshed_at'>>;
type ItemsPage = Page<Anthropic.Beta.Organization.Analytics.BetaAnalyticsUsageItemsReportPageCursor>;
type UsageReport = Anthropic['beta']['organization']['analytics']['usageReport'];
type BucketsPage = Page<Awaited<ReturnType<UsageReport['list']>>>;

const [sonnet, haiku] = ['claude-sonnet-5-5', 'claude-haiku-5-5'];
const startMs = Date.UTC(2026, 10, 20, 9);
const timeOf = (minute: number) => new Date(startMs + minute * 60_000).toISOString();
const span = (minute: number, minutes = 1) => ({
  starting_at: timeOf(minute),
  ending_at: timeOf(minute + minutes),
});

/** Tokens of one row: 100 uncached, 20 and 3 written, 4,000 read, 50 written by the model. */
const tokens = {
  uncached_input_tokens: 100,
  cache_creation: { ephemeral_5m_input_tokens: 20, ephemeral_1h_input_tokens: 3 },
  cache_read_input_tokens: 4_000,
  output_tokens: 50,
  server_tool_use: { web_search_requests: 0 },
};
const ungrouped: Omit<Item['group'], 'model'> = {
  actor: null,
  actor_type: null,
  agent_id: null,
  api_key_id: null,
  claude_tag_category: null,
  claude_tag_user_id: null,
  context_window: null,
  deployment_id: null,
  environment_id: null,
  inference_geo: null,
  organization_id: null,
  product: null,
  rbac_group_id: null,
  service_tier: null,
  session_id: null,
  slack_channel_id: null,
  speed: null,
  user_profile_id: null,
  workspace_id: null,
};
const item = (minute: number, model: string | null, requests: number | null = 6): Item => ({
  ...span(minute),
  group: { ...ungrouped, model },
  usage: { ...tokens, requests, total_tokens: 4_173 },
});
const result = (model: string | null, requests: number | null = 6): Result => ({
  ...tokens,
  model,
  requests,
  claude_tag_category: null,
  claude_tag_user_id: null,
  context_window: '0-200k',
  inference_geo: 'global',
  product: null,
  rbac_group_id: null,
  slack_channel_id: null,
  speed: null,
});
const itemsPage = (data: Item[], has_more = false) =>
  ({
    data,
    has_more,
    next_page: has_more ? 'page_2' : null,
    data_refreshed_at: timeOf(10),
  }) satisfies ItemsPage;
const bucketsPage = (data: Bucket[], has_more = false) =>
  ({
    data,
    has_more,
    next_page: has_more ? 'page_2' : null,
    data_refreshed_at: null,
  }) satisfies BucketsPage;

/** Sonnet twice in the first minute and once in the fourth, Haiku once in the fourth. */
const minutes = {
  kind: 'minutes',
  startMs,
  minute: [0, 3, 3],
  model: [1, 0, 1],
  models: [haiku, sonnet],
  requests: [12, 6, 6],
  counted: [246, 123, 123],
  cached: [8_000, 4_000, 4_000],
  output: [100, 50, 50],
};
const newer = [
  itemsPage([item(3, sonnet), item(0, sonnet)], true),
  itemsPage([item(0, sonnet), item(3, haiku)]),
];
const older = [
  bucketsPage(
    [
      { ...span(0), results: [result(sonnet), result(sonnet)] },
      { ...span(1), results: [] },
    ],
    true,
  ),
  bucketsPage([{ ...span(3), results: [result(haiku), result(sonnet)] }]),
];

describe('usage by the minute', () => {
  test.each([
    ['pages of the newer report, a line each', jsonLines(newer)],
    ['pages of the older report, a line each', jsonLines(older)],
    ['pages as curl and jq write them', newer.map((page) => JSON.stringify(page, null, 2)).join('\n')],
    ['pages with nothing between them', older.map((page) => JSON.stringify(page)).join('')],
    ['one list of pages', JSON.stringify(newer)],
    ['one list of pages over several lines', `\ufeff${JSON.stringify(older, null, '\t')}`],
    ['what the SDK makes of the pages', jsonLines(newer.flatMap(({ data }) => data))],
    ['the buckets of the SDK', jsonLines(older.flatMap(({ data }) => data))],
    [
      'CSV',
      [
        'starting_at,ending_at,model,workspace_id,uncached_input_tokens,ephemeral_5m_input_tokens,ephemeral_1h_input_tokens,cache_read_input_tokens,output_tokens,requests',
        ...[
          [3, sonnet],
          [0, sonnet],
          [3, haiku],
          [0, sonnet],
        ].map(
          ([minute, model]) =>
            `${timeOf(Number(minute))},${timeOf(Number(minute) + 1)},${model},,100,20,3,4000,50,6`,
        ),
      ].join('\r\n'),
    ],
    [
      'CSV made of flattened documents',
      [
        'starting_at,ending_at,group.model,usage.uncached_input_tokens,usage.cache_creation.ephemeral_5m_input_tokens,usage.cache_creation.ephemeral_1h_input_tokens,usage.cache_read_input_tokens,usage.output_tokens,usage.requests',
        ...[
          [0, sonnet],
          [0, sonnet],
          [3, haiku],
          [3, sonnet],
        ].map(
          ([minute, model]) =>
            `${timeOf(Number(minute))},${timeOf(Number(minute) + 1)},${model},100,20,3,4000,50,6`,
        ),
      ].join('\n'),
    ],
  ])('%s', async (_, text) => {
    expect(listed(await traceOf(text))).toEqual(minutes);
    expect(listed(await traceOf(text, 11))).toEqual(minutes);
  });

  test('has no requests where a row does not count them', async () => {
    expect(await traceOf(jsonLines([itemsPage([item(0, sonnet), item(1, sonnet, null)])]))).toMatchObject({
      requests: null,
    });
    // The Usage API of the Console has no such field (facts: usage_report/messages).
    const { requests: _, ...uncounted } = result(sonnet);
    const page = { data: [{ ...span(0), results: [uncounted] }], has_more: false, next_page: null };
    expect(await traceOf(jsonLines([page]))).toMatchObject({
      requests: null,
      output: new Float64Array([50]),
    });
  });

  test('leaves out what used no model, and keeps tokens that are tied to none', async () => {
    const ran = item(0, null, 9);
    const nothing = {
      uncached_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      cache_read_input_tokens: 0,
      output_tokens: 0,
    };
    const codeRun: Item = { ...ran, usage: { ...ran.usage, ...nothing, total_tokens: 0 } };
    const trace = await traceOf(jsonLines([itemsPage([codeRun, item(1, sonnet), item(1, null)])]));
    expect(listed(trace)).toMatchObject({
      startMs: startMs + 60_000,
      models: ['', sonnet],
      requests: [6, 6],
    });
  });
});

describe('usage that is no trace', () => {
  const bucket = (minutes: number): Bucket => ({ ...span(0, minutes), results: [result(sonnet)] });

  test.each([
    [60, 'has totals of hours'],
    [1_440, 'has totals of days'],
    [5, 'has totals of longer times'],
  ])('totals of %s minutes', async (width, said) => {
    const wide: Item = { ...item(0, sonnet), ...span(0, width) };
    for (const page of [bucketsPage([bucket(width)]), itemsPage([wide])]) {
      const message = await refusalOf(jsonLines([page]));
      expect(message).toContain(said);
      expect(message).toContain('says nothing about any minute of it');
      expect(message).toContain('bucket_width=1m');
    }
  });

  test('an export of the Console, which has days', async () => {
    const header =
      'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed';
    const said = await refusalOf(
      `\ufeff${header}\n2026-11-20,m,k,w,message,≤ 200k,1,1,1,1,1,0,global,standard\n`,
    );
    expect(said).toContain(
      "Standard input is an export of the Console, which has totals of whole days: a day's total says nothing about any minute of it, so it cannot serve as a trace.",
    );
    expect(said).toContain('bucket_width=1m');
  });

  test('groups whose rows overlap', async () => {
    const row = item(0, sonnet);
    const grouped: Item = { ...row, group: { ...row.group, rbac_group_id: 'rbac_group_01' } };
    expect(await refusalOf(jsonLines([itemsPage([grouped])]))).toContain('is grouped by rbac_group_id');
  });

  test('pages of which the last is missing', async () => {
    expect(await refusalOf(jsonLines(newer.slice(0, 1)))).toContain(
      'lacks pages: its last one says has_more. Ask for the next ones with page=<next_page>',
    );
  });

  test.each([
    [
      'in the midst of a page',
      JSON.stringify(newer).slice(0, 900),
      'It breaks off within the object that begins in line 1.',
    ],
    [
      'between two pages',
      `[${JSON.stringify(newer[0])},\n`,
      'It breaks off before the list that it begins is closed.',
    ],
    [
      'with something else',
      `${JSON.stringify(newer[1])}\nHTTP/1.1 429`,
      'Line 2 has something other than JSON objects.',
    ],
    ['with a closed list', `${JSON.stringify(newer[1])}\n]`, 'Line 2 closes a list that was never opened.'],
  ])('a text that ends %s', async (_, text, said) => {
    expect(await refusalOf(text)).toBe(
      `Standard input cannot be used as a trace. ${said} Nothing of it was used.`,
    );
  });

  test('every bad entry is told, with the line of its page', async () => {
    const half = {
      ...item(0, sonnet),
      starting_at: '2026-11-20T09:00:30Z',
      ending_at: '2026-11-20T09:01:30Z',
    };
    const { usage: _, ...useless } = item(0, sonnet);
    const negative = { ...span(0), results: [result(sonnet), { ...result(sonnet), output_tokens: -1 }] };
    const text = jsonLines([
      itemsPage([item(0, sonnet), half]),
      { data: [useless, negative], has_more: false },
      { type: 'error', error: { type: 'rate_limit_error', message: 'slow down' } },
      { ...item(0, sonnet), ending_at: 'soon' },
    ]);
    expect(await refusalOf(`${text}{"data" []}\n`)).toBe(
      [
        'Standard input cannot be used as a trace, and nothing of it was used. It has 6 problems, by line:',
        '  1: Entry 2 of the page: starting_at and ending_at enclose no whole minute of the clock.',
        '  2: Entry 1 of the page: The field usage is missing or not of type object.',
        '  2: Entry 2 of the page: The field results.1.output_tokens does not fit the schema.',
        '  3: It is neither a page of the Usage API nor an entry of one.',
        '  4: ending_at is no time such as 2026-11-20T09:00:00Z.',
        '  5: It is not a JSON document.',
      ].join('\n'),
    );
  });

  test('CSV without a column, and with a cell that is no number', async () => {
    const header =
      'starting_at,ending_at,uncached_input_tokens,ephemeral_5m_input_tokens,cache_read_input_tokens,output_tokens';
    expect(await refusalOf(`${header}\n`)).toContain('lacks the column ephemeral_1h_input_tokens.');
    const row = `${timeOf(0)},${timeOf(1)},many,,,5,`;
    expect(await refusalOf(`${header},ephemeral_1h_input_tokens\n${row}\n`)).toContain(
      '  2: The field usage.uncached_input_tokens is missing or not of type number.',
    );
  });

  test('pages without any traffic', async () => {
    expect(await refusalOf(jsonLines([bucketsPage([{ ...span(0), results: [] }])]))).toBe(
      'Standard input holds no traffic: there is nothing to simulate.',
    );
  });

  test('more than 31 days', async () => {
    const far = (minute: number) => jsonLines([itemsPage([item(0, sonnet), item(minute, sonnet)])]);
    expect(listed(await traceOf(far(31 * 1_440)))).toMatchObject({ minute: [0, 44_640] });
    expect(await refusalOf(far(31 * 1_440 + 1))).toContain('which is more than the 31 days that are read');
  });
});
