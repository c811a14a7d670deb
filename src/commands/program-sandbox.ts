import type { Command } from 'commander';
import { milliseconds, portNumber, seedNumber, tokensPerSecond } from './option-values.ts';
import type { Does } from './program.ts';

/** `gonogo sandbox` and its options. */
export function defineSandbox(program: Command, does: Does): void {
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
