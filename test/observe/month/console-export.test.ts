import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthCostSeen } from '../../../src/judge/seen/month-cost.ts';
import { monthUsageSeen } from '../../../src/judge/seen/month-usage.ts';
import type { CsvRow } from '../../../src/observe/csv-rows.ts';
import { importCost, importUsage, NotAnExport } from '../../../src/observe/month/console-export.ts';

const now = new Date('2026-11-20T09:00:00.000Z');

/** A file as its cells, a row a line. */
async function* file(...lines: readonly (readonly string[])[]): AsyncGenerator<CsvRow> {
  for (const [n, cells] of lines.entries()) yield { line: n + 1, cells };
}

// The header of the Console's own file.
const usageHeader =
  'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed'.split(
    ',',
  );
const usageLine = (date: string, uncached = '100') =>
  `${date},claude-sonnet-5-5,launch key,Launch,message,≤ 200k,${uncached},20,3,4000,50,2,global,standard`.split(
    ',',
  );

describe('the usage export', () => {
  test('adds up by model, workspace and key, which keep their names', async () => {
    const seen = await importUsage(
      file(usageHeader, usageLine('2026-11-01'), usageLine('2026-11-19', '900')),
      now,
    );
    expect(monthUsageSeen.parse(seen)).toEqual({
      source: 'console-export',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-20T00:00:00.000Z',
      cut: false,
      rows: [
        {
          model: 'claude-sonnet-5-5',
          workspaceId: null,
          workspaceName: 'Launch',
          apiKeyId: null,
          apiKeyName: 'launch key',
          uncachedInputTokens: 1_000,
          cacheWrite5mTokens: 40,
          cacheWrite1hTokens: 6,
          cacheReadTokens: 8_000,
          outputTokens: 100,
          webSearches: 4,
          requests: null,
        },
      ],
    });
  });

  test('older files, other orders, capitals and a byte order mark are taken as they are', async () => {
    const seen = await importUsage(
      file(
        ['\uFEFFusage_output_tokens', 'Model_Version', 'usage_date_utc', 'usage_input_tokens_no_cache'],
        ['7', 'claude-haiku-4-5', '2026-11-02', ''],
      ),
      now,
    );
    expect(seen.rows).toMatchObject([
      {
        model: 'claude-haiku-4-5',
        outputTokens: 7,
        uncachedInputTokens: 0,
        workspaceName: null,
        webSearches: 0,
      },
    ]);
  });

  test('other months only tell that the file reaches so far', async () => {
    const rows = (lines: string[][]) => importUsage(file(usageHeader, ...lines), now);
    const alone = await rows([usageLine('2026-11-10'), usageLine('2026-11-20')]);
    expect(alone).toMatchObject({ from: '2026-11-10T00:00:00.000Z', to: '2026-11-20T09:00:00.000Z' });
    const since = await rows([usageLine('2026-10-31', '7000'), usageLine('2026-11-10')]);
    expect(since).toMatchObject({ from: '2026-11-01T00:00:00.000Z', to: '2026-11-11T00:00:00.000Z' });
    expect(since.rows).toMatchObject([{ uncachedInputTokens: 100 }]);
  });

  test('names are foreign text', async () => {
    const line = usageLine('2026-11-02');
    line[2] = 'sk-ant-api03-abcdefghij\u001b[31m';
    const seen = await importUsage(file(usageHeader, line), now);
    expect(JSON.stringify(seen)).not.toMatch(/abcdefghij|\\u001b/);
  });

  const wrong = async (...lines: readonly (readonly string[])[]): Promise<string> => {
    const error = await importUsage(file(...lines), now).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotAnExport);
    return (error as Error).message;
  };

  test('every bad row is told in one message, with its line', async () => {
    const said = await wrong(
      usageHeader,
      usageLine('2026-11-02'),
      usageLine('2026-11-31'),
      usageLine('2026-11-03', '-5'),
      usageLine('2026-11-03', '1e3'),
      usageLine('2026-11-21'),
      ['2026-11-03', ...Array(13).fill('x')],
      usageLine('yesterday'),
      usageLine('yesterday'),
    );
    expect(said).toBe(
      'Line 3: usage_date_utc is "2026-11-31", which is no date such as 2026-11-02. ' +
        'Line 4: usage_input_tokens_no_cache is "-5", which is no whole number. ' +
        'Line 5: usage_input_tokens_no_cache is "1e3", which is no whole number. ' +
        'Line 6: usage_date_utc is 2026-11-21, which is yet to come. ' +
        'Line 7: usage_input_tokens_no_cache is "x", which is no whole number. ' +
        'The lines after that were not read.',
    );
  });

  test('sums that no organization reaches', async () => {
    const most = usageLine('2026-11-02', '1000000000000000');
    expect(await wrong(usageHeader, most, most)).toBe(
      'Its rows add up to more than any organization uses or spends in a month.',
    );
  });

  test('nothing is read after the last fault that is named', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<CsvRow> {
      yield { line: 1, cells: usageHeader };
      while (read < 1_000) {
        read += 1;
        yield { line: read + 1, cells: usageLine('yesterday') };
      }
    }
    await expect(importUsage(endless(), now)).rejects.toThrow(NotAnExport);
    expect(read).toBe(5);
  });

  test.each([
    ['empty', [], 'It is empty.'],
    ['a cost export', [['usage_date_utc', 'model', 'token_type', 'cost_usd']], 'model_version'],
    ['of last month', [usageHeader, usageLine('2026-10-31')], '2026-11'],
    ['without a row', [usageHeader], '2026-11'],
  ])('a file that is %s', async (_, lines, part) => {
    expect(await wrong(...lines)).toContain(part);
  });
});

const costHeader = ['usage_date_utc', 'model', 'workspace', 'token_type', 'cost_usd'];
const costLine = (date: string, usd: string, model = 'Claude Sonnet 5.5', workspace = 'Launch') => [
  date,
  model,
  workspace,
  'output',
  usd,
];

describe('the cost export', () => {
  test('adds up by day, workspace and model, in dollars', async () => {
    const seen = await importCost(
      file(
        costHeader,
        costLine('2026-11-01', '0.1'),
        costLine('2026-11-01', '0.2'),
        costLine('2026-11-03', '1.5e-05', 'Claude Haiku 5.5', 'Reports'),
      ),
      now,
    );
    expect(monthCostSeen.parse(seen)).toEqual({
      source: 'console-export',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-04T00:00:00.000Z',
      days: [
        { date: '2026-11-01', usd: 0.3 },
        { date: '2026-11-02', usd: 0 },
        { date: '2026-11-03', usd: 0.000_015 },
      ],
      byWorkspace: [
        { workspaceId: null, workspaceName: 'Launch', usd: 0.3, dailyUsd: [0.3, 0, 0] },
        { workspaceId: null, workspaceName: 'Reports', usd: 0.000_015, dailyUsd: [0, 0, 0.000_015] },
      ],
      byKey: null,
      byModel: [
        { model: 'Claude Sonnet 5.5', usd: 0.3 },
        { model: 'Claude Haiku 5.5', usd: 0.000_015 },
      ],
      cut: false,
    });
  });

  test('date and amount are enough', async () => {
    const seen = await importCost(file(['cost_usd', 'usage_date_utc'], ['2', '2026-11-02T00:00:00Z']), now);
    expect(seen).toMatchObject({ days: [{ usd: 2 }], byModel: [{ model: null, usd: 2 }] });
  });

  test('what is no amount is told', async () => {
    const error = await importCost(file(costHeader, costLine('2026-11-02', '$3')), now).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toEqual(new NotAnExport('Line 2: cost_usd is "$3", which is no amount in USD.'));
  });

  const refused = async (...amounts: readonly string[]): Promise<string> => {
    const lines = amounts.map((usd) => costLine('2026-11-02', usd));
    const error = await importCost(file(costHeader, ...lines), now).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotAnExport);
    return (error as Error).message;
  };

  test.each(['1e40', '-1e30', '999999999999999', '1000000000000.01'])('nobody spends %s', async (usd) => {
    expect(await refused('1', usd)).toBe(
      `Line 3: cost_usd is "${usd}", which is more than any organization spends in a month.`,
    );
  });

  test('rows that are possible one by one, but not together', async () => {
    expect(await refused('900000000000', '900000000000')).toBe(
      'Its rows add up to more than any organization uses or spends in a month.',
    );
  });

  test('the days add up to what the rows do, in whatever order they come', async () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 20 }),
      cents: fc.nat(1_000_000),
      workspace: fc.constantFrom('a', 'b', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const lines = rows.map(({ day, cents, workspace }) =>
          costLine(`2026-11-${String(day).padStart(2, '0')}`, (cents / 100).toFixed(2), 'm', workspace),
        );
        const seen = await importCost(file(costHeader, ...lines), now);
        expect(await importCost(file(costHeader, ...lines.toReversed()), now)).toMatchObject({
          days: seen.days,
        });
        const total = rows.reduce((sum, { cents }) => sum + cents, 0) / 100;
        expect(seen.days.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(total, 6);
        expect(seen.byWorkspace.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(total, 6);
        for (const { usd, dailyUsd } of seen.byWorkspace) {
          expect(dailyUsd.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(usd, 6);
        }
      }),
      { numRuns: 50 },
    );
  });
});
