import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const folder = new URL('../golden/', import.meta.url);

/** Text of a golden file; undefined where there is none yet. */
function readGolden(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, folder));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Compares with a file under test/golden. `UPDATE_GOLDEN=1` writes it instead; the change is then reviewed as prose. */
export function expectGolden(name: string, actual: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    const path = fileURLToPath(new URL(name, folder));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(actual, `test/golden/${name} differs; if the change is meant, run with UPDATE_GOLDEN=1`).toBe(
    readGolden(name),
  );
}
