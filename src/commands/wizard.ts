import { type GlobalOptions, type Io, isCi, notice, print } from './io.ts';

/** `gonogo` alone: the wizard on a terminal; elsewhere a run, a rehearsal, or in CI the command to use. */
export async function wizard(io: Io, options: GlobalOptions, words: string[]): Promise<number> {
  if (words[0] !== undefined) return unknownCommand(words[0]);
  const interactive = io.stdin.isTTY === true && io.stdout.isTTY === true;
  if (interactive && options.input && !options.json && !isCi(io.env)) {
    // Written before anything else is loaded: something to read within a few milliseconds.
    await print(io.stdout, `gonogo ${io.version}: the go/no-go poll before a launch on the Claude API\n`);
    return (await import('./wizard-session.ts')).wizardSession(io, options);
  }
  return withoutTerminal(io, options);
}

async function unknownCommand(word: string): Promise<never> {
  const [{ nearest }, { UsageError }] = await Promise.all([
    import('../plan/nearest.ts'),
    import('../plan/usage-error.ts'),
  ]);
  const guess = nearest(word, commandNames);
  throw new UsageError(
    `There is no command "${word}".${guess ? ` Did you mean "${guess}"?` : ''} See "gonogo --help" for all of them.`,
  );
}

async function withoutTerminal(io: Io, options: GlobalOptions): Promise<number> {
  const [{ findPlan, planPath, shownPath }, { UsageError }] = await Promise.all([
    import('./plan-source.ts'),
    import('../plan/usage-error.ts'),
  ]);
  if (await findPlan(io, {})) return (await import('./run.ts')).run(io, options);
  const missing = `There is no plan at ${shownPath(io, planPath(io, {}))} and no terminal to ask on.`;
  if (isCi(io.env) || !options.input) {
    throw new UsageError(
      `${missing} Use "gonogo run --plan FILE", and write the plan first with "gonogo" on a terminal or "gonogo init --preset NAME".`,
    );
  }
  await notice(
    io,
    options,
    `${missing} Rehearsing the preset chat-assistant on the built-in sandbox instead.`,
  );
  return (await import('./rehearse.ts')).rehearse(io, options);
}

const commandNames = [
  'run',
  'check',
  'export',
  'rehearse',
  'init',
  'list',
  'explain',
  'models',
  'sandbox',
  'help',
];
