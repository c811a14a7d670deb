import type { CostTrialCodes, CutAnswers, ThinkingMonth, ToolMonth } from '../../judge/codes/cost-trial.ts';
import { usdPerRequest } from '../figure-text.ts';
import { count, list, percent, usd } from './format.ts';
import {
  answerCommand,
  answersOf,
  contradiction,
  corrections,
  countCommand,
  doubt,
  samplesOf,
  stepOn,
  trialSentence,
} from './trial-sentences.ts';
import type { Wording } from './words.ts';

const cutSentence = ({ hits, answered, low, high }: CutAnswers): string =>
  `${count(hits)} of ${answersOf(answered)} of the trial ended because max_tokens was reached, so that ${percent(low)} to ${percent(high)} of all do (95 % interval)`;

const raiseStep = ({ sentTokens }: CutAnswers): string =>
  `Raise max_tokens${sentTokens === null ? '' : ` above ${count(sentTokens)}, the most the samples ask for`}, thinking included, and run ${answerCommand(50)} again.`;

const thinkingSentence = (month: ThinkingMonth): string =>
  `${month.isMeasured ? 'By the trial' : 'By the plan'} ${count(Math.round(month.thinkingTokens))} of the ${count(month.outputTokens)} tokens of a typical answer of ${month.model} are thinking, ${percent(month.share)}; that is ${usd(month.usdPerMonth)} of a medium month of ${usd(month.mediumUsd)}.`;

function toolSentence(month: ToolMonth): string {
  const known = `${month.isMeasured ? 'By the trial, tools' : 'Tools'} add ${count(Math.round(month.toolTokens))} tokens to every prompt that carries them, ${percent(month.share)} of a typical one of ${count(month.promptTokens)}; that is ${usd(month.usdPerMonth)} of a medium month of ${usd(month.mediumUsd)}, before caching.`;
  return month.undocumented.length === 0
    ? known
    : `${known} For ${month.model} no page gives the tokens of ${list(month.undocumented)}, so the sum lacks them.`;
}

export const costTrialWording: Wording<keyof CostTrialCodes> = {
  'trial-missing': ({ model, reason }) => ({
    detail: `No trial on your own requests speaks for ${model}, so every size is a guess. ${reason}`,
    fix: [
      `Put real request bodies into a file, one JSON object a line, and run ${countCommand}; counting is free.`,
      `Then run ${answerCommand(50)} to let some be answered, within a budget that is shown first.`,
    ],
    next: countCommand,
  }),
  'trial-estimated': ({ model, samples, counted, band }) => ({
    detail: `The ${samplesOf(counted)} of ${samples} were estimated on this machine, not counted for ${model}; most true sizes lie within ${percent(band)} of that, some do not.`,
    fix: [`Run ${countCommand} with a key, so that they are counted; that is free.`],
    next: countCommand,
  }),
  'trial-of-sandbox': ({ model, samples }) => ({
    detail: `The trial of ${samples} was answered by the built-in sandbox, which does not know the tokenizer of ${model}, so it says nothing of a real account.`,
    fix: [`Run ${countCommand} with a key, so that they are counted for real; that is free.`],
    next: countCommand,
  }),
  'trial-too-small': (args) => ({
    detail: `${trialSentence(args)} Fewer than ${count(args.enough)} samples tell neither a mean nor the long requests.`,
    fix: [`Add at least ${samplesOf(args.enough - args.counted)} and run ${countCommand} again.`],
    next: countCommand,
  }),
  'trial-contradicts-plan': ({ contradictions, doubts, ...trial }) => ({
    ...(contradictions.every((row) => row.kind === 'size' && row.measuredTokens < row.plannedTokens) && {
      title: 'The trial on your own requests measured less than planned',
    }),
    detail: [
      ...contradictions.map(contradiction),
      `That is what ${samplesOf(trial.counted)}, counted for ${trial.model} on ${trial.on}, and ${answersOf(trial.answered)} showed.`,
      ...doubts.map(doubt),
    ].join(' '),
    fix: [...corrections(contradictions, trial), ...doubts.map(stepOn)],
    ...(contradictions.some(({ kind }) => kind === 'window') && { next: countCommand }),
  }),
  'trial-doubtful': ({ doubts, ...trial }) => ({
    title: 'The trial on your own requests leaves something open',
    detail: [trialSentence(trial), ...doubts.map(doubt)].join(' '),
    fix: doubts.map(stepOn),
    next: doubts.some(({ kind }) => kind === 'few-answers') ? answerCommand(50) : countCommand,
  }),
  'trial-confirms-plan': (args) => ({ detail: trialSentence(args) }),

  'answers-hit-max-tokens': (args) => ({
    detail: `${cutSentence(args)}, more than the ${percent(args.tolerated)} that may be an accident. Each is paid for in full and worth little.`,
    fix: [
      raiseStep(args),
      'Or ask for shorter answers, or lower the effort where thinking uses up the room.',
    ],
    next: answerCommand(50),
  }),
  'some-answers-hit-max-tokens': (args) => ({
    title: 'Some real answers are cut off by max_tokens',
    detail: `${cutSentence(args)}. Whether that is more than ${percent(args.tolerated)} cannot be told yet; what was cut off was paid for.`,
    fix: [
      'Look at the requests whose answers were cut off: a runaway answer needs better instructions, a long one more room.',
      raiseStep(args),
    ],
    next: answerCommand(50),
  }),
  'max-tokens-not-as-sent': ({ maxTokens, sentTokens, stating, counted }) => ({
    title: 'The samples carry another max_tokens than planned',
    detail: `${count(stating)} of ${samplesOf(counted)} state max_tokens, up to ${count(sentTokens)}; the plan says ${count(maxTokens)}. What was judged by the plan does not hold for the requests.`,
    fix: [
      `Set tokens.maxTokens to ${count(sentTokens)}, or send ${count(maxTokens)} in the requests and run ${countCommand} again.`,
    ],
  }),
  'max-tokens-far-above-answers': ({
    maxTokens,
    p95Tokens,
    factor,
    isMeasured,
    worstUsd,
    p95Usd,
    model,
  }) => ({
    title: 'An answer that runs on may cost many times a long one',
    detail: `max_tokens of ${count(maxTokens)} is more than ${count(factor)} times the ${isMeasured ? 'measured' : 'planned'} p95 answer of ${count(p95Tokens)} tokens.${worstUsd === null || p95Usd === null ? '' : ` One request whose answer runs to the end costs ${usdPerRequest(worstUsd)} of output on ${model}, against ${usdPerRequest(p95Usd)} for a long one.`} Only written tokens are billed, and on the Claude API only they count against the limits, so nothing is lost while answers stay short.`,
    fix: [
      `Lower max_tokens towards ${count(factor * p95Tokens)}, where longer answers have no use; leave room for thinking.`,
      'Watch stop reason max_tokens in production, so that runaway answers are noticed.',
    ],
  }),
  'max-tokens-below-answers': ({ maxTokens, p95Tokens, check }) => ({
    detail: `A p95 answer of ${count(p95Tokens)} tokens does not fit into max_tokens of ${count(maxTokens)}, which ${check} judges; what real answers need cannot be told before that is settled.`,
    fix: [`Settle ${check} first, then run ${answerCommand(50)}.`],
  }),
  'max-tokens-holds': ({ answered, high, maxTokens, p95Tokens }) => ({
    detail: `None of ${answersOf(answered)} of the trial reached max_tokens, so with 95 % confidence at most ${percent(high)} of all do; max_tokens of ${count(maxTokens)} leaves room above the p95 answer of ${count(p95Tokens)} tokens.`,
  }),
  'max-tokens-holds-by-plan': ({ maxTokens, p95Tokens }) => ({
    title: 'By the plan, max_tokens leaves real answers room, and not too much',
    detail: `max_tokens of ${count(maxTokens)} holds a p95 answer of ${count(p95Tokens)} tokens. Too few answers of real requests were measured to tell how many are cut off; ${answerCommand(50)} measures it.`,
  }),

  'thinking-counted': (args) => ({ detail: thinkingSentence(args) }),
  'thinking-dominates': ({ effort, off, ...month }) => ({
    title: 'Thinking is most of the output, at an effort nobody chose',
    detail: `${thinkingSentence(month)} The plan sets no effort, so ${effort} is in force, the default of ${month.model}.`,
    fix: [
      effort === 'low'
        ? 'Set model.effort on purpose, and compare the evals with the next higher one.'
        : `Try an effort below ${effort} on your evals, and set model.effort to the lowest that passes them.`,
      ...(off === null
        ? []
        : [
            off === 'disabled'
              ? 'Where the task needs no thinking, send thinking of type disabled.'
              : 'Where the task needs none before the answer, send thinking of type between_tools.',
          ]),
    ],
  }),
  'thinking-above-output': ({ model, thinkingTokens, outputTokens }) => ({
    detail: `The plan counts ${count(thinkingTokens)} tokens of thinking in a typical answer and only ${count(outputTokens)} for the whole of it. ${model} bills thinking as output, so the forecast leaves most of it out.`,
    fix: [
      'Set tokens.output.typical and tokens.output.p95 to output_tokens of real answers, which include thinking.',
      `Or measure both with ${answerCommand(50)}.`,
    ],
  }),

  'tool-overhead-modest': (args) => ({
    detail: `${toolSentence(args)} From ${percent(args.highShare)} on it would be worth tidying up.`,
  }),
  'tool-overhead-high': ({ highShare, isCached, ...month }) => ({
    detail: `${toolSentence(month)} From ${percent(highShare)} on it is worth tidying up.`,
    fix: [
      'Send only the tools that a request can need, and shorten their descriptions and schemas.',
      isCached
        ? 'Make sure the cached prefix begins with the tools and that their order never changes.'
        : 'Cache them: tools come first in the prompt, so a breakpoint behind them costs a read instead of plain input.',
    ],
  }),
  'tools-above-prompt': ({ model, toolTokens, promptTokens }) => ({
    title: 'The planned prompt is smaller than its tools',
    detail: `On ${model} the planned tools add ${count(toolTokens)} tokens to every prompt, and a typical prompt is planned with ${count(promptTokens)}. The forecast leaves the difference out.`,
    fix: [
      'Count a whole request with its tools and correct tokens.input.typical and tokens.input.p95.',
      `Or run ${countCommand}, which counts them in real requests.`,
    ],
  }),
};
