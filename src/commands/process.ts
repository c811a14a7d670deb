import { exitCodes, type Io, safeLines } from './io.ts';
import { brokenText, main } from './program.ts';

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
  // A terminal that was closed. Without one, `nohup` may have asked for this signal to be ignored.
  if (process.stdin.isTTY) process.on('SIGHUP', onSignal);
  // A full disk or a reader that went away (`| head`): whoever writes is told by its own call, see `print`.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // What nobody caught. Left to Node it ends with code 1, which a pipeline reads as NO-GO.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${safeLines(brokenText(error))}\n`);
    exit(exitCodes.broken);
  });
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
