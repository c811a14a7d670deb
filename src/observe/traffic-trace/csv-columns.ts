import { UsageError } from '../../plan/usage-error.ts';
import { requestColumns, timeNames } from './request-fields.ts';
import { askForMinutes } from './usage-entry.ts';

/** What a row has in the columns that count, by their names; numbers are numbers. Empty cells are left out. */
export type FieldsOf = (cells: readonly string[]) => Readonly<Record<string, string | number>>;

interface CsvColumns {
  readonly kind: 'requests' | 'minutes';
  readonly fieldsOf: FieldsOf;
}

const textColumns = ['model', 'rbac_group_id', 'starting_at', 'ending_at', ...timeNames];
const usageColumns = [
  'starting_at',
  'ending_at',
  'uncached_input_tokens',
  'ephemeral_5m_input_tokens',
  'ephemeral_1h_input_tokens',
  'cache_read_input_tokens',
  'output_tokens',
];
const minuteNames = [...usageColumns, 'model', 'requests', 'rbac_group_id'];
const decimal = /^\d+(\.\d+)?$/;
const { own, api } = requestColumns;
const requestNames = [
  'model',
  ...timeNames,
  ...own.required,
  ...own.optional,
  ...api.required,
  ...api.optional,
];

/**
 * Where a CSV has what a trace needs, by the names of its columns in small letters. Columns that a JSON document was
 * flattened into count by the end of their names (usage.input_tokens). Throws UsageError where some are missing, twice
 * there, or those of a file that tells only of days. `trace`: what the file is called in messages.
 */
export function csvColumns(trace: string, names: readonly string[]): CsvColumns {
  const placeOf = (name: string): number => {
    const exact = names.indexOf(name);
    return exact >= 0 ? exact : names.findIndex((column) => column.endsWith(`.${name}`));
  };
  const has = (name: string): boolean => placeOf(name) >= 0;
  const kind = has('starting_at') ? 'minutes' : 'requests';
  if (has('usage_date_utc'))
    throw new UsageError(
      `${trace} is an export of the Console, which has totals of whole days: a day's total says nothing about any minute of it, so it cannot serve as a trace. ${askForMinutes}.`,
    );
  refuseOtherSeparator(trace, names);
  const known = kind === 'minutes' ? minuteNames : requestNames;
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0)
    throw new UsageError(
      `${trace} cannot be used as a trace: its first line has the column ${twice.join(' and the column ')} more than once.`,
    );
  const lacks = kind === 'minutes' ? lacksOf(usageColumns, has) : lacksOfRequests(has);
  if (lacks.length > 0)
    throw new UsageError(
      `${trace} is neither JSON Lines nor CSV that can be used as a trace: its first line lacks the column ${lacks.join(' and the column ')}.`,
    );
  const columns = known
    .filter(has)
    .map((name) => ({ name, place: placeOf(name), isText: textColumns.includes(name) }));
  return {
    kind,
    fieldsOf: (cells) => {
      const fields: Record<string, string | number> = {};
      for (const { name, place, isText } of columns) {
        const cell = cells[place]?.trim();
        // What is no number stays text, and is told as such.
        if (cell) fields[name] = !isText && decimal.test(cell) ? Number(cell) : cell;
      }
      return fields;
    },
  };
}

const separators = [
  { sign: ';', name: 'semicolons' },
  { sign: '\t', name: 'tabs' },
  { sign: '|', name: 'bars' },
] as const;

/** One column whose name holds others: the file separates its cells by something else than commas. */
function refuseOtherSeparator(trace: string, [only = '', ...others]: readonly string[]): void {
  const other = separators.find(({ sign }) => only.includes(sign));
  if (others.length > 0 || !other) return;
  throw new UsageError(
    `${trace} separates its columns by ${other.name}, and a trace in CSV separates them by commas: save it again with commas (and with points in decimal numbers), or write JSON Lines. Nothing of it was used.`,
  );
}

const lacksOf = (columns: readonly string[], has: (name: string) => boolean): string[] =>
  columns.filter((name) => !has(name));

function lacksOfRequests(has: (name: string) => boolean): string[] {
  const lacks = timeNames.some(has) ? [] : [`${timeNames[0]} (or ${timeNames.slice(1).join(', ')})`];
  const isApi = api.required.some(has);
  const counts = lacksOf(isApi ? api.required : own.required, has);
  if (isApi || counts.length < own.required.length) return [...lacks, ...counts];
  return [...lacks, ...own.required.map((name, place) => `${name} (or ${api.required[place]})`)];
}
