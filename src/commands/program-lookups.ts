import type { Command } from 'commander';
import type { Does } from './program.ts';

/** What can be started from and looked up without a poll: `gonogo init`, `list`, `explain`, `models` and `platforms`. */
export function defineLookups(program: Command, does: Does): void {
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
    .command('platforms')
    .argument('[path...]', 'a path, or what people call it: "aws", "vertex"')
    .description('the ways to Claude side by side for this plan: who bills, quotas, regions, what is missing')
    .option('--plan <file>', 'plan to compare for')
    .action(does(async () => (await import('./platforms.ts')).platforms));
}
