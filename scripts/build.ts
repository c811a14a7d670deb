import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { accountJsonSchema } from '../src/judge/account-schema.ts';
import { platformsJsonSchema } from '../src/judge/platforms-schema.ts';
import { runJsonSchema } from '../src/judge/run-schema.ts';
import { simulationJsonSchema } from '../src/judge/simulation-schema.ts';
import { trialJsonSchema } from '../src/judge/trial-schema.ts';
import { planJsonSchema } from '../src/plan/json-schema.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

/**
 * Builds `dist`: the tiny entry by itself, everything else split into chunks that are loaded on demand.
 * Everything is bundled, so the package has no runtime dependency and starts without resolving one.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8')) as { version: string };
// Built aside and moved into place, so that a program started meanwhile finds the old bundle or the new, whole.
const fresh = `node_modules/.cache/gonogo-dist-${process.pid}`;

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.12',
  minify: true,
  // Names of errors and classes reach people through messages and stack traces.
  keepNames: true,
  outdir: fresh,
  outExtension: { '.js': '.mjs' },
  legalComments: 'none',
  define: { __GONOGO_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
} as const;

await build({
  ...shared,
  entryPoints: ['src/gonogo.ts'],
  // The entry must be readable by the Node versions it turns away.
  target: 'node14',
  keepNames: false,
  external: ['./commands/process.ts'],
  plugins: [
    {
      name: 'entry-loads-the-built-program',
      setup: (builder) =>
        builder.onResolve({ filter: /commands\/process\.ts$/ }, () => ({
          path: './process.mjs',
          external: true,
        })),
    },
  ],
});

const { metafile } = await build({
  ...shared,
  entryPoints: {
    process: 'src/commands/process.ts',
    // A thread begins with a file of its own; it stands beside the chunks, one of which begins it.
    'chunks/simulation-worker': 'src/commands/simulation-worker.ts',
  },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  mainFields: ['module', 'main'],
  loader: { '.eta': 'text' },
  // Ink imports its developer tools only when DEV is set; they would bring a server into the bundle.
  alias: {
    'react-devtools-core': `${root}/scripts/no-devtools.ts`,
    'string-width': `${root}/scripts/lazy-string-width.ts`,
  },
  // What CommonJS packages expect to find around them: made at the first use, for there is one in every chunk.
  banner: {
    js: "import{createRequire as __cr}from'node:module';let __rq;const require=i=>(__rq??=__cr(import.meta.url))(i);",
  },
  // One package seeds the names of its temporary files with it.
  define: { ...shared.define, __filename: '"gonogo"' },
  metafile: true,
});

await writeFile(`${root}/${fresh}/THIRD-PARTY-NOTICES.txt`, await thirdPartyNotices(root, metafile));
await mkdir(`${root}/${fresh}/schemas`);
await writeFile(
  `${root}/${fresh}/schemas/plan.schema.json`,
  JSON.stringify(planJsonSchema(version), null, 2),
);
await writeFile(`${root}/${fresh}/schemas/run.schema.json`, JSON.stringify(runJsonSchema(), null, 2));
await writeFile(`${root}/${fresh}/schemas/account.schema.json`, JSON.stringify(accountJsonSchema(), null, 2));
await writeFile(
  `${root}/${fresh}/schemas/platforms.schema.json`,
  JSON.stringify(platformsJsonSchema(), null, 2),
);
await writeFile(`${root}/${fresh}/schemas/trial.schema.json`, JSON.stringify(trialJsonSchema(), null, 2));
await writeFile(
  `${root}/${fresh}/schemas/simulation.schema.json`,
  JSON.stringify(simulationJsonSchema(), null, 2),
);
const stale = `${root}/${fresh}-stale`;
await rename(`${root}/dist`, stale).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error;
});
await rename(`${root}/${fresh}`, `${root}/dist`);
await rm(stale, { recursive: true, force: true });
