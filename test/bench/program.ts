import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { everyProbe, longestChain, probesMs } from './probes.ts';
import { drawnAfterMs, finishedAfterMs, frameAfterMs } from './stopwatch.ts';
import { median, print, printMachine, printTable } from './table.ts';

/**
 * `npm run bench`: ratios side by side in one run, because absolute times mean little on a shared machine.
 * Both sides of a ratio are run in turn, and the medians are compared. Bounds are those of the design; nothing fails.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = join(root, 'dist/gonogo.mjs');
const folder = await mkdtemp(join(tmpdir(), 'gonogo-bench-'));
const rounds = 15;

interface Row {
  readonly name: string;
  readonly ours: () => Promise<number>;
  readonly other: () => Promise<number>;
  readonly against: string;
  /** The design's; null where it sets none. */
  readonly bound: number | null;
}

// Ink takes even an empty CI variable for a machine without a person.
const { CI: _, ANTHROPIC_API_KEY: __, ...rest } = process.env;
const env = { ...rest, NO_COLOR: '1' };
const node = (...argv: string[]) => finishedAfterMs(process.execPath, argv, { cwd: folder, env });

await build({
  stdin: {
    contents: `import React from 'react'; import { render, Text } from 'ink';
      render(React.createElement(Text, null, 'Hello, world'), { alternateScreen: true });
      setTimeout(() => {}, 60_000);`,
    resolveDir: root,
    loader: 'tsx',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  minify: true,
  mainFields: ['module', 'main'],
  outfile: join(folder, 'hello.mjs'),
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: { 'react-devtools-core': join(root, 'scripts/no-devtools.ts') },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'error',
});
await writeFile(join(folder, 'nothing.mjs'), '');
const preset = JSON.parse(
  await readFile(join(root, 'templates/presets/chat-assistant.json'), 'utf8'),
) as object;
await writeFile(join(folder, 'gonogo.json'), JSON.stringify(preset));

const chain = longestChain();
const rows: readonly Row[] = [
  {
    name: 'gonogo --version',
    ours: () => node(entry, '--version'),
    against: 'bare node',
    other: () => node(join(folder, 'nothing.mjs')),
    bound: 1.15,
  },
  {
    name: 'first line on the screen',
    ours: () => drawnAfterMs(entry, folder, env),
    against: 'bare node',
    other: () => node(join(folder, 'nothing.mjs')),
    bound: null,
  },
  {
    name: 'first Ink frame',
    ours: () => frameAfterMs(entry, folder, env),
    against: 'bundled ink hello-world',
    other: () => frameAfterMs(join(folder, 'hello.mjs'), folder, env),
    bound: 1.15,
  },
  {
    name: 'offline run of every check',
    ours: () => node(entry, 'run', '--offline', '--json', '--quiet'),
    against: 'bare node',
    other: () => node(join(folder, 'nothing.mjs')),
    bound: 6,
  },
  {
    name: `all ${everyProbe.length} probes at 200 ms a call`,
    ours: () => probesMs(everyProbe),
    against: `their longest chain, ${chain.rounds} calls`,
    other: () => probesMs(chain.ids),
    bound: 1.2,
  },
];

const lines = [['measured', 'ms', 'against', 'ms', 'ratio', 'bound']];
for (const row of rows) {
  const ours: number[] = [];
  const other: number[] = [];
  await row.ours();
  await row.other();
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await row.ours());
    other.push(await row.other());
  }
  const [mine, theirs] = [median(ours), median(other)];
  lines.push([
    row.name,
    mine.toFixed(0),
    row.against,
    theirs.toFixed(0),
    `${(mine / theirs).toFixed(2)}×`,
    row.bound === null ? 'none' : `${row.bound}×`,
  ]);
}

printMachine();
print(`medians of ${rounds} runs each, both sides in turn\n`);
printTable(lines);
print(`longest chain of probes: ${chain.ids.join(' → ')}`);

const files = await sizes(join(root, 'dist'));
const code = files.filter(({ path }) => path.endsWith('.mjs'));
const total = (some: readonly { bytes: number }[]) => some.reduce((sum, { bytes }) => sum + bytes, 0);
print(
  `\nbundle: ${kilobytes(total(code))} in ${code.length} files; with notices ${kilobytes(total(files))}; runtime dependencies: 0`,
);
await rm(folder, { recursive: true });

async function sizes(directory: string): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((file) => file.isFile())
      .map(async (file) => {
        const path = join(file.parentPath, file.name);
        return { path, bytes: (await stat(path)).size };
      }),
  );
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString('en-US')} kB`;
}
