import type { Run } from '../judge/run.ts';
import type { ReportContext } from './report-context.ts';
import type { TerminalStyle } from './terminal-style.ts';

type Writer = (run: Run, context: ReportContext & TerminalStyle) => string;

/** Each writer is loaded when its format is asked for: JSON needs neither the template engine nor character widths. */
const writers = {
  pretty: async () => (await import('./pretty.ts')).prettyReport,
  json: async () => (await import('./json.ts')).jsonReport,
  md: async () => (await import('./markdown.ts')).markdownReport,
  'limit-request': async () => (await import('./limit-request.ts')).limitRequest,
} as const satisfies Record<string, () => Promise<Writer>>;

/** Names of the formats a run can be written in. */
export type Format = keyof typeof writers;

export const formats = Object.keys(writers) as readonly Format[];

export const isFormat = (name: string): name is Format => Object.hasOwn(writers, name);

/** A run in one format, ending in a newline. JSON holds it as it was judged, the others as people are to read it. */
export async function renderRun(
  format: Format,
  run: Run,
  context: ReportContext & TerminalStyle,
): Promise<string> {
  const writer: Writer = await writers[format]();
  if (format === 'json') return writer(run, context);
  const { shownRun } = await import('./rehearsed.ts');
  return writer(shownRun(run), context);
}
