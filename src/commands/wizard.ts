import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';
import { type GlobalOptions, type Io, isCi, notice } from './io.ts';
import { findPlan, planPath, shownPath } from './plan-source.ts';

/** `gonogo` alone: the wizard on a terminal; elsewhere a run, a rehearsal, or in CI the command to use. */
export async function wizard(io: Io, options: GlobalOptions, words: string[]): Promise<number> {
  const [word] = words;
  if (word !== undefined) {
    const guess = nearest(word, commandNames);
    throw new UsageError(
      `There is no command "${word}".${guess ? ` Did you mean "${guess}"?` : ''} See "gonogo --help" for all of them.`,
    );
  }
  const interactive = io.stdin.isTTY === true && io.stdout.isTTY === true;
  if (interactive && options.input && !options.json && !isCi(io.env)) {
    return (await import('./wizard-session.ts')).wizardSession(io, options);
  }
  if (await findPlan(io, {})) {
    return (await import('./run.ts')).run(io, options);
  }
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
