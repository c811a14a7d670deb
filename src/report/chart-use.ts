import { aligned } from './chart-signs.ts';
import { percent } from './wording/format.ts';

/** One limit over the columns of the chart. */
interface UseRow {
  /** Short, such as `requests`. */
  readonly name: string;
  /** Stands in the row of refusals where this limit turned most of them down. */
  readonly letter: string;
  /** By column: part of the limit that the busiest minute took. */
  readonly use: readonly number[];
}

export interface UseChart {
  readonly rows: readonly UseRow[];
  /** By column: index of the row whose limit turned requests down; null: none did. */
  readonly refusedBy: readonly (number | null)[];
  /** Minute of the day in which the first column begins, and minutes a column. */
  readonly startMinute: number;
  readonly minutesPerColumn: number;
  /** Where it reaches over several known days: the date of a minute in five signs, such as 11-19. Absent: times of day. */
  readonly dayOf?: (minute: number) => string;
}

/** Fullness from nothing to all of it; more than all has a sign of its own. */
export interface UseSigns {
  readonly levels: string;
  readonly above: string;
  readonly quiet: string;
}

export const useSigns: UseSigns = { levels: ' ▁▂▃▄▅▆▇█', above: '█', quiet: '·' };
/** Nine steps up to the whole limit, read as tenths. */
export const asciiUseSigns: UseSigns = { levels: ' 123456789', above: '#', quiet: '.' };

/** A row a limit with the most it came to at its end, a row of refusals, and a row of times. */
export function drawUse(
  { rows, refusedBy, startMinute, minutesPerColumn, dayOf }: UseChart,
  signs: UseSigns,
): string[] {
  const labels = dayOf ? days(dayOf) : hours;
  const names = aligned([...rows.map(({ name }) => name), 'refused', 'UTC'], 'left');
  const drawn = rows.map(({ use }, row) => {
    const most = Math.max(0, ...use);
    return `${names[row]} ${use.map((part) => signOf(part, signs)).join('')} ${percent(most)}`;
  });
  const marks = refusedBy.map((row) => (row === null ? signs.quiet : (rows[row]?.letter ?? '!'))).join('');
  const refusals = `${names[rows.length]} ${marks}${refusedBy.some((row) => row !== null) ? '' : ' none'}`;
  return [
    ...drawn,
    refusals,
    `${names[rows.length + 1]} ${times(refusedBy.length, startMinute, minutesPerColumn, labels)}`,
  ].map((line) => line.trimEnd());
}

/** The rows in words, by what each limit counts. */
export const spokenRows = (
  { rows, startMinute, minutesPerColumn }: Pick<UseChart, 'rows' | 'startMinute' | 'minutesPerColumn'>,
  limits: readonly string[],
  at: (minute: number) => string = clock,
): string[] =>
  rows.map(({ use }, row) => {
    const most = Math.max(0, ...use);
    const from = startMinute + Math.max(0, use.indexOf(most)) * minutesPerColumn;
    return `The limit of ${limits[row]} is used most between ${at(from)} and ${at(from + minutesPerColumn)} UTC: ${percent(most)}.`;
  });

function signOf(part: number, { levels, above }: UseSigns): string {
  if (part > 1) return above;
  const step = levels.length - 1;
  return levels[part > 0 ? Math.max(1, Math.round(part * step)) : 0] ?? above;
}

/** Times of day under their columns, as close together as can be read. */
function times(
  columns: number,
  startMinute: number,
  minutesPerColumn: number,
  { lengths, labelOf }: Labels,
): string {
  let line = '';
  for (let column = 0; column < columns; column += 1) {
    const minute = startMinute + column * minutesPerColumn;
    const every = everyMinutes(lengths, columns * minutesPerColumn, minutesPerColumn);
    const isFirstIn =
      Math.floor(minute / every) !== Math.floor((minute - minutesPerColumn) / every) || column === 0;
    if (isFirstIn && line.length <= column && column + 5 <= Math.max(columns, 5))
      line = `${line.padEnd(column)}${labelOf(minute)} `;
  }
  return line.trimEnd();
}

/** So that some six times stand under a chart. */
const everyMinutes = (lengths: readonly number[], minutes: number, minutesPerColumn: number): number =>
  lengths.find((length) => minutes / length <= 6 && length % minutesPerColumn === 0) ?? 10_080;

/** What stands under a chart, and how many minutes may lie between. */
interface Labels {
  readonly lengths: readonly number[];
  readonly labelOf: (minute: number) => string;
}

const days = (labelOf: (minute: number) => string): Labels => ({ lengths: [1_440, 2_880, 7_200], labelOf });

export const clock = (minute: number): string => {
  const ofDay = Math.floor(minute) % 1_440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
};

const hours: Labels = {
  lengths: [1, 2, 5, 10, 20, 30, 60, 120, 180, 240, 360, 720, 1_440, 2_880],
  labelOf: (minute) => clock(minute),
};
