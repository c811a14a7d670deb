import type { Platform } from '../catalog/platform.ts';
import type { PlatformPath } from '../catalog/vocabulary.ts';
import { nearest } from '../plan/nearest.ts';
import { UsageError } from '../plan/usage-error.ts';

/**
 * The paths that somebody means by a word: an id, a client, a package, or a name of which several paths are called.
 * Words that mean nothing together are taken one by one. Throws UsageError with the nearest.
 */
export function meantPaths(words: readonly string[], platforms: readonly Platform[]): PlatformPath[] {
  const together = pathsOf(words.join(' '), platforms);
  if (together.length > 0) return together;
  const each = words.map((word) => ({ word, paths: pathsOf(word, platforms) }));
  const stray = each.find(({ paths }) => paths.length === 0);
  if (stray) throw new UsageError(unknownWord(stray.word, platforms));
  const meant = new Set(each.flatMap(({ paths }) => paths));
  return platforms.map(({ path }) => path).filter((path) => meant.has(path));
}

function pathsOf(written: string, platforms: readonly Platform[]): PlatformPath[] {
  const word = written.trim().toLowerCase();
  const exact = platforms.filter(({ path }) => path === word);
  const called = platforms.filter((row) =>
    [...row.alsoCalled, row.name, row.shortName, row.sdkClient, row.sdkPackage].some(
      (name) => name.toLowerCase() === word,
    ),
  );
  return (exact.length > 0 ? exact : called).map(({ path }) => path);
}

function unknownWord(word: string, platforms: readonly Platform[]): string {
  const ids = platforms.map(({ path }) => path);
  const guess = nearest(word.toLowerCase(), [...ids, ...platforms.flatMap(({ alsoCalled }) => alsoCalled)]);
  const hint = guess ? `Did you mean "${guess}"?` : `The paths are ${ids.join(', ')}.`;
  return `"${word.slice(0, 60)}" names no platform path. ${hint}`;
}
