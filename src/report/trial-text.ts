import type { Catalog } from '../catalog/catalog.ts';
import { findModel } from '../catalog/lookup.ts';
import type { Status } from '../judge/finding.ts';
import type { TrialDistribution, TrialSeen } from '../judge/seen/trial.ts';
import { shareNotSampled } from '../judge/share-not-sampled.ts';
import type { TrialDocument } from '../judge/trial-schema.ts';
import { usdPerRequest } from './figure-text.ts';
import { statusWords } from './status-words.ts';
import { fold, paint, statusRoles, type TerminalStyle, toAscii } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { trialAnswers, trialPrefixes } from './trial-parts.ts';
import { count, list, percent, usd } from './wording/format.ts';

const mostColumns = 100;

/** What a trial measured and what that means for the plan, for a terminal. Ends in a newline. */
export function trialText(document: TrialDocument, catalog: Catalog, style: TerminalStyle): string {
  const drawn = { ...style, columns: Math.min(style.columns, mostColumns) };
  const { trial } = document;
  const minimum = findModel(catalog, trial.model)?.behaviour.cacheMinimumTokens ?? null;
  const blocks = [
    headline(trial, drawn),
    sizes(trial, drawn),
    money(document, drawn),
    part('Answers', trialAnswers(trial), drawn),
    part('What prompts begin with', trialPrefixes(trial, minimum), drawn),
    findings(document, drawn),
  ];
  const text = `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

/** A heading and its sentences; nothing where there are none. */
function part(heading: string, sentences: readonly string[], style: TerminalStyle): string[] {
  if (sentences.length === 0) return [];
  return [
    paint(heading, 'strong', style),
    ...sentences.flatMap((sentence) => fold(terminalText(sentence), style.columns, '  ')),
  ];
}

function headline(trial: TrialSeen, style: TerminalStyle): string[] {
  const { counted, skipped, model, samples, counting, sandbox } = trial;
  const how =
    counting.by === 'api'
      ? `counted with ${model}`
      : `estimated for ${model} on this machine; most texts lie within ${percent(counting.band)} of that, up or down`;
  const left = skipped > 0 ? ` Left out as unusable: ${count(skipped)}.` : '';
  const { images, documents } = trial.carry;
  const unseen = [
    ...(images > 0 ? [`images, which ${count(images)} of them carry`] : []),
    ...(documents > 0 ? [`documents, which ${count(documents)} of them carry`] : []),
  ];
  const partial =
    counting.by === 'estimate' && unseen.length > 0 ? ` Not in the estimate: ${unseen.join('; ')}.` : '';
  return [
    ...(sandbox
      ? fold('REHEARSAL: the sandbox answered, no real account was asked.', style.columns).map((line) =>
          paint(line, 'strong', style),
        )
      : []),
    ...fold(terminalText(`Trial on ${samples}`), style.columns).map((line) => paint(line, 'strong', style)),
    ...fold(
      terminalText(
        `${counted === 1 ? '1 sample was' : `${count(counted)} samples were`} ${how}.${left}${partial}`,
      ),
      style.columns,
    ),
  ];
}

const columnsOfSizes = ['median', '90 of 100', '95 of 100', '99 of 100', 'longest', 'mean'] as const;

function sizes({ input, maxTokens, live }: TrialSeen, style: TerminalStyle): string[] {
  const rows: [string, TrialDistribution | null | undefined][] = [
    ['Prompt', input],
    ['Answer', live?.output],
    ['Thinking', live?.thinking],
    ['max_tokens', maxTokens],
  ];
  const cells = rows.flatMap(([name, of]) =>
    of && of.count > 0
      ? [[name, ...[of.p50, of.p90, of.p95, of.p99, of.max, Math.round(of.mean.mean)].map(count)]]
      : [],
  );
  const table = [['Tokens', ...columnsOfSizes], ...cells];
  const widths = ['', ...columnsOfSizes].map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const wide = widths.reduce((sum, width) => sum + width + 2, 0);
  if (wide > style.columns) return narrowSizes(cells, style);
  return table.map((row, index) => {
    const line = row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
    return index === 0 ? paint(line, 'strong', style) : line;
  });
}

/** Where the table has no room: a sentence a row. */
const narrowSizes = (cells: readonly (readonly string[])[], style: TerminalStyle): string[] =>
  cells.flatMap(([name = '', ...values]) =>
    fold(
      `${name}: ${columnsOfSizes.map((column, index) => `${column}${/\d/.test(column) ? ' up to' : ''} ${values[index]}`).join(', ')} tokens.`,
      style.columns,
    ),
  );

const answerWords = {
  measured: 'answers as they were measured',
  planned: 'answers as the plan guesses them',
  'left-out': 'without its answer, whose length nobody has measured or planned',
} as const;

function money(document: TrialDocument, style: TerminalStyle): string[] {
  const { trial, month, moreToHalveInterval } = document;
  const { perRequestUsd, counted } = trial;
  if (!perRequestUsd) {
    return part('Cost', [`No price is documented for ${trial.model}.`], style);
  }
  const { mean, low, high, answers, prices } = perRequestUsd;
  const by = prices === 'planned' ? 'at the prices of the plan' : 'at list prices, as one plain request';
  const isSpread = low < high;
  const band = trial.counting.by === 'estimate' ? trial.counting.band : null;
  const interval =
    band !== null
      ? estimatedRange(perRequestUsd, band)
      : isSpread
        ? ` 95 % interval: ${usdPerRequest(low)} to ${usdPerRequest(high)}.`
        : '';
  const rarer = Math.round(1 / shareNotSampled(trial));
  const samples = `${count(moreToHalveInterval.samples)} more samples`;
  const more =
    answers === 'measured' && moreToHalveInterval.answers !== null
      ? `${samples} and ${count(moreToHalveInterval.answers)} more answers`
      : samples;
  return part(
    'Cost',
    [
      `One request: ${usdPerRequest(mean)}, ${by}, ${answerWords[answers]}.${interval}`,
      ...(month
        ? [
            `A medium month of ${count(month.requests)} requests${band === null ? '' : ', by the sizes of the plan, as an estimate replaces no answer'}: ${usd(month.usd)}.${month.interval ? ` 95 % interval: ${usd(month.interval.low)} to ${usd(month.interval.high)}.` : ''}`,
          ]
        : []),
      ...(isSpread && band === null ? [`${more} would make the interval half as wide.`] : []),
      `No figure here speaks for a kind of request that the samples have none of${rarer > 1 ? `: one rarer than one in ${count(rarer)} may be missing from ${count(counted)}` : ''}.`,
    ],
    style,
  );
}

/** Where prompts were estimated: from the least they may cost to the most, the chance of the sample included. */
function estimatedRange({ mean, low, high }: NonNullable<TrialSeen['perRequestUsd']>, band: number): string {
  const [least, most] = [low * (1 - band), high * (1 + band)];
  return mean > 0
    ? ` Within the band of the estimate: ${usdPerRequest(least)} to ${usdPerRequest(most)}.`
    : '';
}

/** The worst first. What is unanswered is told in one sentence. */
const toldInOrder = ['fail', 'error', 'inconclusive', 'warn', 'pass', 'waived'] as const satisfies Status[];

function findings({ findings: rows }: TrialDocument, style: TerminalStyle): string[] {
  if (rows.length === 0) return [];
  const ordered = toldInOrder.flatMap((status) => rows.filter((row) => row.status === status));
  const troubled = (status: Status) => status !== 'pass' && status !== 'waived';
  const open = rows.filter(({ status }) => status === 'unanswered').map(({ check }) => check);
  return [
    paint('What it means for the plan', 'strong', style),
    ...ordered.flatMap(({ check, status, title, detail, fix }) => [
      ...fold(terminalText(`${statusWords[status]}: ${title} (${check})`), style.columns, '  ').map((line) =>
        paint(line, statusRoles[status], style),
      ),
      ...(troubled(status) ? fold(terminalText(detail), style.columns, '    ') : []),
      ...(troubled(status) ? fix.flatMap((step) => fold(terminalText(step), style.columns, '    - ')) : []),
    ]),
    ...(open.length > 0
      ? fold(
          `Not judged, because the plan leaves a question open: ${list(open)}. "gonogo" asks for what is missing.`,
          style.columns,
          '  ',
        )
      : []),
  ];
}
