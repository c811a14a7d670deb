import type { FeaturesBatchFilesCodes } from '../../judge/codes/features-batch-files.ts';
import type { BatchRunSeen } from '../../judge/seen/batch-run.ts';
import { featureNames } from './task.ts';
import type { Wording } from './words.ts';

const ends: Readonly<Record<NonNullable<BatchRunSeen['endedAs']>, string>> = {
  succeeded: 'Its message had been answered by then and is billed at the price of batches.',
  errored: 'Its message failed, which is not billed.',
  canceled: 'It ended without an answer, which is not billed.',
  expired: 'It expired without an answer, which is not billed.',
};

export const featuresBatchFilesWording: Wording<keyof FeaturesBatchFilesCodes> = {
  'list-refused': ({ feature, reason }) => ({
    title: `This key is refused ${featureNames[feature]}`,
    detail: `The list that ${featureNames[feature]} would appear in was turned down for this key. ${reason}`,
    fix: [
      `Have an administrator switch ${featureNames[feature]} on for this organization and workspace, and give the key the scope it needs.`,
      'Or take the feature out of the plan, and check again.',
    ],
  }),

  'batch-created': ({ cancelled, endedAs }) => ({
    detail: `A batch of one tiny message was created and ${cancelled ? 'cancelled at once' : 'ended before it could be cancelled'}. ${
      endedAs === null
        ? 'It had not ended when it was looked at last, so its worst case was booked as spent.'
        : ends[endedAs]
    }`,
  }),
  'batch-left-behind': ({ batchId, lastSeenAs }) => ({
    title:
      batchId === null ? 'A batch of this poll may be running' : 'A batch of this poll was not cancelled',
    detail:
      batchId === null
        ? 'The call to create a batch was not answered as it should be, so a batch of one tiny message may have been created all the same, and nobody has cancelled it.'
        : `The batch ${batchId} was created, so batches can be used, but no answer says that it was cancelled. ${
            lastSeenAs === null
              ? 'No look at it after that was answered.'
              : `A look at it right after that showed the status ${lastSeenAs}.`
          }`,
    fix: [
      `${
        batchId === null
          ? 'Look at the newest batches with messages.batches.list(), and cancel one of a single message made at the time of this poll'
          : `Cancel it with messages.batches.cancel('${batchId}')`
      }, or let its one tiny message be answered: at most the worst case of this probe is billed, and it was booked as spent.`,
      'Check again, once no other call of this poll fails.',
    ],
  }),
  'batch-message-failed': ({ batchId }) => ({
    title: 'The message inside a batch failed',
    detail: `The batch ${batchId} was created, and its only message had failed before it could be cancelled. Messages in a batch are checked only when it runs.`,
    fix: [
      `Read why with messages.batches.results('${batchId}').`,
      'Then check again: plain messages to the same model are answered.',
    ],
  }),
  'batch-only-listed': ({ reason }) => ({
    title: 'Message batches can be listed; creating one was not shown',
    detail: `This key may list the message batches of its workspace. Whether it may create one was not seen. ${reason}`,
  }),

  'files-listed': ({ empty }) => ({
    detail: `This key may list the files of its workspace${empty ? ', which holds none' : ''}. An upload was not tried, because it would leave a file in the account.`,
  }),
};
