import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refuseKeys } from '../plan/file.ts';
import { type Plan, planSchema } from '../plan/schema.ts';
import { stateFolder, writeOwn } from './project.ts';

/** An unfinished walk through the wizard. */
export interface Draft {
  readonly plan: Plan;
  /** Id of the question the person was at; null once past the questions. */
  readonly at: string | null;
  readonly savedAt: string;
}

const draftSchema = z.object({ plan: planSchema, at: z.string().nullable(), savedAt: z.iso.datetime() });

const draftPath = (directory: string) => join(directory, stateFolder, 'draft.json');

/** The saved walk, or null where there is none or an older version wrote one that no longer fits. */
export async function readDraft(directory: string): Promise<Draft | null> {
  const text = await readFile(draftPath(directory), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return draftSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Saves the walk; only the owner may read it. Throws UsageError where it holds a key or cannot be written. */
export async function saveDraft(directory: string, draft: Draft): Promise<void> {
  refuseKeys(draft.plan);
  await writeOwn(draftPath(directory), `${JSON.stringify(draft, null, 2)}\n`, 0o600);
}

export async function discardDraft(directory: string): Promise<void> {
  await rm(draftPath(directory), { force: true });
}
