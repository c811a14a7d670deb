import { listProbe } from '../list-probe.ts';

export const batchesProbe = listProbe('batches', {
  feature: 'batch',
  title: 'The list of message batches: may this key read it',
  sends: 'One GET for the newest message batch of the workspace.',
  type: 'message_batch',
  ask: ({ messages }, page, options) => messages.batches.list(page, options),
});
