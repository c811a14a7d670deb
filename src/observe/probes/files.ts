import { usesFeature } from '../../plan/planned-use.ts';
import { firstOfList } from '../first-of-list.ts';
import type { Probe } from '../probe.ts';

/** Free: may this key see the files of its workspace. */
export const filesProbe: Probe<'files'> = {
  id: 'files',
  title: 'The list of files: may this key read it',
  sends: () => 'One GET for the newest file of the workspace; nothing is uploaded.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'key',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('files', plan) === true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => {
    const { files } = await context.client();
    return firstOfList(() => files.list({ limit: 1 }, { signal: context.signal }), 'file', context);
  },
};
