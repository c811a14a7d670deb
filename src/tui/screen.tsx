import { Box, render, Text, useInput } from 'ink';
import { type ReactNode, useLayoutEffect } from 'react';

/** What the terminal can show, decided by the command layer. */
export interface WizardEnv {
  readonly ascii: boolean;
  readonly color: boolean;
  readonly screenReader: boolean;
}

/** A terminal on both sides, as `process.stdin` and `process.stdout` are. */
export interface ScreenOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr?: NodeJS.WriteStream;
  readonly env: WizardEnv;
  /** Interrupts from outside: a signal of the system. */
  readonly signal?: AbortSignal;
}

/** The alternate screen with Ink on it. */
export interface Screen {
  readonly show: (content: ReactNode) => void;
  /** Settles when the signal aborts, or Ctrl-C is pressed on the first frame; later the content takes the keys. */
  readonly interrupted: Promise<void>;
  /** Settles when the screen is gone; rejects when drawing failed. */
  readonly closed: Promise<unknown>;
  /** Restores the terminal; nothing of the screen is left behind. */
  readonly close: () => Promise<void>;
  readonly size: () => { readonly columns: number; readonly rows: number };
}

/** Width and height of a terminal that does not tell its own. */
const unknownSize = { columns: 80, rows: 24 } as const;

/**
 * Opens the screen with a first frame that needs nothing but Ink, so that a person sees it while the checks, the
 * catalog and the plan are still being loaded.
 */
export function openScreen({ stdin, stdout, stderr, env, signal }: ScreenOptions): Screen {
  const { promise: interrupted, resolve: onInterrupt } = Promise.withResolvers<void>();
  if (signal?.aborted) onInterrupt();
  signal?.addEventListener('abort', () => onInterrupt(), { once: true });
  const framed = (content: ReactNode) =>
    env.screenReader ? content : <Unwrapped stdout={stdout}>{content}</Unwrapped>;
  const app = render(framed(<Opening onInterrupt={onInterrupt} />), {
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
  return {
    show: (content) => app.rerender(framed(content)),
    interrupted,
    closed,
    close: async () => {
      app.unmount();
      await closed;
    },
    size: () => ({
      columns: stdout.columns || unknownSize.columns,
      rows: stdout.rows || unknownSize.rows,
    }),
  };
}

/**
 * Terminals disagree on the width of joined emoji and some scripts. A line that one draws wider than we count must not
 * break, or the frame scrolls its own head away: automatic wrapping (DECAWM) is off while the screen stands.
 */
function Unwrapped({
  stdout,
  children,
}: {
  readonly stdout: NodeJS.WriteStream;
  readonly children: ReactNode;
}) {
  useLayoutEffect(() => {
    stdout.write('\u001B[?7l');
    return () => {
      stdout.write('\u001B[?7h');
    };
  }, [stdout]);
  return children;
}

function Opening({ onInterrupt }: { readonly onInterrupt: () => void }) {
  // Listening also keeps keys pressed now from being echoed into the frame.
  useInput((input, key) => {
    if (key.ctrl && input === 'c') onInterrupt();
  });
  return (
    <Box flexDirection="column">
      <Text bold>gonogo Readiness poll</Text>
      <Text>Reading the plan and the catalog.</Text>
    </Box>
  );
}
