import type { Run } from '../judge/run.ts';
import { jsonReport } from './json.ts';
import { markdownReport } from './markdown.ts';
import { prettyReport } from './pretty.ts';
import type { ReportContext } from './report-context.ts';
import type { TerminalStyle } from './terminal-style.ts';

type Writer = (run: Run, context: ReportContext & TerminalStyle) => string;

const writers = {
  pretty: prettyReport,
  json: jsonReport,
  md: markdownReport,
} as const satisfies Record<string, Writer>;

/** Names of the formats a run can be written in. */
export type Format = keyof typeof writers;

export const isFormat = (name: string): name is Format => Object.hasOwn(writers, name);

/** A run in one format, ending in a newline. */
export function renderRun(format: Format, run: Run, context: ReportContext & TerminalStyle): string {
  const writer: Writer = writers[format];
  return writer(run, context);
}
