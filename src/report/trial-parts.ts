import type { PrefixFamily, TrialDistribution, TrialSeen } from '../judge/seen/trial.ts';
import { count, duration, list, percent, usd } from './wording/format.ts';

/** What came back of the samples that were sent, in sentences. */
export function trialAnswers({ live }: TrialSeen): string[] {
  if (!live) {
    return [
      'None of the samples was sent, so nothing is known of answers. With a key and --live 50 the same command sends some of them, after showing what that can cost.',
    ];
  }
  const { via, asked, answered, failed, stopReasons, hitMaxTokens, costUsd, usage } = live;
  const stops = Object.entries(stopReasons)
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, times]) => `${reason} (${count(times)})`);
  const cached = usage.cacheReadTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens;
  return [
    `${count(asked)} were sent ${via === 'batch' ? 'in a batch' : 'as messages'} and ${count(answered)} answered${failed > 0 ? `, ${count(failed)} failed` : ''}; booked ${usd(costUsd)}.`,
    ...(answered > 0
      ? [
          `They ended with ${list(stops)}.${hitMaxTokens > 0 ? ` ${percent(hitMaxTokens / answered)} of the answers were cut off at max_tokens.` : ''}`,
        ]
      : []),
    ...(cached > 0
      ? [
          `Cache: ${count(usage.cacheReadTokens)} tokens were read and ${count(usage.cacheWrite5mTokens + usage.cacheWrite1hTokens)} written${usage.cacheReadTokens === 0 ? ': writing without reading is paying more' : ''}. Requests of a trial follow each other faster than real ones, so reads are at their best here.`,
        ]
      : []),
    ...times('First word', live.firstTokenMs),
    ...times('Whole answer', live.wholeMs),
  ];
}

const times = (what: string, of: TrialDistribution | null): string[] =>
  of && of.count > 0 ? [`${what}: median ${duration(of.p50)}, 95 of 100 within ${duration(of.p95)}.`] : [];

/** Groups told one by one: beyond them it is a list. */
const mostTold = 3;

/** What the samples have in common at their beginning, which is what a cache can hold, in sentences. */
export function trialPrefixes({ prefixes }: TrialSeen, minimumTokens: number | null): string[] {
  if (!prefixes || prefixes.analysed < 2) return [];
  const told = prefixes.families.filter(({ prefixTokens }) => prefixTokens > 0);
  if (told.length === 0) {
    return [`The ${count(prefixes.analysed)} samples looked at have nothing in common at their beginning.`];
  }
  const others = told.length - mostTold;
  return [
    ...told.slice(0, mostTold).map((family) => familySentence(family, minimumTokens)),
    ...(others > 0
      ? [
          others === 1
            ? 'One smaller group begins alike too.'
            : `${count(others)} smaller groups begin alike too.`,
        ]
      : []),
  ];
}

const varying: Readonly<Record<PrefixFamily['varies'], string>> = {
  date: 'a date varies',
  time: 'a time of day varies',
  uuid: 'an id varies',
  number: 'a number varies',
  id: 'an id varies',
  email: 'an e-mail address varies',
  words: 'the words differ',
  end: 'the shortest sample ends',
};

function familySentence(
  { share, prefixTokens, endsIn, varies, movedPrefixTokens }: PrefixFamily,
  minimumTokens: number | null,
): string {
  const short =
    minimumTokens !== null && prefixTokens < minimumTokens
      ? `, which is below the ${count(minimumTokens)} that this model caches from`
      : '';
  const moved =
    movedPrefixTokens !== null && movedPrefixTokens > prefixTokens
      ? ` If that, and whatever varies like it, stood at the end of the prompt, ${count(movedPrefixTokens)} tokens would be the same.`
      : '';
  return `${percent(share)} begin with the same ${count(prefixTokens)} tokens${short}; they end in ${endsIn}, where ${varying[varies]}.${moved}`;
}
