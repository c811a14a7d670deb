import { readdir, readFile } from 'node:fs/promises';
import type { Metafile } from 'esbuild';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Name, version and licence text of every package whose code is in the bundle. Throws where a licence is missing. */
export async function thirdPartyNotices(root: string, metafile: Metafile): Promise<string> {
  const bundled = new Set(
    Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    ),
  );
  const folders = new Set([...bundled].flatMap((path) => packageFolder(path) ?? []));
  const packages = await Promise.all([...folders].map((folder) => describe(`${root}/${folder}`)));
  const unique = new Map(packages.map((row) => [`${row.name}@${row.version}`, row]));
  const entries = [...unique.values()].sort((a, b) => a.name.localeCompare(b.name));
  const head = 'gonogo contains code of the packages below, under their own licences.\n';
  return [
    head,
    ...entries.map(
      (row) => `${'='.repeat(72)}\n${row.name} ${row.version} (${row.license})\n\n${row.text}\n`,
    ),
  ].join('\n');
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` -> `node_modules/a/node_modules/@b/c`. */
function packageFolder(path: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

async function describe(folder: string): Promise<Package> {
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Record<string, unknown>;
  const { name, version, license } = manifest;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${folder}/package.json names no licence; the bundle cannot be shipped without one.`);
  }
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')));
  return {
    name,
    version,
    license,
    text: texts.map((text) => text.trim()).join('\n\n') || `Licence: ${license}.`,
  };
}
