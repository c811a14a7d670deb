import type { Feature, TaskType } from '../../catalog/vocabulary.ts';
import type { BatchSaving, TaskCodes } from '../../judge/codes/task.ts';
import { count, list, percent, usd } from './format.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

export const featureNames: Readonly<Record<Feature, string>> = {
  streaming: 'streaming',
  'tool-use': 'tool use',
  'structured-outputs': 'structured outputs',
  vision: 'image input',
  pdf: 'PDF input',
  citations: 'citations',
  thinking: 'thinking',
  'prompt-caching': 'prompt caching',
  batch: 'message batches',
  files: 'the Files API',
  'web-search': 'web search',
  'web-fetch': 'web fetch',
  'code-execution': 'code execution',
  'computer-use': 'computer use',
  'fast-mode': 'fast mode',
  'us-inference': 'US-only inference',
  audio: 'audio',
};

/** As in "work of the kind …". */
export const taskNames: Readonly<Record<TaskType, string>> = {
  chat: 'chat',
  'summarise-classify': 'summarising and classifying',
  extraction: 'structured extraction',
  retrieval: 'retrieval over documents',
  agent: 'an agent with tools',
  'coding-agent': 'a coding agent',
  batch: 'batch work',
  'vision-pdf': 'image and PDF intake',
  other: 'another kind of work',
};

const named = (features: readonly Feature[]): string =>
  list(features.map((feature) => featureNames[feature]));

/** One sentence for each group of features that is not empty. */
const lacking = (features: readonly Feature[], sentence: (names: string) => string): string[] =>
  features.length > 0 ? [sentence(named(features))] : [];

export const taskWording: Wording<keyof TaskCodes> = {
  'task-defined': ({ type }) => ({
    detail: `The plan names the type of task, ${taskNames[type]}, and says what it is for.`,
  }),
  'launch-date-passed': ({ launchDate, today }) => ({
    title: 'The planned launch date has passed',
    detail: `The plan launches on ${launchDate}, which was past on ${today}; the planned life was counted from ${today} instead.`,
    fix: ['Set launchDate to the day of the next launch, or take it out while that is open.'],
  }),
  'features-supported': ({ model, features }) => ({
    detail:
      features.length === 0
        ? 'The plan asks for nothing beyond text in and text out, which every model offers.'
        : `${model} offers all that is planned: ${named(features)}.`,
  }),
  'features-unsupported': ({ model, nowhere, byModel }) => ({
    detail: [
      ...lacking(nowhere, (names) => `No Claude model offers ${names}.`),
      ...lacking(byModel, (names) => `${model ?? 'The model'} does not offer ${names}.`),
    ].join(' '),
    fix: [
      ...(nowhere.length > 0
        ? [
            `Convert the material before it reaches Claude, for example speech to text, and drop ${named(nowhere)} from the plan.`,
          ]
        : []),
      ...(byModel.length > 0 ? [`Choose a model that offers ${named(byModel)}, or build without it.`] : []),
    ],
  }),
  'features-unverified': ({ model, features }) => ({
    detail: `Whether ${model} offers ${named(features)} is not known to the catalog.`,
    fix: [
      'Send one request that uses each of these features over the launch path, and keep its answer as evidence.',
      waiverStep('task/features-supported'),
    ],
  }),
  'batch-fits': (args) => ({
    detail: `Batches are planned, and ${percent(args.share)} of the requests can wait for them. ${
      args.saving < 0
        ? `Sent live they would find their prefix cached and cost less, by ${gain(args)}: cost/batch tells what to do.`
        : `They save ${gain(args)}.`
    }`,
  }),
  'batch-not-used': (args) => ({
    title: 'Work that can wait is planned without batches',
    detail: `${percent(args.share)} of the requests can wait up to a day, and no batches are planned; they would save ${gain(args)} and keep this work out of the rate limit.`,
    fix: [
      'Send the requests that can wait through the Message Batches API and add "batch" to task.features.',
      'Try one request of each batch on the Messages API first, because a batch is validated late.',
    ],
  }),
  'batch-gain-small': (args) => ({
    title: 'Batches would save too little to be worth a second code path',
    detail: `${percent(args.share)} of the requests could go through batches; ${
      args.saving < 0
        ? `live they find their prefix cached and cost less, by ${gain(args)}.`
        : `that would save ${gain(args)}, too little to ask for a second code path.`
    }`,
  }),
  'batch-too-slow': ({ patienceSeconds }) => ({
    title: 'Batches are planned for work that cannot wait',
    detail:
      patienceSeconds === null
        ? 'Batches are planned, and no request of this plan can wait a day. Most batches finish within an hour, but one may take 24 hours and then expires.'
        : `Batches are planned for work that can wait ${count(patienceSeconds)} seconds. Most finish within an hour, but one may take 24 hours and then expires.`,
    fix: [
      'Send this work through the Messages API, or agree with whoever waits on 24 hours and on what happens to an expired batch.',
    ],
  }),
  'batch-excludes': ({ features }) => ({
    title: 'Batches do not take a planned feature',
    detail: `All requests are planned as batches, and a batch takes no ${list(features.map((feature) => featureNames[feature]))}.`,
    fix: [
      `Take ${named(features)} out of the plan, or lower the share of requests that goes through batches.`,
    ],
  }),
};

/** As much as batches save, or cost. */
const gain = ({ saving, savingUsd }: BatchSaving): string =>
  savingUsd == null
    ? `${percent(saving)} of the token bill`
    : `${usd(Math.abs(savingUsd))} of a medium month, ${percent(Math.abs(saving))} of it`;
