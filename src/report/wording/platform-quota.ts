import type { PlatformQuotaCodes, QuotaRow, RequestSize } from '../../judge/codes/platform-quota.ts';
import { count, decimal, each, list, percent } from './format.ts';
import { askTheCloud } from './limits.ts';
import type { Wording } from './words.ts';

const units: Readonly<Record<QuotaRow['counts'], string>> = {
  requests: 'request',
  input: 'input token',
  output: 'output token',
  tokens: 'input and output token',
};

const quotaText = ({ name, counts, per, value }: QuotaRow): string =>
  `${each(value, units[counts])} a ${per} (${name})`;

const quotasText = (quotas: readonly QuotaRow[]): string => list(quotas.map(quotaText));

const endpoints = {
  regional: 'regional',
  'multi-region': 'multi-region',
  global: 'global',
  deployment: 'deployment',
} as const;

const megabytes = (value: number): string =>
  value < 0.1 ? 'less than 0.1 MB' : `${decimal(value, 0, value < 10 ? 1 : 0)} MB`;

const made = { vision: 'pictures', pdf: 'PDF documents' } as const;

const sizeText = ({ platform, limitMb, tokens, media, lowMb, highMb }: RequestSize): string =>
  `A long prompt of ${each(tokens, 'token')} takes ${
    megabytes(lowMb) === megabytes(highMb)
      ? megabytes(lowMb)
      : `from ${megabytes(lowMb)} to ${megabytes(highMb)}`
  } of a request${media === null ? '' : ` where it is made of ${made[media]}`}, by a guess of ours, and ${platform} takes ${count(limitMb)} MB.`;

const smaller = [
  'Scale pictures down before they are sent, and split long documents.',
  'Name files by id or by address instead of sending them, where the path offers that.',
];

export const platformQuotaWording: Wording<keyof PlatformQuotaCodes> = {
  'quotas-read': ({ platform, model, quotas, weighed }) => ({
    detail: [
      `The account on ${platform} has for ${model}: ${quotasText(quotas)}.`,
      'How the busiest hour fares against those a minute is for the limits section to say.',
      ...(weighed
        ? [
            'The cloud counts an output token of some models as several; for this one it is not documented how many, and here it counts as one.',
          ]
        : []),
    ].join(' '),
  }),
  'quotas-by-default': ({ platform, model, quotas }) => ({
    title: 'Only the quotas that accounts begin with are known',
    detail: `On ${platform} accounts begin with these quotas for ${model}: ${quotasText(quotas)}. What this account has was not told, and new accounts may have less.`,
    fix: [
      'Let the credential read the quotas in force, or look them up on the quota page of the cloud, and compare.',
    ],
  }),
  'quota-of-nothing': ({ platform, model, names }) => ({
    title: 'A quota of 0 refuses every request',
    detail: `On ${platform} the account has a quota of 0 for ${model}: ${list(names)}.`,
    fix: [askTheCloud, 'Or choose an endpoint, a region or a model for which the account has a quota.'],
  }),
  'quota-not-listed': ({ platform, model, endpoint }) => ({
    detail:
      endpoint === null
        ? `${platform} lists no quota for ${model}, so that nobody knows what the traffic is held to.`
        : `${platform} lists quotas for ${model}, but none of the ${endpoints[endpoint]} endpoint that the planned region and id lead to.`,
    fix: [
      'Look the quotas up on the quota page of the cloud, and compare platform.region and model.id with them.',
    ],
  }),
  'day-quota-too-small': ({ platform, name, counts, perDay, needed, refused }) => ({
    title: 'The quota of a day is used up before its end',
    detail: `A planned day takes about ${each(needed, units[counts])}, and ${platform} grants ${count(perDay)} a day (${name}). In a simulated day ${percent(refused)} of the requests are turned down, and not let in before midnight.`,
    fix: [
      askTheCloud,
      'Until then let fewer people in, or use less: a cached or shorter prompt, shorter answers, a smaller model for a part of them.',
    ],
  }),

  'request-size-fits': (args) => ({ detail: sizeText(args) }),
  'request-size-may-exceed': (args) => ({
    title: 'A long request may be larger than the path takes',
    detail: sizeText(args),
    fix: ['Weigh the body of a long real request, in bytes, before the launch.', ...smaller],
  }),
  'request-size-exceeds': (args) => ({ detail: sizeText(args), fix: smaller }),
};
