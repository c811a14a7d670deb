import { render } from 'ink';
import { App } from './app.tsx';
import type { WizardServices } from './services.ts';
import { createSession, type WizardEnd, type WizardEnv } from './session.ts';

export type { WizardEnd, WizardEnv } from './session.ts';

/** A terminal on both sides, as `process.stdin` and `process.stdout` are. */
export interface WizardOptions {
  readonly services: WizardServices;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr?: NodeJS.WriteStream;
  readonly env: WizardEnv;
  /** A draft, where there is one, is offered on the first screen. */
  readonly start?: 'resume-or-ask';
}

/** Width and height of a terminal that does not tell its own. */
const unknownSize = { columns: 80, rows: 24 } as const;

/**
 * Walks the person through the poll on the alternate screen and leaves nothing of it behind. Resolves when the person
 * finishes or leaves; rejects when drawing fails.
 */
export async function runWizard({ services, stdin, stdout, stderr, env }: WizardOptions): Promise<WizardEnd> {
  const session = createSession(services, env, () => ({
    columns: stdout.columns || unknownSize.columns,
    rows: stdout.rows || unknownSize.rows,
  }));
  const app = render(<App session={session} />, {
    stdin,
    stdout,
    ...(stderr && { stderr }),
    interactive: true,
    exitOnCtrlC: false,
    alternateScreen: !env.screenReader,
    isScreenReaderEnabled: env.screenReader,
    maxFps: 60,
  });
  const closed = app.waitUntilExit();
  const end = await Promise.race([
    session.ended,
    closed.then((): WizardEnd => ({ kind: 'quit', saved: false })),
  ]);
  session.poll?.abort();
  app.unmount();
  await closed;
  return end;
}
