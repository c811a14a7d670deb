import type { LiveEvent } from '../observe/trial/live-outcome.ts';
import type { TrialEvent } from '../observe/trial/trial.ts';
import { count, percent, usd } from '../report/wording/format.ts';
import { columnsOf, type GlobalOptions, type Io, safeLines, wantsAscii } from './io.ts';

/** Tells how far a trial is, on standard error. */
export interface TrialProgress {
  readonly reading: (doneBytes: number, totalBytes: number) => void;
  readonly on: (event: TrialEvent | LiveEvent) => void;
  /** Takes the bar away before something else is written. */
  readonly clear: () => void;
}

const redrawMs = 100;
const barColumns = 24;
/** Where no line can be drawn anew, a line now and then says how far it is. */
const lineEveryMs = 5_000;

export function trialProgress(io: Io, options: GlobalOptions): TrialProgress {
  if (options.quiet) return { reading: () => {}, on: () => {}, clear: () => {} };
  const redraws = io.stderr.isTTY === true && io.env.TERM !== 'dumb' && !options.plain;
  const signs = wantsAscii(io, options) ? { full: '#', empty: '.' } : { full: '█', empty: '░' };
  let drawn = false;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let toldAt = io.clock();
  let batchId: string | null = null;

  const clear = () => {
    if (drawn) io.stderr.write('\r\u001b[K');
    drawn = false;
  };
  const say = (line: string) => {
    clear();
    io.stderr.write(`${safeLines(line)}\n`);
  };
  const show = (what: string, share: number, rest: string) => {
    if (redraws) {
      const now = io.clock();
      if (share < 1 && now - drawnAt < redrawMs) return;
      drawnAt = now;
      const full = Math.round(share * barColumns);
      const bar = signs.full.repeat(full) + signs.empty.repeat(barColumns - full);
      const line = `${what} ${bar} ${percent(Math.floor(share * 100) / 100)}${rest}`;
      io.stderr.write(`\r\u001b[K${line.slice(0, columnsOf(io.stderr) - 1)}`);
      drawn = true;
      return;
    }
    const now = io.clock();
    if (now - toldAt < lineEveryMs) return;
    toldAt = now;
    say(`${what}: ${percent(Math.floor(share * 100) / 100)}${rest}`);
  };

  return {
    clear,
    reading: (doneBytes, totalBytes) =>
      show('Reading', totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes), ''),
    on: (event) => {
      switch (event.type) {
        case 'counted': {
          const left = event.leftMs === null ? '' : `, ${timeLeft(event.leftMs)} left`;
          show('Counting', event.counted / event.total, ` of ${count(event.total)}${left}`);
          break;
        }
        case 'live':
          show(
            'Sending',
            (event.answered + event.failed) / Math.max(1, event.planned),
            ` of ${count(event.planned)}, ${usd(event.bookedUsd)}`,
          );
          break;
        case 'batch':
          if (event.id !== batchId) say(`The batch is ${event.id}.`);
          batchId = event.id;
          show(
            'Batch',
            (event.planned - event.processing) / Math.max(1, event.planned),
            ` of ${count(event.planned)}`,
          );
          break;
        case 'note':
          say(event.text);
          break;
        case 'count-waits':
        case 'live-waits':
          say(`Waiting ${timeLeft(event.ms)}: ${event.reason}`);
          break;
      }
    },
  };
}

/** 90,000 -> "1 min 30 s". */
function timeLeft(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
