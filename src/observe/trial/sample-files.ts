import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { UsageError } from '../../plan/usage-error.ts';
import type { OpenedSamples } from './opened-samples.ts';
import { openSampleFolder } from './sample-folder.ts';
import { openSampleLines } from './sample-lines.ts';
import { type StandardInput, spooled } from './spool.ts';

export type { OpenedSamples, RawSample, SampleFiles } from './opened-samples.ts';

/**
 * Opens a file of JSON Lines, a folder of text files, or `-`, the standard input. Throws UsageError where it is none of
 * these, cannot be read or holds nothing.
 */
export async function openSamples(path: string, cwd: string, input?: StandardInput): Promise<OpenedSamples> {
  if (path === '')
    throw new UsageError('Name a file of samples, a folder of text files, or - for standard input.');
  if (path === '-' && input) {
    const handle = await spooled(input);
    const opened = await openSampleLines({ handle, name: 'standard input', path: null });
    return {
      ...opened,
      notes: ['Standard input cannot be read a second time: if this trial is interrupted, it starts anew.'],
    };
  }
  const file = resolve(cwd, path);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT'
        ? `There is no file or folder ${path}.`
        : `${path} could not be read: ${error.message}.`,
    );
  });
  if (found.isDirectory()) return openSampleFolder(file, path);
  if (found.isFile()) return openSampleLines({ name: basename(file), path: file });
  throw new UsageError(
    `${path} is a pipe or a device: save the samples as a file, or send them to standard input and name - instead.`,
  );
}
