import type { Command } from 'commander';
import { collected, runsNumber, seedNumber } from './option-values.ts';
import type { Does } from './program.ts';

/** `gonogo simulate` and its options. */
export function defineSimulate(program: Command, does: Does): void {
  program
    .command('simulate')
    .description('planned or recorded traffic against the limits; no network, no key')
    .option('--plan <file>', 'the plan (default: gonogo.json)')
    .option(
      '--trace <file>',
      'recorded requests instead of the planned ones: JSON Lines, CSV, or usage by the minute; - for standard input',
    )
    .option(
      '--what-if <changes>',
      'other answers for this once, such as model=claude-haiku-4-5,tier=scale,multiplier=2,cached=0.8; also batched, concurrency, attempts, enforced=second, arrivals=even, and limits of your own: rpm, itpm, otpm, tpm, tpd',
      collected,
    )
    .option('--runs <number>', 'courses with other random numbers (default: 20)', runsNumber)
    .option('--seed <number>', 'same seed, same numbers (default: 0)', seedNumber)
    .addHelpText(
      'after',
      '\nA line of a trace holds timestamp, model, input (the whole prompt), cached (its part read from the cache) and output,\nor the usage fields of the API. Limits are those that the last "gonogo run" saw, else the documented ones of the tier.',
    )
    .action(does(async () => (await import('./simulate.ts')).simulate));
}
