import type { FeaturesPromptCachingCodes } from '../../judge/codes/features-prompt-caching.ts';
import { ttlNames } from '../../judge/seen/prompt-cache.ts';
import { count } from './format.ts';
import type { Wording } from './words.ts';

type Miss = FeaturesPromptCachingCodes['cache-not-read'];
const unchanged = 'although the probe sent the same';

interface WordedMiss {
  readonly said: string;
  readonly fix: readonly string[];
}
const lookForRewriting = (what: string): readonly string[] => [
  `Look for a proxy or gateway between this machine and the API that ${what}, and stop that.`,
  'Check again without it: from a prompt that changes on the way nothing is ever read.',
];
const again: readonly string[] = [
  'Check again in a minute: one miss can be chance, and what repeats is not.',
  'If it repeats, compare with requests that go to the API without a proxy or gateway, and ask Anthropic with the request ids of this run.',
];

const misses: Readonly<Record<NonNullable<Miss['missReason']>, WordedMiss>> = {
  model_changed: {
    said: `The API says that model or speed of the second request differed from the first, ${unchanged}.`,
    fix: lookForRewriting('chooses among models or speeds by itself'),
  },
  system_changed: {
    said: `The API says that the system prompt of the second request differed from the first, ${unchanged}.`,
    fix: lookForRewriting('adds a date, an id or instructions of its own to the system prompt'),
  },
  tools_changed: {
    said: `The API says that the tools of the second request differed from the first, ${unchanged}: none.`,
    fix: lookForRewriting('adds tools, or puts them in another order each time'),
  },
  messages_changed: {
    said: 'The API says that the second request changed an earlier message, although the probe only added to them.',
    fix: lookForRewriting('rewrites, shortens or masks messages'),
  },
  previous_message_not_found: {
    said: 'The API did not find the first request where it looked for it, which does not mean that anything changed.',
    fix: [
      'Look for a gateway that spreads requests over several organizations, workspaces or keys: each workspace has a cache of its own.',
      ...again,
    ],
  },
  unavailable: { said: 'The API could not say why.', fix: again },
  other: { said: 'The API gives a reason that this version of gonogo does not know.', fix: again },
};
const unexplained: WordedMiss = { said: 'The API names no difference between the two requests.', fix: again };

const minimum = ({ minimumTokens, documented }: FeaturesPromptCachingCodes['cache-not-written']): string =>
  documented
    ? `the ${count(minimumTokens)} from which this model caches`
    : `the ${count(minimumTokens)} that are enough on every model whose minimum is documented; for this one none is`;

export const featuresPromptCachingWording: Wording<keyof FeaturesPromptCachingCodes> = {
  'cache-prefix-too-short': ({ model, prefixTokens, minimumTokens }) => ({
    title: 'The repeated prefix is too short to be cached',
    detail: `The prefix that is to be cached has ${count(prefixTokens)} tokens, and ${model} stores none below ${count(minimumTokens)}: every request pays for it in full, and no error says so.`,
    fix: [
      'Put more of what never changes in front: tools, system prompt, examples, shared documents.',
      'Or take prompt-caching out of task.features and set tokens.cacheTtl to none, so that nobody counts on it.',
    ],
  }),
  'cache-read-back': ({ ttl, writtenTokens, readTokens }) => ({
    detail: `The first call wrote ${count(writtenTokens)} tokens to the cache, to be kept for ${ttlNames[ttl]}, and the second read ${count(readTokens)} of them.`,
  }),
  'cache-kept-otherwise': ({ asked, kept }) => ({
    title: 'The cache keeps prefixes for another time than planned',
    detail: `The prefix was marked to be kept for ${ttlNames[asked]}, and the usage bills it as kept for ${ttlNames[kept]}. It was read back, but hits and prices of the plan hold for ${ttlNames[asked]}.`,
    fix: [
      'Look for a proxy or gateway that drops or rewrites the ttl of cache_control.',
      `Or plan with what is in force: set tokens.cacheTtl to ${kept}, and read the forecast again.`,
    ],
  }),
  'cache-usage-mixed-up': ({ firstReadTokens, secondReadTokens }) => ({
    title: 'The usage counts cache reads of a text nobody had sent',
    detail: `The text was new, so the first call had to write it and could read nothing. Its usage counts ${count(firstReadTokens)} tokens read, that of the second call ${count(secondReadTokens)}: something on the way puts text of its own in front, or reports other figures than the API.`,
    fix: [
      'Look for a proxy or gateway that adds a prompt of its own, answers from a cache of its own, or rewrites usage.',
      'Check again without it, and compare what the Console bills with what the product logs.',
    ],
  }),
  'cache-probe-too-short': (args) => ({
    title: 'The probe was too short to be cached',
    detail: `Nothing was written or read, and nothing could be: the probe's prompt came to ${count(args.promptTokens)} tokens, fewer than ${minimum(args)}. Whether the account caches stays open.`,
    fix: [
      'Send a real prompt of the product twice and look whether cache_read_input_tokens of the second answer is above 0.',
      'Update gonogo: the tokenizer of this model makes fewer tokens than the probe reckons with.',
    ],
  }),
  'cache-not-written': (args) => ({
    title: 'Nothing is written to the prompt cache',
    detail: `Both calls marked a prefix for the cache, and neither wrote or read anything. The prompt came to ${count(args.promptTokens)} tokens, no fewer than ${minimum(args)}.`,
    fix: [
      'Look for a proxy or gateway that strips cache_control from requests or the cache fields from usage, and check again without it.',
      'If there is none, ask Anthropic with the request ids of this run; until then reckon without caching.',
    ],
  }),
  'cache-not-read': ({ writtenTokens, writtenAgainTokens, missReason }) => {
    const { said, fix } = missReason === null ? unexplained : misses[missReason];
    if (writtenTokens === 0) {
      const late = `The first call wrote nothing to the cache, and the second wrote ${count(writtenAgainTokens)} tokens, so none could be read.`;
      return { title: 'The prompt cache was written late', detail: `${late} ${said}`, fix };
    }
    const second =
      writtenAgainTokens > 0
        ? `the second read none of them and wrote ${count(writtenAgainTokens)} again`
        : 'the second neither read nor wrote any';
    const detail = `The first call wrote ${count(writtenTokens)} tokens to the cache; ${second}. ${said}`;
    return { title: 'What is written to the prompt cache is not read back', detail, fix };
  },
};
