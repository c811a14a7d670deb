import stringWidth from 'string-width';
import { apiSurfaces, parityTopics } from '../catalog/platform-parity.ts';
import type { ComparedPath, PlatformsDocument } from '../judge/platforms-schema.ts';
import { projectSentences } from './platform-signs.ts';
import {
  factorWords,
  missingWords,
  modelWords,
  surfaceTitles,
  surfaceWords,
  topicTitles,
} from './platform-topics.ts';
import { fold, paint, type TerminalStyle, toAscii } from './terminal-style.ts';
import { terminalText } from './terminal-text.ts';
import { count, decimal } from './wording/format.ts';

/** Longest line even on wide screens: sentences are read, not scanned. */
const mostColumns = 100;

/** The comparison for a terminal: all paths topic by topic, one in full, or those that one word may mean. */
export function platformsText(document: PlatformsDocument, style: TerminalStyle): string {
  const drawn = { ...style, columns: Math.max(60, Math.min(style.columns, mostColumns)) };
  const { paths, asked } = document;
  const ambiguous = asked !== null && asked.meant.length > 1;
  const blocks = [
    opening(document, drawn),
    ...(asked && !ambiguous
      ? paths.map((row) => card(row, drawn))
      : [
          glance(document, drawn),
          ...(ambiguous ? [apart(document, drawn)] : []),
          ...parityTopics.map((topic) => [
            paint(topicTitles[topic], 'strong', drawn),
            ...paths.flatMap((row) => labelled(row.path, row.topics[topic].says, 18, drawn)),
          ]),
        ]),
    fold(closing(document), drawn.columns),
  ];
  const text = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return style.ascii ? toAscii(text) : text;
}

function opening({ plan, asked, project }: PlatformsDocument, style: TerminalStyle): string[] {
  const of = plan ? `for the plan ${plan.file}` : 'in general, for there is no plan here';
  const what =
    asked && asked.meant.length > 1
      ? `"${asked.written}" may mean ${count(asked.meant.length)} paths to Claude. They are compared ${of}.`
      : `${asked ? 'One path' : 'All paths'} to Claude, ${of}.`;
  const named =
    plan &&
    `The plan takes ${plan.path ?? 'none yet'}${plan.path && plan.region ? ` in ${plan.region}` : ''}.`;
  return [what, ...(named ? [named] : []), ...projectSentences(project, plan?.path ?? null)].flatMap((text) =>
    fold(terminalText(text), style.columns),
  );
}

/** One line a path, and one more for planned features it lacks. A word says what the sign of the planned one means. */
function glance({ paths }: PlatformsDocument, style: TerminalStyle): string[] {
  const planless = paths.every(({ fit }) => fit === null);
  const head = ['Path', 'Run by', 'Size', ...(planless ? ['Client'] : ['Price', 'Model id'])];
  const rows = paths.map(({ path, operatedBy, requestSizeLimitMb, client, fit }) => [
    path,
    operatedBy,
    `${decimal(requestSizeLimitMb)} MB`,
    ...(fit ? [factorWords(fit), terminalText(modelWords(fit))] : [client]),
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => stringWidth(cell))),
  );
  const line = (row: readonly string[], mark: string): string[] => {
    const lead = row.slice(0, -1).map((cell, column) => pad(cell, (widths[column] ?? 0) + 2));
    const start = `${mark} ${lead.join('')}`;
    const last = row.at(-1) ?? '';
    const fits = stringWidth(start + last) <= style.columns;
    return fits ? [start + last] : [start.trimEnd(), `${under}${last}`];
  };
  const lacked = paths.some(({ fit }) => fit?.missing && fit.missing.length > 0 && !fit.missingIsSure);
  return [
    ...line(head, ' ').map((text) => paint(text, 'quiet', style)),
    ...paths.flatMap(({ fit }, index) => [
      ...line(rows[index] ?? [], fit?.planned ? '*' : ' '),
      ...(fit?.missing && fit.missing.length > 0
        ? fold(missingWords(fit), style.columns, `${under}lacks of the plan: `)
        : []),
    ]),
    ...(paths.some(({ fit }) => fit?.planned) ? ['* the path of the plan'] : []),
    ...(lacked ? ['? on a row where some features were merely not found on any page'] : []),
  ];
}

const under = ' '.repeat(6);

const apart = ({ paths }: PlatformsDocument, style: TerminalStyle): string[] => [
  paint('How to tell them apart', 'strong', style),
  ...paths.flatMap((row) => labelled(row.path, [row.toldApartBy], 18, style)),
];

function card(row: ComparedPath, style: TerminalStyle): string[] {
  const wide = 22;
  const says = (title: string, sentences: readonly string[]) => labelled(title, sentences, wide, style);
  const pages = new Map(
    Object.values(row.topics).flatMap(({ sources }) => sources.map((source) => [source.id, source] as const)),
  );
  return [
    paint(`${row.path}: ${row.name}${row.fit?.planned ? ', the path of the plan' : ''}`, 'strong', style),
    ...says('How to tell it', [row.toldApartBy]),
    ...parityTopics.flatMap((topic) =>
      says(shortTitles[topic] ?? topicTitles[topic], row.topics[topic].says),
    ),
    ...says(
      'Inference runs',
      row.forms.map(
        ({ reach, written, priceFactor }) =>
          `${reachWords[reach]}: ${written}${priceFactor === null ? '' : `, ×${decimal(priceFactor)}`}`,
      ),
    ),
    ...apiSurfaces.flatMap((surface) => says(surfaceTitles[surface], [surfaceWords(row.surfaces[surface])])),
    ...says(
      'Read on these pages',
      [...pages.values()].map(({ title, readOn }) => `${title} (${readOn})`),
    ),
  ];
}

const shortTitles: Partial<Record<keyof typeof topicTitles, string>> = {
  quotas: 'Quotas',
  endpoints: 'Endpoints and price',
};

const reachWords = {
  anywhere: 'anywhere',
  'multi-region': 'in a group of regions',
  regional: 'in one region',
  'us-only': 'in the US only',
} as const;

/** A label and sentences hanging beside it, each on a line of its own where there are several. */
function labelled(label: string, sentences: readonly string[], wide: number, style: TerminalStyle): string[] {
  return sentences.flatMap((sentence, index) => {
    const lead = `  ${pad(index === 0 ? label : '', wide)}`;
    return fold(terminalText(sentence), style.columns, lead.endsWith(' ') ? lead : `${lead} `);
  });
}

function closing({ asked, catalogAsOf }: PlatformsDocument): string {
  const more =
    asked?.meant.length === 1 ? '' : ' "gonogo platforms PATH" tells one path in full, with its pages.';
  return `Documented facts, catalog of ${catalogAsOf}; nothing was asked of any cloud.${more}`;
}

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));
