import { type Command, Option } from 'commander';
import { levels } from '../catalog/vocabulary.ts';
import { formats } from '../report/formats.ts';
import { amountUsd, collected } from './option-values.ts';
import type { Does } from './program.ts';
import { costCsvHelp, usageCsvHelp } from './program-account.ts';

/** `gonogo run`, `check`, `export` and `rehearse`: polls, and the reports of them. */
export function definePolls(program: Command, does: Does): void {
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
}

const levelOption = () =>
  new Option('--level <level>', "the stake, instead of the plan's").choices([...levels]);
const formatOption = () => new Option('--format <format>', 'how to print it').choices([...formats]);

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
