import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSamples } from './english-samples.ts';
import { onOneCore } from './sandbox-process.ts';
import { print, printMachine, printTable } from './table.ts';

/**
 * `npm run bench -- trial`: the built `gonogo trial --offline` on one core, over 200,000 different requests of about 5 kB,
 * and once more with what it kept. Bounds are those of the design; nothing fails.
 */
const lines = 200_000;
const charactersEach = 5_000;
const bytesPerMb = 1_000_000;
const entry = fileURLToPath(new URL('../../dist/gonogo.mjs', import.meta.url));

/** Has a process say at its end what it used. Text on its fourth stream. */
const tells = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))",
)}`;

interface Took {
  readonly wallSeconds: number;
  /** Time on a processor: what others do on the machine is not in it. */
  readonly coreSeconds: number;
  readonly peakBytes: number;
}

const folder = await mkdtemp(join(tmpdir(), 'gonogo-bench-'));
try {
  const path = join(folder, 'samples.jsonl');
  await writeSamples(path, { lines, characters: charactersEach });
  const { size } = await stat(path);
  const core = onOneCore();
  const bare = await took(core, ['--version']);
  const whole = await took(core, ['trial', path, '--offline', '--model', 'claude-opus-5-5', '--quiet']);
  const again = await took(core, ['trial', path, '--offline', '--model', 'claude-opus-5-5', '--quiet']);
  printMachine();
  print(
    core.length > 0 ? `held to one core by "${core.join(' ')}"` : 'no taskset here: not held to one core',
  );
  print(`${lines.toLocaleString('en-US')} requests, ${(size / bytesPerMb).toFixed(0)} MB, by seed\n`);
  const speed = (seconds: number) => `${(size / bytesPerMb / seconds).toFixed(1)} MB/s`;
  const mb = (bytes: number) => `${(bytes / bytesPerMb).toFixed(0)} MB`;
  printTable([
    ['measured', 'figure', 'bound'],
    ['whole command, by the clock', speed(whole.wallSeconds), '≥ 40 MB/s'],
    ['whole command, by time on the core', speed(whole.coreSeconds), 'none'],
    ['peak memory', mb(whole.peakBytes), '≤ 250 MB'],
    ['peak memory of --version', mb(bare.peakBytes), 'none'],
    ['again, from what was kept', `${again.wallSeconds.toFixed(2)} s`, 'none'],
  ]);
} finally {
  await rm(folder, { recursive: true });
}

/** Runs the program to its end. */
function took(core: readonly string[], argv: readonly string[]): Promise<Took> {
  const [command = process.execPath, ...rest] = [
    ...core,
    process.execPath,
    '--import',
    tells,
    entry,
    ...argv,
  ];
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(command, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
    let told = '';
    child.stdio[3]?.on('data', (text: Buffer) => {
      told += text.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(`gonogo ${argv[0]} ended with ${code}.`));
      const used = JSON.parse(told) as NodeJS.ResourceUsage;
      resolve({
        wallSeconds: (performance.now() - startedMs) / 1_000,
        coreSeconds: (used.userCPUTime + used.systemCPUTime) / 1_000_000,
        // Kilobytes of 1,024 bytes on every system (process.resourceUsage).
        peakBytes: used.maxRSS * 1_024,
      });
    });
  });
}
