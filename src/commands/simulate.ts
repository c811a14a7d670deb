import { addAbortSignal } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { catalog } from '../catalog/catalog.ts';
import type { Observation, Observed } from '../judge/observation.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { readTrace } from '../observe/traffic-trace/read-trace.ts';
import { isUsable } from '../plan/planned-use.ts';
import { type Plan, planSchema } from '../plan/schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { simulationText } from '../report/simulation-text.ts';
import { readLastRun } from '../store/runs.ts';
import { readTrial } from '../store/trials.ts';
import { withoutFloatNoise } from './float-noise.ts';
import {
  columnsOf,
  exitCodes,
  type GlobalOptions,
  type Io,
  notice,
  print,
  wantsAscii,
  wantsColor,
} from './io.ts';
import { stillFitting } from './kept-observations.ts';
import { findPlan, requirePlan } from './plan-source.ts';
import { simulationAnswers } from './simulation-answers.ts';
import type { SimulationInput } from './simulation-input.ts';
import { type SimulationSetup, simulationSetup } from './simulation-setup.ts';
import { parseWhatIf } from './what-if.ts';

interface SimulateOptions extends GlobalOptions {
  readonly plan?: string;
  readonly trace?: string;
  readonly whatIf?: readonly string[];
  readonly seed?: number;
  readonly runs?: number;
}

/** Requests of all whole courses together, and of each further answer. */
const wholeRequests = 10_000_000;
const effort = { requests: 500_000, seeds: 20 };
/** From here on somebody would ask why nothing happens. */
const worthSaying = 3_000_000;

/** `gonogo simulate`: the planned or recorded traffic against the limits, without a call to anybody. */
export async function simulate(io: Io, options: SimulateOptions): Promise<number> {
  const whatIf = parseWhatIf(options.whatIf ?? []);
  const plan = await simulatedPlan(io, options);
  const observed = await keptObservations(io, plan);
  const trace = options.trace === undefined ? null : await recorded(io, options.trace);
  const input: SimulationInput = { plan, catalog, observed, whatIf, trace };
  refuseAllBatched(plan, trace === null);
  const setup = simulationSetup(input);
  if (setup.traffic.requests <= 0)
    throw new UsageError('There is no traffic to simulate: not one request is to be expected.');
  // Recorded requests come the same way every time; only retries have something left to chance.
  const runs = options.runs ?? (trace ? 3 : 20);
  const seed = options.seed ?? 0;
  if (setup.traffic.requests * runs > worthSaying)
    await notice(io, options, 'Simulating millions of requests; this takes some seconds.');
  const answers = await simulationAnswers({
    setup,
    plan,
    catalog,
    whatIf,
    spending: { runs, seed, requests: wholeRequests, effort },
    pause: async () => {
      await setImmediate();
      io.signal.throwIfAborted();
    },
  });
  const document = documentOf(input, setup, answers, { seed, version: io.version });
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

function refuseAllBatched(plan: Plan, isPlanned: boolean): void {
  if (!isPlanned || !isUsable('batch', plan, catalog) || plan.traffic.batchableShare !== 1) return;
  throw new UsageError(
    'Every planned request goes through a batch, and batches have limits of their own: see "gonogo check limits/batch-throughput".',
  );
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

function documentOf(
  { plan, whatIf, trace }: SimulationInput,
  { service, client, pace, unknown, day, traffic }: SimulationSetup,
  { standsFor, ...answers }: Awaited<ReturnType<typeof simulationAnswers>>,
  { seed, version }: { readonly seed: number; readonly version: string },
): SimulationDocument {
  const midnight = trace && Math.floor(trace.trace.startMs / 86_400_000) * 86_400_000;
  return withoutFloatNoise({
    schema: 'gonogo/simulation@1',
    tool: { name: 'gonogo', version },
    seed,
    traffic: {
      from: trace ? 'trace' : 'plan',
      name: trace?.name ?? null,
      shape: day?.shape ?? null,
      requests: traffic.requests,
      estimated: trace?.trace.kind === 'minutes' && trace.trace.requests === null,
      minutes: traffic.minutes,
      startsAt: midnight === null ? null : new Date(midnight).toISOString(),
      standsFor,
    },
    whatIf: { ...whatIf },
    service: {
      enforced: whatIf.enforced ?? 'minute',
      firstTokenMs: service.firstTokenMs,
      tokensPerSecond: pace.tokensPerSecond,
      pace: pace.from,
    },
    client: {
      concurrency: client.concurrency,
      attempts: client.attempts,
      patienceSeconds: plan.task.patienceSeconds ?? null,
    },
    unknown: [...unknown],
    ...answers,
  });
}
