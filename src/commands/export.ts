import { resolve } from 'node:path';
import { checks as allChecks } from '../../checks/registry.ts';
import { UsageError } from '../plan/usage-error.ts';
import type { Format } from '../report/formats.ts';
import { readLastRun, readRun } from '../store/runs.ts';
import { exitCodes, type GlobalOptions, type Io } from './io.ts';
import { deliver } from './outputs.ts';

export const defaultReportFile: Readonly<Record<Format, string>> = {
  md: 'readiness-report.md',
  json: 'readiness-report.json',
  pretty: 'readiness-report.txt',
  'limit-request': 'limit-request.txt',
};

interface ExportOptions extends GlobalOptions {
  readonly run?: string;
  readonly format?: Format;
  readonly output?: string;
}

/** `gonogo export`: a saved run as a report. No network, no judging: the run says what it said. */
export async function exportRun(io: Io, options: ExportOptions): Promise<number> {
  const run = options.run !== undefined ? await readRun(io.cwd, options.run) : await readLastRun(io.cwd);
  if (!run) throw new UsageError('There is no saved run to export. Run "gonogo run" or "gonogo" first.');
  if (options.json && options.format !== undefined && options.format !== 'json')
    throw new UsageError(
      `--json and --format ${options.format} contradict each other. Leave one of them out.`,
    );
  const format: Format = options.json ? 'json' : (options.format ?? formatOf(options.output) ?? 'md');
  const path = options.output === '-' ? null : resolve(io.cwd, options.output ?? defaultReportFile[format]);
  const { output: _, format: __, ...global } = options;
  await deliver(io, global, run, allChecks, [{ format, path }]);
  return exitCodes.done;
}

const formatOf = (output: string | undefined): Format | undefined =>
  output?.endsWith('.json') ? 'json' : output?.endsWith('.txt') ? 'pretty' : undefined;
