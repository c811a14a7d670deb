import { openSamples } from '../../../src/observe/trial/sample-files.ts';
import { rowWidth } from '../../../src/observe/trial/sample-table.ts';
import { scanSamples } from '../../../src/observe/trial/scan.ts';
import { openTrialWork } from '../../../src/store/trial-work.ts';

/** Scans a file in a process that may be killed: a line for every batch that is in the journal, "done" at the end. */
const [directory = '', path = ''] = process.argv.slice(2);
const files = await openSamples(path, directory);
const work = await openTrialWork(directory, files.fingerprint ?? '');
await scanSamples(files, {
  estimate: (text) => text.length / 4,
  signal: new AbortController().signal,
  onProgress: ({ samples }) => process.stdout.write(`${samples}\n`),
  journal: await work.journal('rows', rowWidth),
});
await work.close();
await files.close();
process.stdout.write('done\n');
