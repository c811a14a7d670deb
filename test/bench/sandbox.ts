import { answeredEverySecond, connections } from './load.ts';
import { onOneCore, sandboxProcess } from './sandbox-process.ts';
import { finishedAfterMs } from './stopwatch.ts';
import { median, print, printMachine, printTable } from './table.ts';

/**
 * `npm run bench -- sandbox`: the built `gonogo sandbox` in a process of its own, on one core, under simple messages
 * over loopback. Bounds are those of the design; nothing fails.
 */
const loadSeconds = 60;
const startRounds = 15;
const bytesPerMb = 1_000_000;

const core = onOneCore();
const startMs = await startOverBareMs();
const loaded = await sandboxProcess(core);
const restBytes = loaded.peakBytes();
const counts = await answeredEverySecond(loaded.url, loadSeconds);
const peakBytes = loaded.peakBytes();
await loaded.stop();

printMachine();
print(
  core.length > 0
    ? `the sandbox held to one core by "${core.join(' ')}"`
    : 'no taskset here: the sandbox was not held to one core, its collector and compiler threads had others to use',
);
print(
  `${loadSeconds} s of simple messages over ${connections} keep-alive connections, one in flight on each; ${startRounds} starts of each side in turn\n`,
);
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const mb = (bytes: number | null) =>
  bytes === null ? 'not measured here' : `${(bytes / bytesPerMb).toFixed(1)} MB`;
printTable([
  ['measured', 'figure', 'bound'],
  ['simple messages a second, median of all seconds', whole(median(counts)), '≥ 3,000'],
  ['simple messages a second, slowest second', whole(Math.min(...counts)), 'none'],
  ['messages answered in all', whole(counts.reduce((sum, count) => sum + count, 0)), 'none'],
  ['peak memory before the load', mb(restBytes), 'none'],
  ['peak memory under the load', mb(peakBytes), '≤ 120 MB'],
  ['start until the address is printed, over bare node', `${whole(startMs)} ms`, '≤ 150 ms'],
]);

/** The median start of the sandbox less the median run of a Node that has nothing to do. */
async function startOverBareMs(): Promise<number> {
  const ours: number[] = [];
  const bare: number[] = [];
  const place = { cwd: process.cwd(), env: process.env };
  for (let round = 0; round <= startRounds; round += 1) {
    const sandbox = await sandboxProcess([]);
    await sandbox.stop();
    const bareMs = await finishedAfterMs(process.execPath, ['-e', '0'], place);
    // The first round fills what Node and the system cache.
    if (round === 0) continue;
    ours.push(sandbox.startedAfterMs);
    bare.push(bareMs);
  }
  return median(ours) - median(bare);
}
