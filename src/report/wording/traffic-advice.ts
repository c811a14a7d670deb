import type { KnownLimit, LimiterName } from '../../judge/codes/limits.ts';
import type { DrainFound, HeadroomFound, HourAgainstLimits } from '../../judge/codes/limits-traffic.ts';
import { count, percent } from './format.ts';
import { askForMore, askTheCloud, askTheTeam, raiseWorkspace } from './limits.ts';

/** What to do now, by the limit that binds: what frees one of them does nothing for another. */
interface Room {
  /** Null: nobody knows which it is. */
  readonly binding: KnownLimit | null;
  readonly movableShare: number;
  readonly increaseBy: HourAgainstLimits['increaseBy'];
}

/** What uses up less of each limit. */
const useLess: Readonly<Record<LimiterName, readonly string[]>> = {
  rpm: ['Send fewer requests: ask for several things in one call, and drop calls that only repeat another.'],
  itpm: [
    'Read more of each prompt from the cache: what is read from it does not count against the input limit.',
    'Shorten prompts: send less history, fewer documents and only the tools that a request needs.',
  ],
  otpm: [
    'Ask for shorter answers: a lower effort, because thinking counts as output, or a smaller max_tokens where answers run up to it.',
    'Let a smaller model, whose class has limits of its own, write a part of the answers.',
  ],
  tpm: [
    'Shorten prompts, and cache the repeated prefix: tokens read from the cache do not count.',
    'Ask for shorter answers, and set max_tokens close to what they need: some clouds hold it against the quota until the answer ends.',
  ],
};

/** A setting of `gonogo simulate` that shows what a change would free. */
const tryOut: Readonly<Record<LimiterName, (perMinute: number) => string>> = {
  rpm: () => '--what-if batched=0.3 shows the traffic with 30 % of the requests sent as batches',
  itpm: () => '--what-if cached=0.8 shows the traffic with 80 % of the input read from the cache',
  otpm: (perMinute) =>
    `--what-if otpm=${Math.min(1e12, Math.ceil(2 * perMinute))} shows the traffic against twice the output limit`,
  tpm: (perMinute) =>
    `--what-if tpm=${Math.min(1e12, Math.ceil(2 * perMinute))} shows the traffic against twice the limit of all tokens`,
};

const askedOf: Readonly<Record<Room['increaseBy'], string>> = {
  console: askForMore,
  'account-team': askTheTeam,
  cloud: askTheCloud,
};

const askMore = ({ increaseBy, binding }: Room): string => {
  if (binding?.rung === 'workspace') return raiseWorkspace;
  return askedOf[increaseBy];
};

/** Where nothing is let in, no smaller request is either. */
const letsNothingIn = ({ binding }: Room): boolean => binding?.perMinute === 0;

const lessFixes = (room: Room): string[] => [
  ...(room.movableShare > 0
    ? [
        `Send the ${percent(room.movableShare)} that can wait through the Batches API, which has limits of its own.`,
      ]
    : []),
  ...(room.binding ? useLess[room.binding.limiter] : []),
];

const tryFix = ({ binding }: Room): string[] =>
  binding
    ? [`Try a change before you make it: gonogo simulate ${tryOut[binding.limiter](binding.perMinute)}.`]
    : [];

export const hourFixes = (args: HourAgainstLimits): string[] =>
  letsNothingIn(args)
    ? [askMore(args)]
    : [
        ...lessFixes(args),
        'Put a queue in front of the calls, so that a peak is spread over some minutes.',
        askMore(args),
        ...tryFix(args),
      ];

export function headroomFixes({ tightest: binding, movableShare, increaseBy }: HeadroomFound): string[] {
  const room = { binding, movableShare, increaseBy };
  if (letsNothingIn(room)) return [askMore(room)];
  return [askMore(room), ...lessFixes(room), 'Let fewer people in at first.', ...tryFix(room)];
}

/** By the second, limits of tokens hold little more than a long request. */
export const burstFixes = ({ binding }: HourAgainstLimits): string[] => [
  'Spread bursts over some seconds: a queue with a rate of its own, or start times that differ at random.',
  ...(binding ? useLess[binding.limiter] : []),
  'Keep retries with jitter and obey retry-after.',
];

export function drainFixes({ bound, movableShare, increaseBy }: DrainFound): string[] {
  const givenUp = 'Give up requests that nobody waits for any more, and tell whoever sent them.';
  if (bound.by === 'product')
    return [
      bound.enough === null
        ? 'Let more requests under way at once, and write the number to client.concurrency.'
        : `Let more requests under way at once, up to ${count(bound.enough)}, which would use up the limits, and write the number to client.concurrency.`,
      givenUp,
    ];
  const room = { binding: bound.limit, movableShare, increaseBy };
  return [givenUp, ...lessFixes(room), askMore(room)];
}
