import { Worker } from 'node:worker_threads';
import type { SimulationDocument } from '../judge/simulation-schema.ts';
import { UsageError } from '../plan/usage-error.ts';
import type { SimulationAsked, SimulationSays, SimulationStep } from './simulation-worker.ts';

/** What was built of `simulation-worker.ts` lies beside what was built of this file (scripts/build.ts). */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './simulation-worker.ts' : './simulation-worker.mjs',
  import.meta.url,
);

/**
 * Simulates in a thread of its own: the engine never pauses, and a Ctrl-C would wait for the end of a whole course. The
 * recording in `asked` is handed over and cannot be read any more afterwards. Throws UsageError where there is nothing to
 * simulate, and the signal's reason as soon as it is aborted.
 */
export async function simulateApart(
  asked: SimulationAsked,
  signal: AbortSignal,
  onStep: (step: SimulationStep) => void,
): Promise<SimulationDocument> {
  signal.throwIfAborted();
  const thread = new Worker(worker, { workerData: asked, transferList: columnsOf(asked) });
  let onAbort = () => {};
  try {
    return await new Promise<SimulationDocument>((resolve, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('The simulation ended before it had an answer.')));
      thread.on('message', (said: SimulationSays) => {
        if (said.kind === 'step') onStep(said);
        else if (said.kind === 'refused') reject(new UsageError(said.message));
        else resolve(said.document);
      });
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    await thread.terminate();
  }
}

/** Handed over, for a copy of a month of requests would be hundreds of megabytes. */
const columnsOf = ({ trace }: SimulationAsked): ArrayBuffer[] => [
  ...new Set(
    Object.values(trace?.trace ?? {}).flatMap((column) =>
      ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
    ),
  ),
];
