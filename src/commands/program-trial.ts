import type { Command } from 'commander';
import { amountUsd, modelName, sampleNumber, seedNumber } from './option-values.ts';
import type { Does } from './program.ts';

/** `gonogo trial` and its options. */
export function defineTrial(program: Command, does: Does): void {
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
}
