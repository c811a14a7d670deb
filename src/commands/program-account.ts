import type { Command } from 'commander';
import { amountUsd } from './option-values.ts';
import type { Does } from './program.ts';

export const usageCsvHelp = "the Console's usage export of this month, for teams without an admin key";
export const costCsvHelp = "the Console's cost export of this month, for teams without an admin key";

/** `gonogo account` and its options. */
export function defineAccount(program: Command, does: Does): void {
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
}
