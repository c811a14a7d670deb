import { checks as allChecks } from '../../checks/registry.ts';
import { catalog } from '../catalog/catalog.ts';
import { foreignHostNotice, openAccess } from './access.ts';
import { type ExportOptions, readExports, unusedExports } from './console-exports.ts';
import { csvFile } from './csv-file.ts';
import { exitCodes, type Io, isCi, notice, tell } from './io.ts';
import { deliver, destinations, exitCodeOfVerdict, type OutputOptions } from './outputs.ts';
import { type PlanOptions, requirePlan } from './plan-source.ts';
import { conductPoll } from './poll.ts';
import { announcedLines, progressLines } from './progress.ts';
import { selectChecks } from './select-checks.ts';
import { keepRun } from './state.ts';

export interface RunOptions extends PlanOptions, OutputOptions, ExportOptions {
  readonly offline?: boolean;
  /** USD. */
  readonly budget?: number;
  readonly baseUrl?: string;
  readonly strict?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** Most a poll may cost where nobody said: nothing in CI, five cents at a person's desk. */
export const defaultBudgetUsd = (io: Io): number => (isCi(io.env) ? 0 : 0.05);

/** `gonogo run`: plan → probes → verdict, without asking. */
export async function run(io: Io, options: RunOptions): Promise<number> {
  const to = await destinations(io, options);
  const { checks, leftOut } = selectChecks(allChecks, options);
  const plan = await requirePlan(io, options);
  const access = await openAccess(
    io,
    { kind: options.offline ? 'offline' : 'environment' },
    { ...(options.baseUrl && { baseUrl: options.baseUrl }), plan },
  );
  try {
    // Once the credentials are known, which a cell of the file may hold.
    const exported = await readExports(options, (path) => csvFile(path, io.cwd, io.signal), io.now());
    const foreign = foreignHostNotice(access, plan.platform.path);
    // Where the credential goes is said even to those who want no notices.
    if (foreign) await tell(io, foreign);
    const budgetUsd = options.budget ?? defaultBudgetUsd(io);
    const result = await conductPoll(io, {
      plan,
      catalog,
      checks,
      leftOut,
      access,
      budgetUsd,
      // Who names what the poll may cost has agreed to what it sends.
      mayLeave: options.budget !== undefined,
      announce: announcedLines(io, options, budgetUsd),
      strict: options.strict ?? false,
      signal: io.signal,
      onEvent: progressLines(io, options),
      exported,
    });
    const unused = unusedExports(result.observations, exported);
    if (unused) await notice(io, options, unused);
    await keepRun(io, options, result);
    await deliver(io, options, result, checks, to);
    return io.signal.aborted ? exitCodes.interrupted : exitCodeOfVerdict(result);
  } finally {
    await access.close();
  }
}
