import { PassThrough } from 'node:stream';
import type { Io } from '../../src/commands/io.ts';

/** A terminal-less place for one command: its standard output, what it said on standard error, and what stops it. */
export function place(cwd = '/nowhere') {
  const stop = new AbortController();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  let said = '';
  stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const io: Io = {
    env: {},
    cwd,
    stdin: process.stdin,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    now: () => new Date('2026-11-20T12:00:00Z'),
    clock: () => performance.now(),
    signal: stop.signal,
    version: '0.0.0',
  };
  return { io, stdout, stop, said: () => said };
}

/** The first line a command printed. */
export async function firstLine(stdout: PassThrough): Promise<string> {
  const { value } = await stdout.iterator({ destroyOnReturn: false }).next();
  return String(value).split('\n')[0] ?? '';
}
