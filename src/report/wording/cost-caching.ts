import type {
  CachingMonth,
  CostCachingCodes,
  PrefixFrom,
  SampledPrefix,
  TtlsCompared,
} from '../../judge/codes/cost-caching.ts';
import { ttlNames } from '../../judge/seen/prompt-cache.ts';
import type { VaryingKind } from '../../judge/seen/trial.ts';
import { count, percent, times, usd } from './format.ts';
import { answerCommand, countCommand } from './trial-sentences.ts';
import type { Wording } from './words.ts';

const reads = (value: number): string => (value === 1 ? 'one read' : `${count(value)} reads`);

/** Below, nobody would call it found. */
const hardlyAny = 0.005;

/** Expected hits round to all or none, but never are quite that. */
function foundBy(share: number): string {
  if (share > 1 - hardlyAny) return 'nearly all requests';
  return share < hardlyAny ? 'hardly any request' : `${percent(share)} of the requests`;
}

const about = (band: number): string => (band > 0 ? 'about ' : '');

/** The prefix as the subject of a sentence. */
function prefixOf(from: PrefixFrom, tokens: number): string {
  if (from.kind === 'plan') return `the prefix of ${count(tokens)} tokens`;
  const { families, share, band } = from;
  return families === 1
    ? `the beginning of ${about(band)}${count(tokens)} tokens that ${percent(share)} of the samples have in common`
    : `each of the ${count(families)} common beginnings that the trial found, together in ${percent(share)} of the samples and up to ${about(band)}${count(tokens)} tokens long,`;
}

function cachingSentence(args: CachingMonth): string {
  return `Cached for ${ttlNames[args.ttl]} on ${args.model}, ${prefixOf(args.from, args.prefixTokens)} is expected to be found by ${foundBy(args.hitShare)}; it pays from ${percent(args.breakEvenHitShare)} on, or from ${reads(args.breakEvenReads)} after a write.`;
}

const reliefSentence = ({ reliefTokensPerMinute: relief }: CachingMonth): string =>
  relief !== null && relief >= 1
    ? ` At the planned peak it takes ${count(Math.round(relief))} input tokens a minute off the input limit, which does not count cache reads.`
    : '';

const savingWords = (savingUsd: number): string =>
  savingUsd >= 0 ? `saves ${usd(savingUsd)}` : `costs ${usd(-savingUsd)} more than no caching`;

function ttlsSentence(args: TtlsCompared): string {
  const { ttl, other, bursts } = args;
  const when =
    bursts === null
      ? ''
      : `, with requests in ${bursts === 1 ? 'one burst' : `${count(bursts)} bursts`} a day`;
  return `Cached for ${ttlNames[ttl]} on ${args.model}${when}, ${prefixOf(args.from, args.prefixTokens)} is expected to be found by ${foundBy(args.hitShare)} (break-even ${percent(args.breakEvenHitShare)}) and ${savingWords(args.savingUsd)} in a medium month; cached for ${ttlNames[other]} by ${foundBy(args.otherHitShare)} (break-even ${percent(args.otherBreakEvenHitShare)}), and then it ${savingWords(args.otherSavingUsd)}.`;
}

const varyingNames: Readonly<Record<VaryingKind, string>> = {
  date: 'a date',
  time: 'a time',
  uuid: 'a UUID',
  number: 'a number',
  id: 'an id',
  email: 'an e-mail address',
  words: 'words',
  end: 'nothing, because the shortest of them end there',
};

const sampledSentence = ({ prefixTokens, share, analysed, endsIn, band }: SampledPrefix): string =>
  `Of ${count(analysed)} samples, ${percent(share)} begin alike for ${about(band)}${count(prefixTokens)} tokens, up to ${endsIn}.`;

const trialStep = `Run ${countCommand} with a file of real requests.`;
const thenTrial = `Then run ${countCommand} on requests that were made with it.`;

/** What a plan says of its prefix before anybody looked at real requests; without a full stop. */
function plannedPrefix(tokens: number | null): string {
  if (tokens === null) return 'The plan does not say how many leading tokens repeat';
  return tokens === 0
    ? 'The plan says that no leading tokens repeat'
    : `The plan says that ${count(tokens)} leading tokens repeat`;
}

const moveFix = (varies: VaryingKind): readonly string[] => [
  `Move the ${varyingNames[varies].replace(/^an? /, '')} and whatever else changes behind what stays the same: into the last message, or into a system block of its own at the end.`,
  ...(varies === 'date' || varies === 'time'
    ? [
        'A date without a time costs one write a day if it has to stay in front; a time costs one with every request.',
      ]
    : []),
  thenTrial,
];

export const costCachingWording: Wording<keyof CostCachingCodes> = {
  'caching-pays': (args) => ({
    detail: `${cachingSentence(args)} That saves ${usd(args.savingUsd)} in a medium month.${reliefSentence(args)}`,
  }),
  'caching-costs-more': (args) => ({
    title:
      args.hitShare < hardlyAny
        ? 'Prompt caching is paid for and hardly ever read'
        : 'Prompt caching costs more than it saves',
    detail: `${cachingSentence(args)} So it costs ${usd(-args.savingUsd)} more in a medium month than no caching.${args.hitShare < hardlyAny ? ' Writing what nobody reads is no caching: it is paying more.' : ''}`,
    fix: [
      args.otherSavingUsd > 0
        ? `Cache for ${ttlNames[args.other]} instead: that saves ${usd(args.otherSavingUsd)}.`
        : 'Do not cache this prefix: requests come too rarely to find it.',
    ],
  }),
  'caching-without-prefix': ({ model, from }) => ({
    title: 'Prompt caching is planned without a repeated prefix',
    detail: `Caching is planned, but ${from.kind === 'plan' ? 'the plan says that no leading tokens repeat from request to request' : 'the samples of the trial have nothing in common at their beginning'}, so ${model} has nothing to read from a cache and each write costs extra: that is paying more.`,
    fix: [
      'Put tools, system prompt and shared documents first, byte for byte the same, and what changes last.',
      'If nothing repeats, take caching out of the plan.',
    ],
  }),
  'caching-switched-off': ({ prefixTokens }) => ({
    title: 'Prompt caching is planned and switched off',
    detail: `Prompt caching is among the features, but tokens.cacheTtl says none${prefixTokens ? `, although ${count(prefixTokens)} leading tokens repeat` : ''}.`,
    fix: ['Choose 5m or 1h for tokens.cacheTtl, or take prompt-caching out of task.features.'],
  }),
  'prefix-below-minimum': ({ model, prefixTokens, minimumTokens, from }) => ({
    title: 'The repeated prefix is too short to be cached',
    detail:
      from.kind === 'plan'
        ? `${model} caches prefixes from ${count(minimumTokens)} tokens on; the planned one has ${count(prefixTokens)} and is silently billed as plain input.`
        : `${model} caches prefixes from ${count(minimumTokens)} tokens on; the samples of the trial begin alike for ${about(from.band)}${count(prefixTokens)} at most. Marked there, they are silently billed as plain input; marked behind what varies, each request is written anew and never read, which is paying more.`,
    fix: [
      ...(from.kind === 'trial'
        ? ['Look at cost/cache-prefix-stable: it says where the samples begin to differ, and in what.']
        : []),
      'Move more of what never changes to the front, such as tools, examples and reference text.',
      'Or take caching out of the plan, so that nobody counts on it.',
    ],
  }),
  'prefix-minimum-unknown': ({ model, prefixTokens, safeTokens }) => ({
    title: 'The repeated prefix may be too short to be cached',
    detail: `The shortest prefix that ${model} caches is not documented; ${count(prefixTokens)} tokens may be too short, ${count(safeTokens)} are enough on every model whose minimum is known.`,
    fix: ['Send the prefix twice and look whether cache_read_input_tokens of the second answer is above 0.'],
  }),
  'prefix-near-minimum': ({ model, prefixTokens, minimumTokens, band, isCounted }) => ({
    title: 'The repeated prefix may be too short to be cached',
    detail: `${model} caches prefixes from ${count(minimumTokens)} tokens on. The samples begin alike for about ${count(prefixTokens)}, an estimate that may be off by ${percent(band)}, up or down.`,
    fix: [
      ...(isCounted
        ? []
        : [
            `Run ${countCommand} with a key: the API counts for free, and the estimate gives way to a count.`,
          ]),
      'Move more of what never changes to the front, so that the length is beyond doubt.',
      `Or run ${answerCommand(20)} with cache_control in the samples, and look whether anything is read.`,
    ],
    next: isCounted ? answerCommand(20) : countCommand,
  }),
  'caching-left-out': (args) => ({
    title: 'Prompt caching would pay and is not planned',
    detail: `${cachingSentence(args)} The plan does not cache it and so leaves ${usd(args.savingUsd)} of a medium month of ${usd(args.mediumUsd)} on the table.${reliefSentence(args)}`,
    fix: [
      `Set cache_control with a time to live of ${args.ttl} at the end of the prefix, and tokens.cacheTtl in the plan.`,
    ],
  }),
  'caching-not-worth-it': ({ model, prefixTokens, savingUsd }) => ({
    detail:
      savingUsd > 0
        ? `Caching the prefix of ${count(prefixTokens)} tokens on ${model} would save ${usd(savingUsd)} in a medium month, too little to bother.`
        : `Caching the prefix of ${count(prefixTokens)} tokens on ${model} would save nothing at this traffic.`,
  }),
  'nothing-to-cache': ({ model, prefixTokens, minimumTokens }) => ({
    detail: `${count(prefixTokens)} leading tokens repeat, fewer than the ${count(minimumTokens)} from which ${model} surely caches, so there is nothing to gain.`,
  }),

  'cache-ttl-fits': (args) => ({ detail: ttlsSentence(args) }),
  'caching-better-with': (args) => ({
    title: 'Prompt caching saves more with another time to live',
    detail: `${ttlsSentence(args)} The difference is ${usd(args.otherSavingUsd - args.savingUsd)} a month.`,
    fix: [`Set the time to live to ${args.other} in the requests and in tokens.cacheTtl.`],
  }),

  'prefix-not-sampled': ({ prefixTokens, reason }) => ({
    title: 'Nobody has seen whether the prefix stays the same',
    detail: `${plannedPrefix(prefixTokens)}, and only real requests can tell ${prefixTokens ? 'whether they do, byte for byte' : 'how far they begin alike, byte for byte'}. ${reason}`,
    fix: [trialStep, 'Take requests of several users and several days, so that what varies shows.'],
    next: countCommand,
  }),
  'prefix-stable': (args) => ({
    detail: `${sampledSentence(args)} ${args.model} caches from ${count(args.minimumTokens)} on${args.plannedTokens === null ? '.' : `, and the plan says ${count(args.plannedTokens)}.`}`,
  }),
  'prefix-broken-early': (args) => ({
    title: 'Something that varies breaks the prefix early',
    detail: `${sampledSentence(args)} There ${varyingNames[args.varies]} varies. With what varies behind it, the beginning would be ${about(args.band)}${count(args.movedPrefixTokens)} tokens long, and ${args.model} caches from ${count(args.minimumTokens)} on${args.stored ? '' : ', so now it stores none of it'}.${args.plannedTokens === null ? '' : ` The plan says ${count(args.plannedTokens)}.`}`,
    fix: moveFix(args.varies),
    next: countCommand,
  }),
  'no-stable-prefix': (args) => ({
    title: 'The samples have no beginning in common that could be cached',
    detail: `${sampledSentence(args)} There ${args.varies === 'words' ? 'their words differ' : `stands ${varyingNames[args.varies]}`}. ${args.model} caches from ${count(args.minimumTokens)} tokens on: a shorter prefix is billed as plain input, and one marked behind what varies is written each time and never read, which is paying more.`,
    fix: [
      'Put tools, system prompt, examples and shared documents first, byte for byte the same.',
      'Look for tools or keys of JSON that come in another order each time.',
      thenTrial,
      'Or take caching out of the plan, so that nobody counts on it.',
    ],
    next: countCommand,
  }),
  'planned-prefix-differs': (args) => {
    const isShorter = args.prefixTokens < args.plannedTokens;
    const factor = isShorter
      ? args.plannedTokens / Math.max(1, args.prefixTokens)
      : args.prefixTokens / Math.max(1, args.plannedTokens);
    return {
      title: isShorter
        ? 'Less of the prompt repeats than the plan says'
        : 'More of the prompt repeats than the plan says',
      detail: `${sampledSentence(args)} The plan says ${count(args.plannedTokens)}, ${isShorter ? `${times(factor)} as much as there is` : `and there is ${times(factor)} as much`}: forecast and input limit are reckoned with the wrong prefix.`,
      fix: [
        `Set tokens.repeatedPrefix to ${args.prefixTokens}.`,
        ...(isShorter ? [`Or find out what differs at ${args.endsIn}, and move it behind the prefix.`] : []),
      ],
    };
  },
  'cache-written-never-read': ({ via, answered, writtenTokens, extraUsd }) => ({
    title: 'The cache was written and never read: that is paying more',
    detail: `The ${count(answered)} live requests of the trial wrote ${count(writtenTokens)} tokens to the cache and read none${extraUsd === null ? '' : `, which cost ${usd(extraUsd)} more than no caching`}.${via === 'batch' ? ' They went through a batch, where hits are best effort.' : ''}`,
    fix: [
      'Set the breakpoint at the end of what stays the same, not behind the question: automatic caching marks the end of the whole prompt.',
      'Send the first request alone: an entry can be read only after its first answer has begun.',
      'Compare two requests byte for byte, tools first; the diagnostics of the API name what changed.',
    ],
    next: answerCommand(20),
  }),
};
