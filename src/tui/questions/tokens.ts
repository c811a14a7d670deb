import type { Plan } from '../../plan/schema.ts';
import { count } from '../../report/wording/format.ts';
import { answerAt, sizeAt } from './answer-at.ts';
import type { NumberQuestion, Question } from './question.ts';

const inputChecks = [
  'cost/trial',
  'tokens/context-window',
  'tokens/counted',
  'limits/peak-traffic',
  'limits/headroom',
  'cost/forecast',
] as const;
const outputChecks = [
  'tokens/max-output',
  'tokens/context-window',
  'limits/peak-traffic',
  'limits/headroom',
  'cost/output-share',
  'cost/trial',
  'cost/max-tokens-realistic',
  'cost/forecast',
  'operations/latency',
] as const;

/** p95 must not lie below the typical size; said as soon as either is typed. */
const objection =
  (part: 'input' | 'output', key: 'typical' | 'p95'): NonNullable<NumberQuestion['objects']> =>
  (plan, value) => {
    const sizes = { ...plan.tokens[part], [key]: value };
    if (sizes.typical == null || sizes.p95 == null || sizes.p95 >= sizes.typical) return null;
    return `The 95th percentile (${count(sizes.p95)}) cannot lie below the typical size (${count(sizes.typical)}). Correct one of them.`;
  };

const size = {
  kind: 'number',
  section: 'tokens',
  unit: 'tokens',
  whole: true,
  min: 0,
  max: 100_000_000,
} as const;

export const tokensQuestions: readonly Question[] = [
  {
    ...size,
    id: 'tokens.input.typical',
    label: 'Input, typical',
    ask: 'How many tokens does a typical prompt have, all included?',
    why: 'System prompt, tools, history and documents are all paid for on every request. In a chat the history grows with each turn.',
    where:
      'input_tokens plus both cache counts in the usage of real responses; or the token counting endpoint, with the planned model.',
    checks: inputChecks,
    objects: objection('input', 'typical'),
    ...sizeAt('input', 'typical'),
  },
  {
    ...size,
    id: 'tokens.input.p95',
    label: 'Input, p95',
    ask: 'How many tokens do the longest prompts have (95th percentile)?',
    why: 'The long prompts are the ones that overflow the window, cross a price step or use up the minute.',
    where:
      'Sort the prompt sizes of a trial; the value that 95 of 100 stay below. Models from 4.7 on count about 30 % more tokens for the same text than older ones.',
    checks: inputChecks,
    objects: objection('input', 'p95'),
    ...sizeAt('input', 'p95'),
  },
  {
    ...size,
    id: 'tokens.output.typical',
    label: 'Output, typical',
    ask: 'How many tokens does a typical answer have, thinking included?',
    why: 'Output costs five times as much as input on every current model, and thinking counts as output even where it is hidden.',
    where: 'output_tokens in the usage of real responses.',
    checks: outputChecks,
    objects: objection('output', 'typical'),
    ...sizeAt('output', 'typical'),
  },
  {
    ...size,
    id: 'tokens.output.p95',
    label: 'Output, p95',
    ask: 'How many tokens do the longest answers have (95th percentile)?',
    why: 'Answers longer than max_tokens are cut off, and JSON that was cut off is not JSON.',
    where: 'Sort output_tokens of a trial; the value that 95 of 100 stay below.',
    checks: outputChecks,
    objects: objection('output', 'p95'),
    ...sizeAt('output', 'p95'),
  },
  {
    ...size,
    id: 'tokens.thinking',
    label: 'Thinking in an answer',
    ask: 'How many tokens of a typical answer are thinking?',
    why: 'Thinking is billed as output in full, also where nobody sees it. It is the part of the bill that effort moves.',
    where:
      'output_tokens_details.thinking_tokens in the usage of real responses; gonogo trial --live measures it. Write 0 if thinking is off.',
    checks: ['cost/forecast', 'cost/thinking'],
    objects: ({ tokens }: Plan, value: number) =>
      tokens.output.typical == null || value <= tokens.output.typical
        ? null
        : `A typical answer has ${count(tokens.output.typical)} tokens, thinking included; its thinking cannot have ${count(value)}.`,
    ...answerAt('tokens', 'thinking'),
  },
  {
    ...size,
    id: 'tokens.toolDefinitions',
    label: 'Tool definitions',
    ask: 'How many tokens do the definitions of your own tools have together?',
    why: 'They are sent and paid for with every request, whether a tool is used or not.',
    where: 'Count one request with and without its tools with the token-counting endpoint; it is free.',
    checks: ['cost/forecast', 'cost/tool-overhead'],
    applies: ({ task }) => task.features?.includes('tool-use') ?? false,
    ...answerAt('tokens', 'toolDefinitions'),
  },
  {
    ...size,
    id: 'tokens.maxTokens',
    min: 1,
    max: 10_000_000,
    label: 'max_tokens',
    ask: 'Which max_tokens will the requests carry?',
    why: 'It caps answer and thinking together. Too low cuts answers off; too high, without streaming, is refused by the SDK before anything is sent.',
    where: 'max_tokens of the request.',
    checks: [
      'tokens/max-output',
      'tokens/streaming-required',
      'tokens/context-window',
      'model/parameters-accepted',
      'cost/max-tokens-realistic',
    ],
    ...answerAt('tokens', 'maxTokens'),
  },
  {
    id: 'tokens.streaming',
    section: 'tokens',
    kind: 'yes-no',
    label: 'Streaming',
    ask: 'Will the answers be streamed?',
    why: 'Long answers without streaming run into time-outs, and people wait longer for the first word.',
    where: 'stream: true in the request, or messages.stream() in the code.',
    checks: ['tokens/streaming-required', 'features/streaming'],
    ...answerAt('tokens', 'streaming'),
  },
  {
    ...size,
    id: 'tokens.repeatedPrefix',
    label: 'Repeated beginning',
    ask: 'How many tokens at the start of the prompt are the same from request to request?',
    why: 'Only an identical beginning can be read from the cache. Below the minimum of the model nothing is stored, and nothing says so.',
    where:
      'Tools and system prompt up to the first thing that changes: a date, a name, the question. Write 0 if it changes at once.',
    checks: ['cost/caching', 'cost/cache-ttl', 'cost/cache-prefix-stable', 'features/prompt-caching'],
    ...answerAt('tokens', 'repeatedPrefix'),
  },
  {
    id: 'tokens.cacheTtl',
    section: 'tokens',
    kind: 'choice',
    label: 'Caching',
    ask: 'Will that beginning be cached, and for how long?',
    why: 'Writing to the cache costs more than plain input. It pays off only when it is read again in time.',
    where: 'cache_control in the request; its ttl is 5m unless it says 1h.',
    checks: [
      'cost/caching',
      'cost/cache-ttl',
      'cost/cache-prefix-stable',
      'cost/forecast',
      'limits/peak-traffic',
      'limits/headroom',
      'features/prompt-caching',
    ],
    applies: (plan) => plan.tokens.repeatedPrefix !== 0,
    options: () => [
      { value: 'none', label: 'No caching' },
      { value: '5m', label: '5 minutes', hint: 'Pays off from the first read on.' },
      { value: '1h', label: '1 hour', hint: 'Writes cost more; pays off from the second read on.' },
    ],
    ...answerAt('tokens', 'cacheTtl'),
  },
  {
    id: 'tokens.samplePrompt',
    section: 'tokens',
    kind: 'text',
    lines: true,
    label: 'Sample prompt',
    ask: 'Paste one typical real prompt, to be counted with the model’s own tokenizer.',
    why: 'A count by the planned model replaces an estimate that is easily 30 % off. Counting is free.',
    where:
      'A typical prompt from a trial, because its count is held against the typical size. Without personal data: it is stored in the plan. Leave it out with Ctrl-N.',
    checks: ['tokens/counted'],
    maxLength: 400_000,
    ...answerAt('tokens', 'samplePrompt'),
  },
];
