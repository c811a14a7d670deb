import { foreignText } from '../../claude/foreign-text.ts';
import { decimalNumber, exactDecimal } from '../../cost/exact-decimal.ts';
import { type MonthCostSeen, monthCostSeen, mostUsd } from '../../judge/seen/month-cost.ts';
import { type MonthUsageSeen, monthUsageSeen, mostCount } from '../../judge/seen/month-usage.ts';
import { type CsvRow, columnNames } from '../csv-rows.ts';
import { CostTally } from './cost-tally.ts';
import { UsageTally } from './usage-tally.ts';

/** Why a file is not the export it should be: one full sentence for each fault, the first few of them. */
export class NotAnExport extends Error {}

/** As many bad rows as are named, and read; a file of something else has a bad one in every line. */
const mostNamed = 5;

/** Columns by what they are called in the file. A file that lacks a required one is another file; others may be missing. */
const usageColumns = {
  date: 'usage_date_utc',
  model: 'model_version',
  apiKey: 'api_key',
  workspace: 'workspace',
  uncached: 'usage_input_tokens_no_cache',
  write5m: 'usage_input_tokens_cache_write_5m',
  write1h: 'usage_input_tokens_cache_write_1h',
  read: 'usage_input_tokens_cache_read',
  output: 'usage_output_tokens',
  searches: 'web_search_count',
} as const;
const costColumns = {
  date: 'usage_date_utc',
  model: 'model',
  workspace: 'workspace',
  usd: 'cost_usd',
} as const;

/** The month of `now` from the Console's usage export. Throws NotAnExport. */
export async function importUsage(rows: AsyncIterable<CsvRow>, now: Date): Promise<MonthUsageSeen> {
  const tally = new UsageTally();
  const span = await readMonthRows(
    rows,
    now,
    usageColumns,
    ['date', 'model', 'uncached', 'output'],
    (cell) => {
      const tokens = (name: keyof typeof usageColumns): number => wholeNumber(cell(name), usageColumns[name]);
      tally.add({
        model: nameOf(cell('model')),
        workspaceId: null,
        workspaceName: nameOf(cell('workspace')),
        apiKeyId: null,
        apiKeyName: nameOf(cell('apiKey')),
        uncachedInputTokens: tokens('uncached'),
        cacheWrite5mTokens: tokens('write5m'),
        cacheWrite1hTokens: tokens('write1h'),
        cacheReadTokens: tokens('read'),
        outputTokens: tokens('output'),
        webSearches: tokens('searches'),
        requests: null,
      });
    },
  );
  return credible(monthUsageSeen, tally.value({ ...span, source: 'console-export', cut: false }));
}

/** The month of `now` from the Console's cost export. Throws NotAnExport. */
export async function importCost(rows: AsyncIterable<CsvRow>, now: Date): Promise<MonthCostSeen> {
  const tally = new CostTally('USD');
  const span = await readMonthRows(rows, now, costColumns, ['date', 'usd'], (cell, date) => {
    const amount = exactDecimal(cell('usd'));
    if (amount === null) throw new Error(`cost_usd is ${quoted(cell('usd'))}, which is no amount in USD`);
    if (Math.abs(decimalNumber(amount)) > mostUsd)
      throw new Error(
        `cost_usd is ${quoted(cell('usd'))}, which is more than any organization spends in a month`,
      );
    const [model, workspaceName] = [nameOf(cell('model')), nameOf(cell('workspace'))];
    tally.add({ date, model, workspaceId: null, workspaceName, amount });
  });
  return credible(monthCostSeen, tally.value({ ...span, source: 'console-export', cut: false }));
}

/** What a run may hold: rows that are each possible may add up to what is not. Throws NotAnExport. */
function credible<T>(seen: { safeParse(value: unknown): { readonly success: boolean } }, value: T): T {
  if (seen.safeParse(value).success) return value;
  throw new NotAnExport('Its rows add up to more than any organization uses or spends in a month.');
}

type Cells<C extends string> = (name: C) => string;

/**
 * Hands over every row of the current month (UTC). Rows of other months only tell that the export reaches so far. The
 * data end with their last day, or now. Throws NotAnExport with all that is wrong, as far as it is named.
 */
async function readMonthRows<C extends string>(
  rows: AsyncIterable<CsvRow>,
  now: Date,
  columns: Readonly<Record<C, string>> & { readonly date: string },
  required: readonly NoInfer<C>[],
  take: (cell: Cells<NoInfer<C>>, date: string) => void,
): Promise<{ readonly from: string; readonly to: string }> {
  const month = now.toISOString().slice(0, 7);
  const today = now.toISOString().slice(0, 10);
  const faults: string[] = [];
  let places: ReadonlyMap<string, number> | null = null;
  let [first, last, taken] = ['', '', false];
  for await (const { line, cells } of rows) {
    if (!places) {
      places = placesOf(
        cells,
        required.map((name) => columns[name]),
        Object.values<string>(columns),
      );
      continue;
    }
    const at = places;
    const cell = (name: C | 'date') => cells[at.get(columns[name]) ?? -1] ?? '';
    try {
      const date = dayOf(cell('date'));
      if (date > today) throw new Error(`usage_date_utc is ${date}, which is yet to come`);
      if (first === '' || date < first) first = date;
      if (date.slice(0, 7) !== month) continue;
      take(cell, date);
      taken = true;
      if (date > last) last = date;
    } catch (error) {
      faults.push(`Line ${line}: ${error instanceof Error ? error.message : ''}.`);
      if (faults.length < mostNamed) continue;
      faults.push('The lines after that were not read.');
      break;
    }
  }
  if (!places) throw new NotAnExport('It is empty.');
  if (faults.length > 0) throw new NotAnExport(faults.join(' '));
  if (!taken) throw new NotAnExport(`It has no row of this month (${month}, UTC): export this month.`);
  return { from: startOf(first < `${month}-01` ? `${month}-01` : first), to: endOf(last, now) };
}

const startOf = (date: string): string => new Date(date).toISOString();

/** The end of that day, or now where it is still running. */
const endOf = (date: string, now: Date): string =>
  new Date(Math.min(Date.parse(date) + 86_400_000, now.getTime())).toISOString();

/** Where each column is, by its name. */
function placesOf(
  header: readonly string[],
  required: readonly string[],
  known: readonly string[],
): ReadonlyMap<string, number> {
  const names = columnNames(header);
  const places = new Map(names.map((name, place) => [name, place]));
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0)
    throw new NotAnExport(`Its first line has the column ${twice.join(' and the column ')} more than once.`);
  const missing = required.filter((name) => !places.has(name));
  if (missing.length === 0) return places;
  if (names.some((name) => name.includes('\uFFFD') || name.includes('\0')))
    throw new NotAnExport('It is no text in UTF-8: export it again, or save it as CSV in UTF-8.');
  throw new NotAnExport(
    `Its first line lacks the column ${missing.join(' and the column ')}, so it is no export of that kind.`,
  );
}

/** "2026-11-02", also where a time follows. */
function dayOf(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim())?.[0];
  if (date && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)) return date;
  throw new Error(`usage_date_utc is ${quoted(text)}, which is no date such as 2026-11-02`);
}

/** Missing columns and empty cells count nothing. */
function wholeNumber(text: string, column: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const value = Number(trimmed);
  if (/^\d+(\.0+)?$/.test(trimmed) && value <= mostCount) return value;
  throw new Error(`${column} is ${quoted(text)}, which is no whole number`);
}

const nameOf = (text: string): string | null => foreignText(text) || null;

const quoted = (text: string): string => `"${foreignText(text).slice(0, 40)}"`;
