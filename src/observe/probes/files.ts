import { listProbe } from '../list-probe.ts';

export const filesProbe = listProbe('files', {
  feature: 'files',
  title: 'The list of files: may this key read it',
  sends: 'One GET for the newest file of the workspace; nothing is uploaded.',
  type: 'file',
  ask: ({ files }, page, options) => files.list(page, options),
});
