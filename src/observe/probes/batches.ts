import { usesFeature } from '../../plan/planned-use.ts';
import { firstOfList } from '../first-of-list.ts';
import type { Probe } from '../probe.ts';

/** Free: may this key see the message batches of its workspace. */
export const batchesProbe: Probe<'batches'> = {
  id: 'batches',
  title: 'The list of message batches: may this key read it',
  sends: () => 'One GET for the newest message batch of the workspace.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'key',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('batch', plan) === true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => {
    const { messages } = await context.client();
    return firstOfList(
      () => messages.batches.list({ limit: 1 }, { signal: context.signal }),
      'message_batch',
      context,
    );
  },
};
