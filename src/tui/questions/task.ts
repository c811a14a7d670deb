import type { Level } from '../../catalog/vocabulary.ts';
import { type Feature, features, levels, type TaskType, taskTypes } from '../../catalog/vocabulary.ts';
import { answerAt } from './answer-at.ts';
import type { Option, Question } from './question.ts';

const typeOptions: Readonly<Record<TaskType, Omit<Option, 'value'>>> = {
  chat: { label: 'Chat assistant', hint: 'People converse with it; each turn sends the history again.' },
  'summarise-classify': { label: 'Summarise or classify', hint: 'Short answers about given text.' },
  extraction: {
    label: 'Structured extraction',
    hint: 'Fields out of documents, as JSON that a program reads.',
  },
  retrieval: { label: 'Retrieval over long documents', hint: 'Long prompts built from found passages.' },
  agent: { label: 'Agent with tools', hint: 'Several calls per job, tools, perhaps web search.' },
  'coding-agent': { label: 'Coding agent', hint: 'Long sessions over a code base.' },
  batch: { label: 'Nightly batch', hint: 'Nobody waits for the answers.' },
  'vision-pdf': { label: 'Images or PDF intake', hint: 'Pages and pictures go in.' },
  other: { label: 'Something else' },
};

const levelOptions: Readonly<Record<Level, Omit<Option, 'value'>>> = {
  demo: { label: 'Demo', hint: 'Shown to a few people; almost nothing blocks.' },
  beta: { label: 'Beta', hint: 'Invited users who expect rough edges.' },
  ga: { label: 'General availability', hint: 'Anybody can use it; live evidence is demanded.' },
  critical: { label: 'Critical', hint: 'People or money depend on it; the most checks block.' },
};

const featureOptions: Readonly<Record<Feature, Omit<Option, 'value'>>> = {
  streaming: { label: 'Streaming', hint: 'The answer appears as it is written.' },
  'tool-use': { label: 'Tool use', hint: 'Claude calls functions of yours.' },
  'structured-outputs': { label: 'Structured outputs', hint: 'Answers that follow a JSON schema.' },
  vision: { label: 'Images', hint: 'Pictures in the prompt.' },
  pdf: { label: 'PDF documents', hint: 'Pages are read as text and as images.' },
  citations: { label: 'Citations', hint: 'Answers point into the given documents.' },
  thinking: { label: 'Thinking', hint: 'Billed as output tokens, even where it is hidden.' },
  'prompt-caching': { label: 'Prompt caching', hint: 'Pays off only where the start of the prompt repeats.' },
  batch: { label: 'Batches', hint: 'Half the token price; answers come within a day.' },
  files: { label: 'Files', hint: 'Uploaded once, named in requests.' },
  'web-search': { label: 'Web search', hint: 'Billed per search, besides the tokens.' },
  'web-fetch': { label: 'Web fetch', hint: 'No fee of its own; the pages count as input.' },
  'code-execution': { label: 'Code execution', hint: 'Container hours can be billed apart.' },
  'computer-use': { label: 'Computer use', hint: 'Adds thousands of input tokens to each request.' },
  'fast-mode': { label: 'Fast mode', hint: 'A higher price for a faster answer, on some models.' },
  'us-inference': { label: 'US-only inference', hint: 'Costs a surcharge on every token.' },
  audio: { label: 'Audio', hint: 'Listed because plans ask for it.' },
};

/** Options of a closed word list, in its order. */
export const optionsOf = <T extends string>(
  words: readonly T[],
  table: Readonly<Record<T, Omit<Option, 'value'>>>,
): readonly Option[] => words.map((value) => ({ value, ...table[value] }));

export const taskQuestions: readonly Question[] = [
  {
    id: 'task.type',
    section: 'task',
    kind: 'choice',
    ask: 'What kind of task will Claude do?',
    why: 'The kind of task decides which checks weigh most: plain text work looks at model and cost first, agents at features, extra fees and limits, batch work at batch price and throughput.',
    where:
      'Choose what most of the requests do. Several kinds in one product are better polled as several plans.',
    checks: ['task/defined', 'task/batch-fit', 'model/fit'],
    options: () => optionsOf(taskTypes, typeOptions),
    ...answerAt('task', 'type'),
  },
  {
    id: 'name',
    section: 'task',
    kind: 'text',
    ask: 'What do you call this launch?',
    why: 'The name heads the report, so that a reader knows which launch was polled.',
    where: 'Any name your team uses, such as the product or the ticket.',
    checks: [],
    maxLength: 2_000,
    get: (plan) => plan.name,
    set: (plan, value) => ({ ...plan, name: value }),
  },
  {
    id: 'task.purpose',
    section: 'task',
    kind: 'text',
    ask: 'In one sentence, what does the product do with Claude, and for whom?',
    why: 'A reviewer who reads the report has to know what was judged. A task nobody can put into a sentence is rarely ready.',
    where: 'Ask whoever owns the product.',
    checks: ['task/defined'],
    maxLength: 2_000,
    ...answerAt('task', 'purpose'),
  },
  {
    id: 'task.features',
    section: 'task',
    kind: 'multi',
    ask: 'Which of these will the requests use?',
    why: 'Not every model and platform path has every feature, and some are billed apart from tokens.',
    where: 'Look at the request your code sends: tools, output format, beta headers, content blocks.',
    checks: ['task/features-supported', 'cost/server-tools'],
    options: () => optionsOf(features, featureOptions),
    ...answerAt('task', 'features'),
  },
  {
    id: 'level',
    section: 'task',
    kind: 'choice',
    ask: 'What is at stake with this launch?',
    why: 'The level decides which checks can stop the launch and where only live evidence counts.',
    where: 'Take the level your users will hold you to.',
    checks: [],
    options: () => optionsOf(levels, levelOptions),
    get: (plan) => plan.level,
    set: (plan, value) => (value === null ? plan : { ...plan, level: value as Level }),
  },
  {
    id: 'launchDate',
    section: 'task',
    kind: 'date',
    ask: 'On which day does it launch?',
    why: 'Models retire on announced days. A model that is fine today may be gone soon after your launch.',
    where: 'The release calendar. Write 2027-03-01, or +30d for 30 days from today.',
    checks: ['model/lifecycle'],
    get: (plan) => plan.launchDate,
    set: (plan, value) => ({ ...plan, launchDate: value }),
  },
  {
    id: 'plannedLifeMonths',
    section: 'task',
    kind: 'number',
    ask: 'For how many months should it run without a change of model?',
    why: 'A retirement within that time means a migration that somebody has to plan for.',
    where: 'Ask who will maintain it. A year is a common answer.',
    checks: ['model/lifecycle'],
    unit: 'months',
    whole: false,
    min: 0.1,
    max: 120,
    get: (plan) => plan.plannedLifeMonths,
    set: (plan, value) => ({ ...plan, plannedLifeMonths: value }),
  },
  {
    id: 'task.patienceSeconds',
    section: 'task',
    kind: 'number',
    ask: 'How many seconds can the reader, or the next system, wait for a whole answer?',
    why: 'Work that can wait a day costs half in batches. Work that cannot wait long may need streaming or a faster model.',
    where: 'The time-out of the caller, or what users put up with. 86,400 is a day.',
    checks: ['task/batch-fit'],
    unit: 'seconds',
    whole: false,
    min: 0.1,
    max: 604_800,
    ...answerAt('task', 'patienceSeconds'),
  },
];
