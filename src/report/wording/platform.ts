import type { AccessCall, PlatformCodes } from '../../judge/codes/platform.ts';
import { count, list } from './format.ts';
import type { Wording } from './words.ts';

export const callNames = {
  model: 'the model lookup',
  'token-count': 'the token count',
  'tiny-message': 'the message',
  'cloud-identity': 'the question for the account',
  'cloud-model': 'the question for the model',
  'cloud-access': 'the question what is granted',
  'cloud-quotas': 'the question for quotas',
} as const satisfies Record<AccessCall, string>;

const kindNames = {
  'api-key': 'an API key',
  'admin-key': 'an Admin key',
  'auth-token': 'a bearer token',
  'enterprise-key': 'an Enterprise key',
  profile: 'an SDK profile',
  federation: 'workload identity federation',
  typed: 'a key typed in',
  unrecognised: 'a credential of unknown form',
} as const satisfies Record<PlatformCodes['credential-found']['kind'], string>;

export const platformWording: Wording<keyof PlatformCodes> = {
  'platform-chosen': ({ platform, client, region, others }) => ({
    detail: [
      `The planned path is ${platform}${region === null ? '' : ` in ${region}`}, called with the SDK client ${client}.`,
      ...(others.length > 0
        ? [`It is not the same as ${list(others)}, which people call by the same words.`]
        : []),
    ].join(' '),
  }),
  'region-without-effect': ({ platform, region }) => ({
    title: 'The planned region has no effect',
    detail: `The plan names the region ${region}, but the ${platform} has no region to choose.`,
    fix: [
      'Remove platform.region from the plan; for inference in the US only, add the feature us-inference.',
      'If the product does call a cloud region, choose that platform path instead.',
    ],
  }),
  'credential-found': ({ kind, from }) => ({
    detail:
      kind === 'typed' || from.startsWith('typed')
        ? `The SDK would send ${kindNames[kind]} that was typed in here. What the deployed product will use was not seen.`
        : `The SDK would send ${kindNames[kind]}, taken from ${from}.`,
  }),
  'credential-missing': ({ reason, variables }) => ({
    detail: `${closed(reason)} Whether the product has a working credential is therefore unknown.`,
    fix: [
      `Set ${variables[0] ?? 'the variable of the platform path'} where this poll runs, with the key of the launch workspace.`,
    ],
  }),
  'credential-of-wrong-kind': ({ kind, from }) => ({
    title: 'The credential is of a kind that cannot send messages',
    detail: `${from} holds ${kindNames[kind]}, which cannot send messages: every request of the product would answer 401.`,
    fix: [
      'Create an API key in the launch workspace on the Console and use that for the product.',
      ...(kind === 'admin-key'
        ? ['Keep the Admin key in ANTHROPIC_ADMIN_KEY, where only administrative calls read it.']
        : []),
    ],
  }),
  'credential-unrecognised': ({ from }) => ({
    title: 'The credential has no known form',
    detail: `${from} holds something that has the form of no known Anthropic credential; it may be cut off, quoted, or the token of a gateway.`,
    fix: [
      'Compare it with the key shown when it was created, without quotes or line breaks.',
      'Run "gonogo check platform/access": an answer shows that it works all the same.',
    ],
  }),
  'credential-sent-elsewhere': ({ host, from }) => ({
    title: "The credential would be sent to a host that is not Anthropic's",
    detail: `The credential from ${from} would be sent to ${host}, which is not a host of Anthropic.`,
    fix: [
      `Unset ANTHROPIC_BASE_URL, or the base URL of the SDK profile, unless ${host} is a gateway your team runs.`,
    ],
  }),
  'access-proven': ({ model, latencyMs }) => ({
    detail: `A message to ${model} was answered in ${count(Math.round(latencyMs))} ms.`,
  }),
  'access-refused': ({ probe, summary, advice, ends }) => ({
    detail: `The API refused ${callNames[probe]}. ${summary} It ends: ${lowerFirst(ends)}.`,
    fix: [advice],
  }),
  'access-refused-in-part': ({ probe, summary, advice }) => ({
    title: 'The credential gets answers, but not to every call',
    detail: `A message was answered, but the API refused ${callNames[probe]}. ${summary}`,
    fix: [advice],
  }),
  'access-request-rejected': ({ probe, summary, advice }) => ({
    detail: `The credential was accepted, but the API rejected ${callNames[probe]} itself, so no answer was seen. ${summary}`,
    fix: [advice],
  }),
  'access-half-shown': ({ answered, reason }) => ({
    detail: `The credential was accepted for ${list(answered.map((id) => callNames[id]))}, which cost nothing. No message was answered, so credit, spend caps and limits are unproven. ${closed(reason)}`,
    fix: ['Run this check again with a budget of a few cents, so that one tiny message can be sent.'],
  }),
};

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Reasons from outside this project may lack their full stop. */
export const closed = (reason: string): string => (/[.?]$/.test(reason) ? reason : `${reason}.`);
