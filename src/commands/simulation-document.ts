import type { Trace } from '../capacity/arrivals/trace.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { isUsable } from '../plan/planned-use.ts';
import { UsageError } from '../plan/usage-error.ts';
import { withoutFloatNoise } from './float-noise.ts';
import { simulationAnswers } from './simulation-answers.ts';
import type { SimulationInput } from './simulation-input.ts';
import { type SimulationSetup, simulationSetup } from './simulation-setup.ts';
import { type SimulationWatch, watched } from './watched-traffic.ts';

/** What is asked of a simulation beside its input. */
interface Asked {
  /** Null: as many as the kind of traffic needs. */
  readonly runs: number | null;
  readonly seed: number;
  readonly version: string;
}

/** Everything `gonogo simulate` prints. Throws UsageError where there is nothing to simulate. */
export function simulationDocument(
  input: SimulationInput,
  asked: Asked,
  watch: SimulationWatch,
): SimulationDocument {
  const { plan, catalog, whatIf, trace } = input;
  refuseAllBatched(input);
  const setup = watchedSetup(simulationSetup(input), watch);
  if (setup.traffic.requests <= 0)
    throw new UsageError('There is no traffic to simulate: not one request is to be expected.');
  // Recorded requests come the same way every time; only retries have something left to chance.
  const runs = asked.runs ?? (trace ? 3 : 20);
  const answers = simulationAnswers({ setup, plan, catalog, whatIf, runs, seed: asked.seed, watch });
  return documentOf(input, setup, answers, asked);
}

function watchedSetup(setup: SimulationSetup, watch: SimulationWatch): SimulationSetup {
  const { traffic, lasting, otherwiseCached } = setup;
  return {
    ...setup,
    traffic: watched(traffic, watch),
    lasting: watched(lasting, watch),
    otherwiseCached: otherwiseCached && watched(otherwiseCached, watch),
  };
}

function refuseAllBatched({ plan, catalog, trace }: SimulationInput): void {
  if (trace || !isUsable('batch', plan, catalog) || plan.traffic.batchableShare !== 1) return;
  throw new UsageError(
    'Every planned request goes through a batch, and batches have limits of their own: see "gonogo check limits/batch-throughput".',
  );
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** Of the last request, or the end of the last minute. */
const lastMs = (trace: Trace): number =>
  trace.startMs +
  (trace.kind === 'requests' ? (trace.timesMs.at(-1) ?? 0) : ((trace.minute.at(-1) ?? 0) + 1) * 60_000);

function documentOf(
  { plan, whatIf, trace }: SimulationInput,
  { service, client, pace, unknown, day, traffic }: SimulationSetup,
  { standsFor, coarse, ...answers }: ReturnType<typeof simulationAnswers>,
  { seed, version }: Asked,
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
      startsAt: midnight === null ? null : isoOf(midnight),
      firstAt: trace && isoOf(trace.trace.startMs),
      lastAt: trace && isoOf(lastMs(trace.trace)),
      standsFor,
      coarse,
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
