import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlatformPath } from '../catalog/vocabulary.ts';
import type { Environment } from '../claude/credential.ts';
import type { PlatformSign, ProjectPlatform } from '../judge/platforms-schema.ts';
import { npmSigns, pythonSigns, variableSigns } from './platform-signs.ts';

/** Longer manifests and templates are not read. */
const mostBytes = 1_000_000;

type Reader = (text: string) => { readonly kind: PlatformSign['kind']; readonly names: readonly string[] };

/** Files that say what a project calls Claude with. A `.env` itself is left alone: it holds secrets. */
const files: Readonly<Record<string, Reader>> = {
  'package.json': (text) => ({ kind: 'package', names: npmNames(text) }),
  'requirements.txt': (text) => ({ kind: 'package', names: pythonNames(text) }),
  'pyproject.toml': (text) => ({ kind: 'package', names: pythonNames(text) }),
  '.env.example': (text) => ({ kind: 'variable', names: variableNames(text) }),
};

const tables: Readonly<Record<string, Readonly<Record<string, readonly PlatformPath[]>>>> = {
  'package.json': npmSigns,
  'requirements.txt': pythonSigns,
  'pyproject.toml': pythonSigns,
  '.env.example': variableSigns,
};

/**
 * Which path the project in a folder takes, by its manifests and by the names of variables set. Reads the few files named
 * above and no value of a variable, follows nothing, sends nothing, and never throws: what cannot be read is listed.
 */
export async function projectPlatform(folder: string, env: Environment): Promise<ProjectPlatform> {
  const unread: ProjectPlatform['unread'] = [];
  const signs: PlatformSign[] = [];
  for (const [file, read] of Object.entries(files)) {
    const text = await textOf(join(folder, file)).catch((error: unknown) => {
      unread.push({ file, reason: reasonOf(error) });
      return null;
    });
    if (text === null) continue;
    try {
      const { kind, names } = read(text);
      signs.push(...signsOf(kind, file, names, tables[file] ?? {}));
    } catch {
      unread.push({ file, reason: 'It is not valid JSON.' });
    }
  }
  const set = Object.keys(variableSigns).filter((name) => env[name]?.trim());
  signs.push(...signsOf('variable', 'environment', set, variableSigns));
  return { likely: likelyPaths(signs), signs, unread };
}

const signsOf = (
  kind: PlatformSign['kind'],
  where: string,
  names: readonly string[],
  table: Readonly<Record<string, readonly PlatformPath[]>>,
): PlatformSign[] =>
  [...new Set(names)].flatMap((name) =>
    Object.hasOwn(table, name) ? [{ kind, name, where, paths: [...(table[name] ?? [])] }] : [],
  );

/**
 * Files of the project outrank this shell, whose variables may be there for another program, and in files a cloud outranks
 * the Claude API, whose package every other one brings along. A sign that fits fewer paths settles one that fits more.
 */
function likelyPaths(signs: readonly PlatformSign[]): PlatformPath[] {
  const cloud = ({ paths }: PlatformSign) => !paths.includes('claude-api');
  const filed = signs.filter(({ where }) => where !== 'environment');
  const shell = signs.filter(({ where }) => where === 'environment');
  const inUse = [filed.filter(cloud), filed, shell.filter(cloud), shell].find((group) => group.length > 0);
  if (!inUse) return [];
  const narrowing = [...inUse, ...shell.filter(cloud)];
  const settled = inUse.flatMap(({ paths }) =>
    narrowing.reduce(
      (left, other) => (other.paths.every((path) => left.includes(path)) ? other.paths : left),
      paths,
    ),
  );
  // A package that fits the Claude API and a cloud is there for the cloud only where something else says so.
  const plain = settled.includes('claude-api');
  const said = (path: PlatformPath) => narrowing.some((sign) => cloud(sign) && sign.paths.includes(path));
  return [...new Set(settled)].filter((path) => !plain || path === 'claude-api' || said(path));
}

/** Null where there is no such file. Only plain files are opened: a pipe would never end. */
async function textOf(path: string): Promise<string | null> {
  const seen = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!seen) return null;
  if (!seen.isFile()) throw new Error('It is not a plain file.');
  if (seen.size > mostBytes) throw new Error('It has more than a megabyte.');
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(seen.size), 0, seen.size, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const reasonOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error) return `It could not be read (${String(error.code)}).`;
  return error instanceof Error ? error.message : 'It could not be read.';
};

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

function npmNames(text: string): string[] {
  const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (typeof manifest !== 'object' || manifest === null) return [];
  return dependencyFields.flatMap((field) => {
    const listed: unknown = Reflect.get(manifest, field);
    return typeof listed === 'object' && listed !== null ? Object.keys(listed) : [];
  });
}

/** `anthropic[bedrock,vertex]>=1` in a list, and Poetry's `anthropic = { extras = ["bedrock"] }`; comments are no code. */
function pythonNames(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const code = line.slice(0, 2_000).replace(/(^|\s)#.*$/, '');
    const poetry = /^\s*"?(langchain-anthropic|anthropic)"?\s*=(?!=)(.*)$/i.exec(code);
    if (poetry) return withExtras(poetry[1] ?? '', /extras\s*=\s*\[([^\]]*)\]/.exec(poetry[2] ?? '')?.[1]);
    return [...code.matchAll(/(?<![\w.-])(langchain-anthropic|anthropic)(?![\w.-])\s*(?:\[([^\]]*)\])?/gi)]
      .filter(({ index }) => /^\s*$|["']\s*$/.test(code.slice(0, index)))
      .flatMap(([, name = '', extras]) => withExtras(name, extras));
  });
}

const withExtras = (name: string, extras: string | undefined): string[] => {
  const plain = name.toLowerCase();
  const listed = (extras ?? '').split(',').map((extra) => extra.replace(/["'\s]/g, '').toLowerCase());
  return [plain, ...listed.map((extra) => `${plain}[${extra}]`)];
};

/** Names alone, commented out or not: a template comments out what is optional. */
const variableNames = (text: string): string[] =>
  [...text.matchAll(/^[ \t#]*(?:export[ \t]+)?([A-Z][A-Z0-9_]{2,80})[ \t]*=/gm)].map(([, name = '']) => name);
