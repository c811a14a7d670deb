import { addAbortSignal } from 'node:stream';
import type { Observation, Observed } from '../judge/observation.ts';
import { readTrace } from '../observe/traffic-trace/read-trace.ts';
import { type Plan, planSchema } from '../plan/schema.ts';
import { simulationText } from '../report/simulation-text.ts';
import { readLastRun } from '../store/runs.ts';
import { readTrial } from '../store/trials.ts';
import { columnsOf, exitCodes, type GlobalOptions, type Io, print, wantsAscii, wantsColor } from './io.ts';
import { stillFitting } from './kept-observations.ts';
import { findPlan, requirePlan } from './plan-source.ts';
import type { SimulationInput } from './simulation-input.ts';
import { simulationProgress } from './simulation-progress.ts';
import { simulateApart } from './simulation-thread.ts';
import { parseWhatIf } from './what-if.ts';

interface SimulateOptions extends GlobalOptions {
  readonly plan?: string;
  readonly trace?: string;
  readonly whatIf?: readonly string[];
  readonly seed?: number;
  readonly runs?: number;
}

/** `gonogo simulate`: the planned or recorded traffic against the limits, without a call to anybody. */
export async function simulate(io: Io, options: SimulateOptions): Promise<number> {
  const whatIf = parseWhatIf(options.whatIf ?? []);
  const plan = await simulatedPlan(io, options);
  const observed = await keptObservations(io, plan);
  const trace = options.trace === undefined ? null : await recorded(io, options.trace);
  const { runs = null, seed = 0 } = options;
  const progress = simulationProgress(io, options);
  const asked = { plan, observed, whatIf, trace, runs, seed, version: io.version };
  const document = await simulateApart(asked, io.signal, progress.on).finally(progress.end);
  const style = {
    color: wantsColor(io, options, io.stdout),
    columns: columnsOf(io.stdout),
    ascii: wantsAscii(io, options),
  };
  await print(
    io.stdout,
    options.json
      ? `${JSON.stringify(document, null, 2)}\n`
      : simulationText(document, { ...style, spoken: options.plain ?? false }),
  );
  return exitCodes.done;
}

async function simulatedPlan(io: Io, options: SimulateOptions): Promise<Plan> {
  if (options.trace === undefined || options.plan !== undefined) return requirePlan(io, options);
  return (await findPlan(io, options)) ?? planSchema.parse({});
}

async function recorded(io: Io, path: string): Promise<SimulationInput['trace']> {
  const stdin = path === '-' ? addAbortSignal(io.signal, io.stdin) : io.stdin;
  const trace = await readTrace(path, io.cwd, { signal: io.signal, input: stdin });
  return { name: path === '-' ? 'standard input' : path, trace };
}

/** What the last poll of a real account saw of limits and pace, and the last trial; nothing is asked anew. */
async function keptObservations(io: Io, plan: Plan): Promise<Observed> {
  const run = await readLastRun(io.cwd);
  const kept = run && !run.rehearsal ? stillFitting(run, plan) : [];
  const told = new Set<string>(['tiny-message', 'rate-limits', 'organization', 'stream']);
  const observations: Observation[] = kept.filter(({ id, status }) => told.has(id) && status === 'observed');
  const trial = plan.model.id ? await readTrial(io.cwd, plan.model.id) : null;
  if (trial && typeof trial !== 'string' && !trial.sandbox) {
    const made = {
      probe: 'trial',
      status: 'observed',
      at: trial.at,
      ms: 0,
      costUsd: 0,
      requestIds: [],
    } as const;
    observations.push({ id: 'trial', ...made, value: trial });
  }
  return Object.fromEntries(observations.map((row) => [row.id, row]));
}
