import { setFlagsFromString } from 'node:v8';
import { UsageError } from '../plan/usage-error.ts';
import { startSandbox } from '../sandbox/server.ts';
import { exitCodes, type GlobalOptions, type Io, notice, print } from './io.ts';
import { accountOf } from './sandbox-account.ts';

interface SandboxOptions extends GlobalOptions {
  readonly port?: number;
  /** Name of a ready-made account, or path of a JSON file. */
  readonly account: string;
  /** In milliseconds. */
  readonly firstToken?: number;
  readonly tokensPerSecond?: number;
  readonly seed?: number;
}

/**
 * V8 trades memory for speed the sandbox has to spare: its nursery grows for as long as load lasts, and its middle
 * compiler takes on everything a request runs through at once. Without both, a minute of full load ends under 120 MB
 * instead of above 230 (`npm run bench -- sandbox`).
 */
const lessMemory = ['--semi-space-growth-factor=1', '--no-maglev'];

/** `gonogo sandbox`: the local Claude API on loopback until interrupted. */
export async function sandbox(io: Io, options: SandboxOptions): Promise<number> {
  for (const flag of lessMemory) setFlagsFromString(flag);
  const account = await accountOf(options.account, io.cwd);
  const { firstToken, tokensPerSecond } = options;
  const paced = firstToken !== undefined || tokensPerSecond !== undefined;
  const server = await startSandbox({
    account,
    now: io.now,
    // Nobody reads it here, and it would be all that lives on of a request.
    journalKept: 0,
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.port !== undefined && { port: options.port }),
    ...(paced && { pace: { firstTokenMs: firstToken ?? 0, tokensPerSecond: tokensPerSecond ?? Infinity } }),
  }).catch((error: unknown) => {
    throw new UsageError(
      `The sandbox could not listen: ${error instanceof Error ? error.message : error}. Choose another --port.`,
    );
  });
  await print(
    io.stdout,
    options.json ? `${JSON.stringify({ url: server.url, account: options.account })}\n` : `${server.url}\n`,
  );
  await notice(
    io,
    options,
    `The sandbox plays the account "${options.account}". Point a client at it with ANTHROPIC_BASE_URL=${server.url} and any key; stop it with Ctrl-C.`,
  );
  await new Promise<void>((resolve) => {
    if (io.signal.aborted) resolve();
    io.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
  return exitCodes.done;
}
