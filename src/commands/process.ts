import { exitCodes, type Io } from './io.ts';
import { main } from './program.ts';

/** Wires the real process to the program: streams, signals, clocks. Returns the exit code; never rejects. */
export async function runProcess(
  argv: readonly string[],
  version: string,
  exit: (code: number) => never,
): Promise<number> {
  const abort = new AbortController();
  let interrupts = 0;
  const onSignal = () => {
    interrupts += 1;
    // The second Ctrl-C does not wait for anything to be saved.
    if (interrupts > 1) exit(exitCodes.interrupted);
    abort.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  // A reader that went away (`| head`) is not a failure of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const io: Io = {
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    clock: () => performance.now(),
    signal: abort.signal,
    version,
  };
  return main(argv, io);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
