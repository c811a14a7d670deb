import type { KnownLimit, LimiterName, LimitsCodes, LimitTriple } from '../../judge/codes/limits.ts';
import type { LimitConflict } from '../../judge/codes/limits-admin.ts';
import { count, each, list } from './format.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

export const units: Readonly<Record<LimiterName, string>> = {
  rpm: 'requests a minute',
  itpm: 'input tokens a minute',
  otpm: 'output tokens a minute',
  tpm: 'input and output tokens a minute',
};
const oneOf: Readonly<Record<LimiterName, string>> = {
  rpm: 'request a minute',
  itpm: 'input token a minute',
  otpm: 'output token a minute',
  tpm: 'input and output token a minute',
};
/** 1,000 requests a minute. */
export const limitText = ({ limiter, perMinute }: Pick<KnownLimit, 'limiter' | 'perMinute'>): string =>
  each(perMinute, oneOf[limiter], units[limiter]);

const rungNames: Readonly<Record<KnownLimit['rung'], string>> = {
  workspace: 'set for the workspace',
  organization: 'set for the organization',
  header: 'from a header',
  table: 'from the table',
  quota: 'by the quota of the account',
  'default-quota': 'by the quota that accounts begin with',
};
/** A limit and where it was read. */
export const knownLimit = (limit: KnownLimit): string => `${limitText(limit)} ${rungNames[limit.rung]}`;

const triple = ({ rpm, itpm, otpm }: LimitTriple): string =>
  `${each(rpm, 'request')}, ${each(itpm, 'input token')} and ${each(otpm, 'output token')} a minute`;

const readTheConsole = "Read the tier on the Console's Rate limits page and correct limits.tier in the plan.";
export const askForMore =
  "Request an increase on the Console's Rate limits page; the help centre says that half of the current limits must be in use.";
export const askTheCloud =
  'Ask the cloud for a higher quota: gonogo export --format limit-request writes the request, with the names of the quotas and where it goes.';
export const askTheTeam =
  "Ask Anthropic's account team for higher limits: this path has no request form on the Console.";

/** A change made through the API is in force within about an hour. */
export const raiseWorkspace =
  'Raise or clear the limit that the workspace set for itself, in its settings on the Console or through the Rate Limits API; the change can take an hour.';

export function conflictSentence({ limiter, header, organization, workspace }: LimitConflict): string {
  const set = [
    ...(organization === null ? [] : [`${count(organization)} for the organization`]),
    ...(workspace === null ? [] : [`${count(workspace)} for the workspace`]),
  ];
  return `The headers state ${limitText({ limiter, perMinute: header })}; the Rate Limits API shows ${list(set)}.`;
}

export const limitsWording: Wording<keyof LimitsCodes> = {
  'limits-from-headers': (args) => ({
    detail: `The headers of this account state ${triple(args)} for ${args.model}.`,
  }),
  'limits-from-table': (args) => ({
    title: 'The rate limits of the stated tier are known',
    detail: `Tier ${args.tier} has ${triple(args)} for ${args.model} by the table read on ${args.asOf}. What this account really has was not seen.`,
    fix: ['Run this check with a key and a budget of a few cents: one tiny message brings the real limits.'],
  }),
  'limits-partly-known': ({ model, known, unknown, conflicts = [] }) => ({
    title: 'The rate limits are known in part',
    detail: [
      `For ${model} the limits are known in part: ${list(known.map(knownLimit))}.`,
      ...(unknown.length > 0 ? [`Unknown: ${list(unknown.map((limiter) => units[limiter]))}.`] : []),
      ...conflicts.map(conflictSentence),
    ].join(' '),
    fix: [
      'Check whether a proxy drops response headers.',
      "Compare with the Console's Rate limits page and state the tier in limits.tier.",
    ],
  }),
  'limits-unpublished': ({ tier }) => ({
    detail: `No limits are published for tier ${tier}; only the account itself can tell them.`,
    fix: ['Run this check with a key and a budget of a few cents: one tiny message brings the real limits.'],
  }),
  'limits-from-quotas': ({ platform, model, known }) => ({
    detail: `${platform} lists quotas for ${model}: ${list(known.map(knownLimit))}.`,
  }),
  'limits-elsewhere': ({ platform, where, reason }) => ({
    detail: `On ${platform} Anthropic's tiers do not apply. The limits live elsewhere: ${where}. ${reason ?? 'They were not read yet.'}`,
    fix: [
      'Let the poll read them with a credential of the cloud: "gonogo run".',
      'Or look the quotas up there for the planned model and region, and hold the traffic against them, such as with gonogo simulate --what-if rpm=1000,tpm=2000000; tpm and tpd count input and output together, itpm and otpm each for itself.',
      'Where a quota of the cloud is too small, a day of tokens among them, ask the cloud for a higher one.',
      waiverStep(),
    ],
  }),
  'limits-fast-mode': ({ model }) => ({
    detail: `Fast mode is planned for ${model} and has rate limits of its own. No page gives their figures, the ordinary limits of the account say nothing about them, and no Admin key showed them.`,
    fix: [
      'Set ANTHROPIC_ADMIN_KEY to an Admin API key of the organization and check again: the Rate Limits API lists the limits of fast mode.',
      'Or send one request in fast mode and read the anthropic-fast-input-tokens and anthropic-fast-output-tokens headers of its answer; compare them with the peak of the plan.',
      waiverStep(),
    ],
  }),
  'limits-model-unlisted': ({ id }) => ({
    detail: `The catalog has no model named ${id}, so its rate-limit class is unknown.`,
    fix: ['Compare the id with the list that gonogo models prints, and correct model.id.'],
  }),
  'limit-headers-absent': ({ model }) => ({
    detail: `A message was answered, but its headers held no rate limits for ${model}, so the stated tier could not be compared.`,
    fix: ['Check whether a proxy drops response headers, and run this check again with the planned model.'],
  }),
  'tier-confirmed': ({ tier, model }) => ({
    detail: `The limits of this account for ${model} are those of tier ${tier}, as the plan says.`,
  }),
  'tier-plausible': ({ tier, model }) => ({
    detail: `No limits are published for tier ${tier}; those seen for ${model} belong to no published tier, which agrees with it.`,
  }),
  'tier-lower-than-stated': ({ stated, seen, model }) => ({
    title: 'The account is on a lower usage tier than the plan says',
    detail: `The plan says tier ${stated}, but the limits of this account for ${model} are those of tier ${seen}; its monthly spend cap is lower too.`,
    fix: [readTheConsole, askForMore],
  }),
  'tier-higher-than-stated': ({ stated, seen, model }) => ({
    title: 'The account is on a higher usage tier than the plan says',
    detail: `The plan says tier ${stated}, but the limits of this account for ${model} are those of the higher tier ${seen}.`,
    fix: [readTheConsole],
  }),
  'limits-below-every-tier': ({ stated, lowest, model, configured }) => ({
    title: 'The rate limits are below those of every usage tier',
    detail: `The plan says tier ${stated}, but the limits of this account for ${model} are below even those of tier ${lowest}: the organization is on Evaluation${configured ? '' : ', or the workspace has limits of its own'}.`,
    fix: [
      'Look at the rate limits set for the workspace on the Console and raise them if they are not meant.',
      readTheConsole,
    ],
  }),
  'limits-match-no-tier': ({ stated, model, configured }) => ({
    title: 'The rate limits are those of no published usage tier',
    detail: `The plan says tier ${stated}, but the limits of this account for ${model} are those of no published tier: ${configured ? 'an agreed change' : 'a workspace limit or an agreed increase'} is in force.`,
    fix: [
      'Look at the limits of the workspace on the Console and decide whether they are meant.',
      readTheConsole,
    ],
  }),
};
