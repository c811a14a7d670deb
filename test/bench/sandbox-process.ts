import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../dist/gonogo.mjs', import.meta.url));

/** A built sandbox in a process of its own. */
export interface SandboxProcess {
  readonly url: URL;
  /** From spawn to the printed address. */
  readonly startedAfterMs: number;
  /** The most physical memory it has held so far; null where the system does not tell. */
  peakBytes(): number | null;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** Starts `gonogo sandbox` under a command such as `taskset`, or by itself. */
export function sandboxProcess(under: readonly string[]): Promise<SandboxProcess> {
  const [command = process.execPath, ...argv] = [
    ...under,
    process.execPath,
    entry,
    'sandbox',
    '--port',
    '0',
    '--account',
    'unlimited',
    '--quiet',
  ];
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(command, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The sandbox ended with ${code} before it had an address.`)),
    );
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (!printed.endsWith('\n')) return;
      resolve({
        url: new URL(printed.trim()),
        startedAfterMs: performance.now() - startedMs,
        peakBytes: () => peakBytesOf(child),
        stop: () => {
          child.kill('SIGINT');
          return ended;
        },
      });
    });
  });
}

/** VmHWM, the high water mark of resident memory (proc_pid_status(5)). */
function peakBytesOf({ pid }: ChildProcess): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

/** The command that keeps a process on the first core this one may use; empty where there is no `taskset`. */
export function onOneCore(): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (process.platform !== 'linux' || !folders.some((folder) => existsSync(join(folder, 'taskset'))))
    return [];
  const core = /^Cpus_allowed_list:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return ['taskset', '--cpu-list', core];
}
