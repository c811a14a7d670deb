import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyNotices } from './third-party-notices.ts';

/**
 * Builds `dist`: the tiny entry by itself, everything else split into chunks that are loaded on demand.
 * Everything is bundled, so the package has no runtime dependency and starts without resolving one.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8')) as { version: string };
await rm(`${root}/dist`, { recursive: true, force: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.12',
  minify: true,
  // Names of errors and classes reach people through messages and stack traces.
  keepNames: true,
  outdir: 'dist',
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
  entryPoints: { process: 'src/commands/process.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  mainFields: ['module', 'main'],
  loader: { '.eta': 'text' },
  // Ink imports its developer tools only when DEV is set; they would bring a server into the bundle.
  alias: { 'react-devtools-core': `${root}/scripts/no-devtools.ts` },
  // What CommonJS packages expect to find around them.
  banner: {
    js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;",
  },
  metafile: true,
});

await writeFile(`${root}/dist/THIRD-PARTY-NOTICES.txt`, await thirdPartyNotices(root, metafile));
