import { parentPort, workerData } from 'node:worker_threads';
import { catalog } from '../catalog/catalog.ts';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import { simulationDocument } from './simulation-document.ts';
import type { SimulationInput } from './simulation-input.ts';

/** What a thread is asked; data alone, for nothing else crosses over to it. */
export interface SimulationAsked extends Omit<SimulationInput, 'catalog'> {
  /** Whole courses at most; null: as many as the kind of traffic needs. */
  readonly runs: number | null;
  readonly seed: number;
  readonly version: string;
}

/** How far it is. */
export interface SimulationStep {
  readonly kind: 'step';
  /** "the busiest hour". */
  readonly doing: string;
  /** Requests simulated so far, of everything together. */
  readonly requests: number;
}

export type SimulationSays =
  | SimulationStep
  | { readonly kind: 'document'; readonly document: SimulationDocument }
  | { readonly kind: 'refused'; readonly message: string };

/** Some tenths of a second's worth. */
const requestsAStep = 200_000;

const say = (said: SimulationSays): void => parentPort?.postMessage(said);

function answer(asked: SimulationAsked): SimulationSays {
  let step: SimulationStep = { kind: 'step', doing: '', requests: 0 };
  let told = 0;
  const tell = (doing: string, requests: number) => {
    step = { kind: 'step', doing, requests };
    told = requests;
    say(step);
  };
  let sent = 0;
  const watch = {
    begins: (doing: string) => tell(doing, sent),
    sends: () => {
      sent += 1;
      if (sent - told >= requestsAStep) tell(step.doing, sent);
    },
  };
  try {
    return { kind: 'document', document: simulationDocument({ ...asked, catalog }, asked, watch) };
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'refused', message: error.message };
    throw error;
  }
}

/** Begun by `simulation-thread.ts` alone. */
say(answer(workerData as SimulationAsked));
