import { Command, CommanderError } from 'commander';
import { UsageError } from '../plan/usage-error.ts';
import { exitCodes, type GlobalOptions, type Io, safeLines, tell } from './io.ts';
import { defineAccount } from './program-account.ts';
import { defineLookups } from './program-lookups.ts';
import { definePolls } from './program-polls.ts';
import { defineSandbox } from './program-sandbox.ts';
import { defineSimulate } from './program-simulate.ts';
import { defineTrial } from './program-trial.ts';

/** A command's body: hands back the exit code. Loaded only when it is the one that runs. */
type Body<O> = (io: Io, options: O & GlobalOptions, words: string[]) => Promise<number>;

/**
 * Runs one command line and returns its exit code (design: 0 GO or done, 1 NO-GO, 2 wrong usage, 3 HOLD,
 * 4 the tool broke, 130 interrupted). Writes to the streams of `io` only.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.done;
  const program = new Command('gonogo');
  const does =
    <O>(load: () => Promise<Body<O>>) =>
    async (...received: unknown[]) => {
      const command = received.at(-1) as Command;
      code = await (await load())(io, command.optsWithGlobals() as O & GlobalOptions, command.args);
    };
  define(program, does, io.version);
  for (const command of program.commands) command.allowExcessArguments(false);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(safeLines(text)),
      outputError: (text, write) => write(`${text.trimEnd()}\nSee "${pathOf(command)} --help".\n`),
    });
  }
  try {
    await program.parseAsync(argv as string[], { from: 'user' });
    return code;
  } catch (error) {
    return await exitCodeOf(error, io);
  }
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

async function exitCodeOf(error: unknown, io: Io): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (io.signal.aborted && error instanceof Error && error.name === 'AbortError')
    return exitCodes.interrupted;
  if (error instanceof UsageError) {
    await tell(io, error.message);
    return exitCodes.usage;
  }
  await tell(io, brokenText(error));
  return exitCodes.broken;
}

/** What keeps output back that is nobody's mistake. */
const noRoom: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full (ENOSPC)',
  EDQUOT: 'your disk quota is used up (EDQUOT)',
};

/** What a person reads where the fault is not theirs. */
export function brokenText(error: unknown): string {
  const full = error instanceof Error && 'code' in error && noRoom[String(error.code)];
  if (full)
    return `The output could not be written: ${full}. What was written of it is not whole. Make room, or send it elsewhere, and run the same command again.`;
  const said = error instanceof Error ? error.message : String(error);
  return `gonogo itself failed: ${said}\nNothing of the plan was changed. Run the same command again; if it fails again, report it with this message.`;
}

export type Does = <O>(load: () => Promise<Body<O>>) => (...received: unknown[]) => Promise<void>;

function define(program: Command, does: Does, version: string): void {
  program
    .description('The go/no-go poll before a team launches on the Claude API.')
    .usage('[command] [options]')
    .option('--json', 'print exactly one JSON document (same as --format json)')
    .option('--no-input', 'never ask; fail where an answer is needed')
    .option('--no-color', 'no colour')
    .option('--quiet', 'no notices and no progress')
    .option('--plain', 'plain symbols, no colour, friendly to screen readers')
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'how to use a command')
    // A mistyped command arrives as an argument of the wizard, which names the nearest one.
    .allowExcessArguments()
    .showSuggestionAfterError()
    .action(does(async () => (await import('./wizard.ts')).wizard))
    .addHelpText(
      'after',
      '\nWithout a command: the wizard.\nExit codes: 0 GO or done, 1 NO-GO, 2 wrong usage, 3 HOLD, 4 gonogo itself failed, 130 interrupted.',
    );
  definePolls(program, does);
  defineLookups(program, does);
  defineAccount(program, does);
  defineTrial(program, does);
  defineSimulate(program, does);
  defineSandbox(program, does);
}
