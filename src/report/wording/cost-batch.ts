import type { BatchMonth, BatchRules, CostBatchCodes } from '../../judge/codes/cost-batch.ts';
import { count, percent, usd } from './format.ts';
import type { Wording } from './words.ts';

/** Empty where nothing is cached. */
function hitsSentence({ savingUsd, bestSavingUsd }: BatchMonth): string {
  if (bestSavingUsd === null) return '';
  const best =
    bestSavingUsd < 0 ? `still cost ${usd(-bestSavingUsd)} more` : `save ${usd(bestSavingUsd)} at most`;
  const worst = savingUsd < 0 ? 'cost' : 'saving';
  return ` That ${worst} counts on no cache hit inside a batch, where they are best effort; with as many as live requests have it would ${best}.`;
}

function rulesSentence({ deadlineHours, resultDays, queue }: BatchRules): string {
  const fits = queue
    ? ` The ${queue.tier} tier lets ${count(queue.queued)} batched requests wait at once; a day of this plan sends ${count(queue.perDay)}.`
    : '';
  return ` A batch that is not done after ${count(deadlineHours)} hours expires, and results can be read for ${count(resultDays)} days.${fits}`;
}

const waiting = ({ share }: BatchMonth): string => `${percent(share)} of the requests can wait a day`;

export const costBatchWording: Wording<keyof CostBatchCodes> = {
  'batch-saves': (args) => ({
    detail: `${waiting(args)} and go through batches, which saves ${usd(args.savingUsd)} in a medium month on ${args.model}; it costs ${usd(args.mediumUsd)}.${hitsSentence(args)}${rulesSentence(args.rules)}`,
  }),
  'batch-costs-more': (args) => ({
    title: 'Batches cost more than the cached requests they replace',
    detail: `${waiting(args)} and go through batches. Sent live they would find their prefix cached, so batching them costs ${usd(-args.savingUsd)} more in a medium month of ${usd(args.mediumUsd)} on ${args.model}.${hitsSentence(args)}${rulesSentence(args.rules)}`,
    fix: [
      'Send a real batch with cache_control for an hour on the prefix, and read cache_read_input_tokens in its results.',
      'If few of them hit, send this work live with the cached prefix, spread below the rate limit.',
    ],
  }),
  'batch-left-out': (args) => ({
    title: 'Batches would save money and are not planned',
    detail: `${waiting(args)}, and no batches are planned. They would save ${usd(args.savingUsd)} of a medium month of ${usd(args.mediumUsd)} on ${args.model}.${hitsSentence(args)}${rulesSentence(args.rules)}`,
    fix: ['Send what can wait through the Message Batches API, and add "batch" to task.features.'],
  }),
  'batch-not-worth-it': (args) => ({
    title: 'Batches would save too little to ask for',
    detail: `${waiting(args)}. ${gain(args)}${hitsSentence(args)}`,
  }),
};

const gain = ({ model, mediumUsd, savingUsd }: BatchMonth): string =>
  savingUsd < 0
    ? `Batching them would cost ${usd(-savingUsd)} more in a medium month of ${usd(mediumUsd)} on ${model}, because live requests find their prefix cached.`
    : `Batching them would save ${usd(savingUsd)} in a medium month of ${usd(mediumUsd)} on ${model}, too little for a second code path.`;
