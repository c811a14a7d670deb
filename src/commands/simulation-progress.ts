import { count } from '../report/wording/format.ts';
import { columnsOf, type GlobalOptions, type Io, safeLines } from './io.ts';
import type { SimulationStep } from './simulation-worker.ts';

/** Tells on standard error what is being simulated and for how long. */
export interface SimulationProgress {
  readonly on: (step: SimulationStep) => void;
  /** Ends it, and takes away what would stand before something else. */
  readonly end: () => void;
}

const redrawMs = 250;
/** Where no line can be drawn anew: from here on somebody would ask why nothing happens, and then now and then. */
const firstLineMs = 2_000;
const lineEveryMs = 10_000;

/** It moves by itself: what is left to be answered after the last request may take a while. */
export function simulationProgress(io: Io, options: GlobalOptions): SimulationProgress {
  if (options.quiet) return { on: () => {}, end: () => {} };
  const redraws = io.stderr.isTTY === true && io.env.TERM !== 'dumb' && !options.plain;
  const beganAt = io.clock();
  let last: SimulationStep | null = null;
  let drawn = false;
  let nextLineAt = beganAt + firstLineMs;
  const line = ({ doing, requests }: SimulationStep): string =>
    safeLines(
      `Simulating ${doing}: ${count(requests)} requests so far, ${Math.floor((io.clock() - beganAt) / 1_000)} s`,
    );
  const tick = () => {
    if (!last) return;
    if (redraws) {
      io.stderr.write(`\r\u001b[K${line(last).slice(0, columnsOf(io.stderr) - 1)}`);
      drawn = true;
    } else if (io.clock() >= nextLineAt) {
      io.stderr.write(`${line(last)}\n`);
      nextLineAt = io.clock() + lineEveryMs;
    }
  };
  const timer = setInterval(tick, redrawMs);
  return {
    on: (step) => {
      last = step;
    },
    end: () => {
      clearInterval(timer);
      if (drawn) io.stderr.write('\r\u001b[K');
    },
  };
}
