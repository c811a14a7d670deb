import { isStale, staleAfterDays } from '../catalog/age.ts';
import { type SourceId, sources } from '../catalog/sources.ts';
import type { Figure } from '../judge/figure.ts';
import type { Derived, LimitRow, Run } from '../judge/run.ts';
import { moment } from './dates.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import { figureText, originWord, usdPerRequest } from './figure-text.ts';
import { markdownTable } from './markdown-table.ts';
import { monthly, monthRows, scenarioName } from './month-rows.ts';
import { count, timesBeside } from './wording/format.ts';

type Asked = Pick<Run, 'rehearsal'>;

/** `name: value (origin, source, date)`, as Markdown. */
export function figureMarkdown(figure: Figure, today: string, run: Asked): string {
  return `${escapeMarkdown(`${figure.name}: ${figureText(figure)}`)} (${provenance(figure, today, run)})`;
}

function provenance({ origin, source, at }: Figure, today: string, run: Asked): string {
  const word = originWord(origin, run);
  switch (origin) {
    case 'documented':
      return `${word}, ${sourceMarkdown(source)}, ${escapeMarkdown(moment(at))}${
        isStale(at, today) ? `, more than ${staleAfterDays} days old` : ''
      }`;
    case 'planned':
      return `${word}, ${codeSpan(source)}`;
    case 'attested':
      return `${word} by ${escapeMarkdown(source)}, ${escapeMarkdown(moment(at))}`;
    default:
      return `${word}, ${codeSpan(source)}, ${escapeMarkdown(moment(at))}`;
  }
}

const isSourceId = (id: string): id is SourceId => Object.hasOwn(sources, id);

/** A link to a page the catalog was read from, by reference; an id this version does not know stays an id. */
export const sourceMarkdown = (id: string): string =>
  isSourceId(id) ? `[${escapeMarkdown(sources[id].title)}][${id}]` : codeSpan(id);

/**
 * Addresses of the pages a report refers to, each with the day it was read. Foreign text cannot refer: its brackets are
 * escaped.
 */
export function linkDefinitions(markdown: string): string {
  const used = Object.entries(sources).filter(([id]) => markdown.includes(`][${id}]`));
  return used.map(([id, { url, readOn }]) => `[${id}]: ${url} "read ${readOn}"`).join('\n');
}

type Forecast = Extract<Derived['month'], { kind: 'forecast' }>;

/** Components down, scenarios across, then total, requests and price of one request. */
export function costTable({ scenarios }: Forecast): string {
  return markdownTable(
    ['A month', ...scenarios.map(scenarioName)],
    [
      ...monthRows(scenarios).map(({ name, usd: parts }) => [escapeMarkdown(name), ...parts.map(monthly)]),
      ['**Total**', ...scenarios.map((row) => `**${monthly(row.totalUsd)}**`)],
      ['Requests', ...scenarios.map((row) => count(row.requests))],
      ['Price of one request', ...scenarios.map((row) => usdPerRequest(row.perRequestUsd))],
    ],
    ['left', ...scenarios.map(() => 'right' as const)],
  );
}

const perMinute: Readonly<Record<LimitRow['name'], string>> = {
  Requests: 'Requests a minute',
  'Input tokens, cache reads excluded': 'Input tokens a minute, uncached',
  'Output tokens': 'Output tokens a minute',
  'Input and output tokens together': 'Input and output tokens a minute',
};

export function limitsTable({ derived, rehearsal }: Pick<Run, 'derived' | 'rehearsal'>): string {
  const known = (value: number | null) => (value === null ? 'not known' : count(value));
  return markdownTable(
    ['Limit', 'Planned peak', 'Allowed', 'Known from', 'Headroom'],
    derived.limits.map(({ name, peak, limit, limitOrigin, headroom }) => [
      perMinute[name],
      // A part of a request or a token is none: the peak is rounded up, so that it is never made light of.
      known(peak === null ? null : Math.ceil(peak)),
      known(limit),
      limitOrigin === null ? 'not known' : originWord(limitOrigin, { rehearsal }),
      headroom === null ? 'not known' : `${timesBeside(headroom, [1])}${headroom < 1 ? ', too small' : ''}`,
    ]),
    ['left', 'right', 'right', 'left', 'right'],
  );
}
