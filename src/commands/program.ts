import { Command, CommanderError, Option } from 'commander';
import { levels } from '../catalog/vocabulary.ts';
import { UsageError } from '../plan/usage-error.ts';
import { formats } from '../report/formats.ts';
import { exitCodes, type GlobalOptions, type Io, safeLines, tell } from './io.ts';
import {
  amountUsd,
  collected,
  milliseconds,
  modelName,
  portNumber,
  sampleNumber,
  seedNumber,
  tokensPerSecond,
} from './option-values.ts';
import { defineSimulate } from './program-simulate.ts';

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

/** What a person reads where the fault is ours. */
export function brokenText(error: unknown): string {
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

  const run = program.command('run').description('poll the plan without asking: probe, judge, report');
  polling(run).action(does(async () => (await import('./run.ts')).run));
  run.option('--only <id...>', 'judge only these checks').option('--skip <id...>', 'leave these checks out');
  reporting(run);

  const check = program
    .command('check')
    .argument('<id...>', 'checks to run again')
    .description('run some checks again and show before and after');
  polling(check).action(does(async () => (await import('./check.ts')).check));
  check.addOption(formatOption());
  check.addHelpText(
    'after',
    "\nSends the probes that these checks need. Where answers of the plan changed since the last run, probes made for the\nold answers are sent again too: a line says which answers, how many probes and their price before anything is sent.\nWhat the budget does not cover, or --offline does not send, keeps the last run's result where that still fits the plan.",
  );

  const exporting = program
    .command('export')
    .description('write a saved run as a report; no network')
    .option('--run <id>', 'the run to write (default: the last one)')
    .addOption(formatOption())
    .option('--output <file>', 'where to write it; - for standard output');
  exporting.action(does(async () => (await import('./export.ts')).exportRun));

  const rehearse = program
    .command('rehearse')
    .description('the whole poll against the built-in sandbox; no key, no cost, no real verdict')
    .option('--preset <name>', 'poll a preset instead of the plan')
    .option('--plan <file>', 'the plan to rehearse')
    .option('--account <name>', 'sandbox account that answers', 'start')
    .addOption(levelOption())
    .option('--strict', 'count cautions as NO-GO');
  reporting(rehearse).action(does(async () => (await import('./rehearse.ts')).rehearse));

  program
    .command('init')
    .description('write a plan from a preset, without asking')
    .option('--preset <name>', 'preset to start from')
    .option('--plan <file>', 'file to write', 'gonogo.json')
    .option('--force', 'replace the file if it exists')
    .action(does(async () => (await import('./init.ts')).init));

  program
    .command('list')
    .description('every check')
    .action(does(async () => (await import('./list.ts')).list));

  program
    .command('explain')
    .argument('<id...>', 'checks')
    .description("one check's page: what it looks at, why, how, what to do")
    .action(does(async () => (await import('./explain.ts')).explain));

  program
    .command('models')
    .description('documented models, compared with the live Models API where a key is found')
    .option('--offline', 'documented facts only')
    .option('--base-url <url>', 'address of the API')
    .action(does(async () => (await import('./models.ts')).models));

  program
    .command('account')
    .description('who the key speaks for: workspace, key, limits and where each figure comes from, spend')
    .option(
      '--plan <file>',
      'the plan that names model and workspace (default: gonogo.json, if there is one)',
    )
    .option('--offline', 'send nothing; tell what this machine and documentation know')
    .option(
      '--budget <usd>',
      'most the one message may cost that shows the limits in force, in USD (default: 0.05, in CI 0)',
      amountUsd,
    )
    .option('--base-url <url>', 'address of the API')
    .option('--usage-csv <file>', usageCsvHelp)
    .option('--cost-csv <file>', costCsvHelp)
    .addHelpText(
      'after',
      '\nWith an Admin API key in ANTHROPIC_ADMIN_KEY it reads organization, workspaces, keys, configured limits, usage and\ncost as well, free of charge. Exits 0 when it completed: a refused key or a route that may not be read is told on the\nscreen and is no failure of the command.',
    )
    .action(does(async () => (await import('./account.ts')).account));

  program
    .command('trial')
    .argument('<samples>', 'JSON Lines of Messages requests, a folder of text files, or - for standard input')
    .description("small-scale cost trial on the team's own requests")
    .option('--plan <file>', 'the plan (default: gonogo.json, if there is one)')
    .option('--model <id>', "count with this model instead of the plan's", modelName)
    .option('--offline', 'send nothing; estimate tokens on this machine')
    .option('--sample <number>', 'count only so many samples, drawn at random', sampleNumber)
    .option('--live <number>', 'send so many samples, drawn at random, and measure the answers', sampleNumber)
    .option('--batch', 'send them as one message batch, at half price')
    .option(
      '--budget <usd>',
      'most the answers may cost, in USD; naming it agrees to sending them (default: you are asked; without a terminal 0.05, in CI 0)',
      amountUsd,
    )
    .option('--seed <number>', 'same seed, same samples drawn (default: 0)', seedNumber)
    .option('--replace', 'save it also in place of a trial that tells more')
    .option('--skip-bad', 'leave lines out that are no sample, instead of stopping')
    .option('--base-url <url>', 'address of the API')
    .addHelpText(
      'after',
      '\nA line is the body of a Messages request, or {"system": "…", "prompt": "…"}. Counting is free; nothing else is sent\nwithout --live. Sizes and counts are kept in .gonogo, never contents. Interrupted, the same command goes on.',
    )
    .action(does(async () => (await import('./trial.ts')).trial));

  defineSimulate(program, does);

  program
    .command('sandbox')
    .description("start the local Claude API for the team's own tests")
    .option('--port <number>', 'port to listen on (default: any free one)', portNumber)
    .option(
      '--account <name|file>',
      'account it plays: a name such as out-of-credit, or a JSON file such as ./account.json',
      'start',
    )
    .option('--seed <number>', 'same seed, same ids and answers (default: 0)', seedNumber)
    .option('--first-token <ms>', 'milliseconds to the first token of an answer (default: 0)', milliseconds)
    .option(
      '--tokens-per-second <number>',
      'how fast answers are written (default: at once)',
      tokensPerSecond,
    )
    .action(does(async () => (await import('./sandbox.ts')).sandbox));
}

const levelOption = () =>
  new Option('--level <level>', "the stake, instead of the plan's").choices([...levels]);
const formatOption = () => new Option('--format <format>', 'how to print it').choices([...formats]);

const usageCsvHelp = "the Console's usage export of this month, for teams without an admin key";
const costCsvHelp = "the Console's cost export of this month, for teams without an admin key";

const polling = (command: Command): Command =>
  command
    .option('--plan <file>', 'the plan (default: gonogo.json)')
    .option('--offline', 'send nothing; judge by documented facts')
    .option(
      '--budget <usd>',
      'most the probes may cost, in USD (default: 0.05, in CI 0); naming it also agrees to probes that leave something in the account, such as a cancelled batch',
      amountUsd,
    )
    .option('--base-url <url>', 'address of the API')
    .option('--usage-csv <file>', usageCsvHelp)
    .option('--cost-csv <file>', costCsvHelp)
    .addOption(levelOption())
    .option('--strict', 'count cautions as NO-GO');

const reporting = (command: Command): Command =>
  command
    .addOption(formatOption())
    .option(
      '--output <file>',
      'write the report there; repeatable as FORMAT=FILE; - for standard output',
      collected,
    );
