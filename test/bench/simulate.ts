import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { moments, sides } from './one-limit.ts';
import { onOneCore } from './sandbox-process.ts';
import type { DayTook } from './simulated-day.ts';
import { median, print, printMachine, printTable } from './table.ts';

/**
 * `npm run bench -- simulate`: days of random requests of random sizes through limits of requests, input and output, sent as
 * the SDK sends them, each in a process of its own on one core; and one limit side by side with that of a package. Bounds are
 * those of the design; nothing fails.
 */
const day = 8_640_000;
const smallDay = 1_000_000;
const rounds = 5;
const limiterRounds = 15;
const bytesPerMb = 1_000_000;
const script = fileURLToPath(new URL('simulated-day.ts', import.meta.url));
const core = onOneCore();

const days: DayTook[] = [];
const smallDays: DayTook[] = [];
for (let round = 0; round < rounds; round += 1) {
  smallDays.push(await dayOf(smallDay));
  days.push(await dayOf(day));
}
const of = (some: readonly DayTook[], figure: (took: DayTook) => number) => median(some.map(figure));
const [small, large] = [smallDays, days].map((some) => of(some, ({ peakBytes }) => peakBytes)) as [
  number,
  number,
];
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const mb = (bytes: number) => `${(bytes / bytesPerMb).toFixed(0)} MB`;

printMachine();
print(core.length > 0 ? `held to one core by "${core.join(' ')}"` : 'no taskset here: not held to one core');
const { arrived = 0, throttled = 0 } = days[0] ?? {};
print(
  `medians of ${rounds} days each; ${whole(arrived)} requests in the large one, ${((100 * throttled) / arrived).toFixed(1)} % of them turned down at first\n`,
);
const perSecond = (figure: 'wallSeconds' | 'coreSeconds') =>
  whole(of(days, (took) => took.arrived / took[figure]));
const lasted = (figure: 'wallSeconds' | 'coreSeconds') => `${of(days, (took) => took[figure]).toFixed(2)} s`;
printTable([
  ['measured', 'by the clock', 'by time on the core', 'bound'],
  ['requests a second', perSecond('wallSeconds'), perSecond('coreSeconds'), '≥ 2,000,000'],
  ['a day of 100 requests a second', lasted('wallSeconds'), lasted('coreSeconds'), '≤ 5 s'],
]);
print('');
printTable([
  ['peak memory', 'figure', 'bound'],
  [`at ${whole(smallDay)} requests`, mb(small), 'none'],
  [`at ${whole(day)} requests`, mb(large), `flat: ${(large / small).toFixed(2)}× of it`],
]);

print(
  `\none limit of requests, the same moments; medians of ${limiterRounds} runs each, all sides in turn\n`,
);
const timesMs = moments();
const names = ['decision', 'simulation', 'limiter'] as const;
const took = { decision: [], simulation: [], limiter: [] } as Record<(typeof names)[number], number[]>;
const letIn = { decision: 0, simulation: 0, limiter: 0 };
for (let round = 0; round <= limiterRounds; round += 1)
  for (const name of names) {
    const startedMs = performance.now();
    letIn[name] = sides[name](timesMs);
    // The first round compiles.
    if (round > 0) took[name].push(performance.now() - startedMs);
  }
const theirs = median(took.limiter);
const words = {
  decision: 'the limit of the simulation alone',
  simulation: 'the whole simulation',
  limiter: 'limiter 4, TokenBucket',
};
printTable([
  ['measured', 'requests a second', 'let in', 'speed against limiter'],
  ...names.map((name) => [
    words[name],
    whole((1_000 * timesMs.length) / median(took[name])),
    whole(letIn[name]),
    `${(theirs / median(took[name])).toFixed(2)}×`,
  ]),
]);

/** Simulates a day in a process of its own. */
async function dayOf(requests: number): Promise<DayTook> {
  const [command = process.execPath, ...argv] = [...core, process.execPath, script, String(requests)];
  const { stdout } = await promisify(execFile)(command, argv);
  return JSON.parse(stdout) as DayTook;
}
