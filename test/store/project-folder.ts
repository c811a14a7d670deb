import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openProject } from '../../src/store/project.ts';

/** An empty folder that lives as long as the test. */
export async function emptyFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'gonogo-store-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A folder in which the project's own state folder stands. */
export async function openedFolder(): Promise<string> {
  const path = await emptyFolder();
  await openProject(path, { id: 'urn:test:1', text: async () => '{"$id":"urn:test:1"}\n' });
  return path;
}

export const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
