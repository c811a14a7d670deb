import type {
  BatchedDay,
  LimitConflict,
  LimitsAdminCodes,
  OwnLimitAtPeak,
} from '../../judge/codes/limits-admin.ts';
import { count, list, percent } from './format.ts';
import { conflictSentence, knownLimit, raiseWorkspace, units } from './limits.ts';
import { waiverStep } from './waiver-step.ts';
import type { Wording } from './words.ts';

/** What the service calls its further limiters, as people read it. */
const typeNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    input_tokens_per_minute: 'input tokens a minute, cache reads included',
    tokens_per_minute: 'tokens a minute of any kind',
    tokens_per_day: 'tokens a day',
    tool_uses_per_second: 'tool uses a second',
  }),
);

const whole = (amount: number): string => count(Math.ceil(amount));

const disagreement = (
  { side }: LimitConflict,
  { workspaceRead, sameOrganization }: LimitsAdminCodes['limits-disagree'],
): string => {
  const causes = [
    ...(side === 'below' && !workspaceRead ? ['the workspace of the key has limits of its own'] : []),
    ...(workspaceRead || side === 'above'
      ? ['a change of the last hour is not in force everywhere yet']
      : []),
    ...(sameOrganization ? [] : ['the Admin key belongs to another organization than the key in use']),
  ];
  return `Either ${causes.join(', or ')}${causes.length === 1 ? ', or a proxy changes the headers' : ''}.`;
};

const ownUnits = { ...units, tpm: 'tokens a minute of any kind' };

const ownSentence = ({ limiter, own, organization, peak, load }: OwnLimitAtPeak): string =>
  `${count(own)} ${ownUnits[limiter]}${organization === null ? '' : ` where the organization has ${count(organization)}`}, and the busiest minute needs ${whole(peak)}${own > 0 ? `, ${percent(load)} of it` : ''}`;

const ownSentences = ({
  model,
  workspaceId,
  limits,
}: Omit<LimitsAdminCodes['workspace-limits-unjudged'], 'further'>): string =>
  `For ${model}, workspace ${workspaceId} set itself ${limits.map(ownSentence).join('; ')}.`;

const withAdminKey =
  'Set ANTHROPIC_ADMIN_KEY to an Admin API key of the organization, which an administrator makes in the Console, and check again.';

const tightest = (args: LimitsAdminCodes['tightest-limit-below-peak']): string =>
  `The headers state ${count(args.limit)} tokens a minute as the tightest limit for ${args.model}, less than the limits of the organization come to, so the workspace of the key has a limit of its own. The busiest minute needs ${whole(args.inputPeak)} of input and ${whole(args.outputPeak)} of output.`;

const callsOf = {
  workspace: 'the workspace set itself',
  organization: 'the Rate Limits API shows for the organization',
  table: 'the documented table has',
} as const satisfies Readonly<Record<BatchedDay['callsFrom'], string>>;

const callsSentence = ({ callsPerMinute, callsFrom, smallestBatch }: BatchedDay): string =>
  smallestBatch > 1
    ? ` At the ${count(callsPerMinute)} calls a minute that ${callsOf[callsFrom]}, a whole day creates them only in batches of at least ${count(smallestBatch)} requests.`
    : '';

const searchSentence = ({ peak, limit, load, per, from }: LimitsAdminCodes['searches-fit']): string =>
  `The busiest minute searches the web ${whole(peak)} times, ${limit > 0 ? `${per === 'second' ? 'spread evenly ' : ''}${percent(load)} of the` : 'against the'} ${count(limit)} searches a ${per} that the Rate Limits API shows for the ${from}.`;

const searchLess = [
  'Cap the searches of a request with max_uses, and let only those requests search that need it.',
  'Keep what was found for later turns, and handle web_search_tool_result_error, which comes with HTTP 200.',
  "Or ask Anthropic's account team for a higher limit.",
];

export const limitsAdminWording: Wording<keyof LimitsAdminCodes> = {
  'limits-from-admin': ({ model, fast, known, further }) => ({
    detail: [
      `The limits for ${model}${fast ? ' in fast mode' : ''} are ${list(known.map(knownLimit))}.`,
      ...(further.length > 0
        ? [
            `Beside them the organization is held to ${list(further.map(({ type, value }) => `${count(value)} ${typeNames.get(type) ?? type}`))}, which no check here holds against the peak.`,
          ]
        : []),
    ].join(' '),
  }),
  'limits-disagree': (args) => ({
    title: 'The headers and the Rate Limits API tell different limits',
    detail: [
      ...args.conflicts.map(conflictSentence),
      ...args.conflicts.slice(0, 1).map((conflict) => disagreement(conflict, args)),
      `For ${args.model} the lower figure is taken for the one in force.`,
    ].join(' '),
    fix: [
      ...(args.workspaceRead
        ? []
        : ['Write the workspace of the product into workspace.id and check again.']),
      ...(args.sameOrganization
        ? []
        : ['Make sure that ANTHROPIC_ADMIN_KEY and the key of the product belong to the same organization.']),
      'If a limit was changed just now, check again in an hour.',
      "Compare both with the Console's Rate limits page.",
    ],
  }),
  'workspace-limits-none': ({ model, workspaceId }) => ({
    detail: `Workspace ${workspaceId} set no limit below those of the organization for ${model}.`,
  }),
  'workspace-limits-enough': (args) => ({
    title: 'The workspace has limits of its own, which are enough',
    detail: ownSentences(args),
  }),
  'workspace-limits-near': (args) => ({
    title: 'The busiest minute comes close to the limits of the workspace',
    detail: `${ownSentences(args)} Bursts inside the minute and retries can exhaust the rest.`,
    fix: [
      raiseWorkspace,
      'Or put a queue in front of the calls, so that a peak is spread over some minutes.',
    ],
  }),
  'workspace-limits-unjudged': ({ further, ...args }) => ({
    title: 'The workspace has a limit of its own that no peak is held against',
    detail: [
      `For ${args.model}, workspace ${args.workspaceId} set itself ${list(
        further.map(
          ({ type, own, organization }) =>
            `${count(own)} ${typeNames.get(type) ?? type}${organization === null ? '' : ` where the organization has ${count(organization)}`}`,
        ),
      )}.`,
      ...(args.limits.length > 0 ? [ownSentences(args)] : []),
      'Whether that is enough, compare by hand: the plan does not say enough to reckon it.',
    ].join(' '),
    fix: [
      'Compare the limit with what the product sends in such a time.',
      'If it is too low, raise or clear it in the settings of the workspace on the Console.',
    ],
  }),
  'workspace-limits-cut': ({ model, workspaceId }) => ({
    title: 'The limits of the workspace were read in part',
    detail: `There are more limits than were read, and those that were hold none that workspace ${workspaceId} set for ${model}.`,
    fix: ['Look at the limits in the settings of the workspace on the Console.', waiverStep()],
  }),
  'workspace-limits-below-peak': (args) => ({
    detail: `${ownSentences(args)} Requests above it would answer 429, whatever the organization has.`,
    fix: [
      raiseWorkspace,
      'Or put a queue in front of the calls, so that a peak is spread over some minutes.',
    ],
  }),
  'tightest-limit-below-peak': (args) => ({
    detail: `${tightest(args)} Whichever of the two it limits, requests above it would answer 429.`,
    fix: [raiseWorkspace, withAdminKey],
  }),
  'tightest-limit-may-be-below-peak': (args) => ({
    title: 'A limit of the workspace may be below the busiest minute',
    detail: `${tightest(args)} Which of the two it limits, the header does not say.`,
    fix: [
      'Look at the limits in the settings of the workspace on the Console, and raise what the peak needs.',
      withAdminKey,
    ],
  }),
  'workspace-limits-unread': ({ reason }) => ({
    title: 'Whether the workspace has limits of its own is not known',
    detail: `${reason} What the headers of one message show is judged by limits/known and the peaks beside it.`,
    fix: [
      withAdminKey,
      'Or look at the limits in the settings of the workspace on the Console.',
      waiverStep(),
    ],
  }),
  'workspace-limits-refused': ({ workspaceId, status }) => ({
    title: 'The limits of the workspace could not be read',
    detail: `The organization of the Admin key answered ${status} when it was asked for the limits of workspace ${workspaceId}.`,
    fix: [
      'Make sure that workspace.id names a workspace of the organization that is not archived.',
      'Or look at the limits in the settings of the workspace on the Console.',
    ],
  }),
  'workspace-limits-ungrouped': ({ model }) => ({
    title: 'The organization lists no limits for the planned model',
    detail: `The Rate Limits API lists no group of models that holds ${model}, so nothing is known of what the workspace set for it.`,
    fix: [
      'Compare model.id with the list that gonogo models prints.',
      "Look the model up on the Console's Rate limits page.",
    ],
  }),

  'batch-queue-fits': (args) => ({
    detail: `The ${count(args.perDay)} batched requests of a day fit the batch queue of ${count(args.queued)} that tier ${args.tier} has, in ${args.batches > 1 ? `${count(args.batches)} batches` : 'one batch'} of at most ${count(args.perBatch)}.${callsSentence(args)}`,
  }),
  'batch-above-queue': ({ deadlineHours, ...day }) => ({
    title: 'A day sends more through batches than the usage tier lets wait',
    detail: `The plan sends ${count(day.perDay)} requests a day through ${count(day.batches)} batches of at most ${count(day.perBatch)}, and tier ${day.tier} lets ${count(day.queued)} wait at once. That takes ${count(day.fillings)} fillings of the queue, and a batch may take ${count(deadlineHours)} hours, so only the first ${count(day.queued)} are certain of an answer within a day.${callsSentence(day)}`,
    fix: [
      `Send no more than ${count(day.queued)} requests a day through batches, or spread them over more days.`,
      "Or ask for a higher usage tier on the Console's Rate limits page, and correct limits.tier once it is granted.",
      'Submit the next batch only when an earlier one has ended, and decide what becomes of requests that expire.',
    ],
  }),
  'batch-limits-unpublished': ({ tier, perDay }) => ({
    title: 'Whether a day of batches fits is not known',
    detail: `No batch limits are published for tier ${tier}, so whether ${count(perDay)} batched requests a day fit could not be judged.`,
    fix: [
      "Read the batch limits on the Console's Rate limits page and compare them with the day.",
      waiverStep(),
    ],
  }),

  'searches-fit': (args) => ({ detail: searchSentence(args) }),
  'searches-near-limit': (args) => ({
    title: 'The busiest minute comes close to the limit of web search',
    detail: `${searchSentence(args)} Other products of the organization share it.`,
    fix: searchLess,
  }),
  'searches-above-limit': (args) => ({
    detail: `${searchSentence(args)} A search that fails is a block inside an answer that arrives with HTTP 200, so no retry of the client sees it.`,
    fix: searchLess,
  }),
  'search-limit-unread': ({ reason }) => ({
    title: 'The limit of web search is not known',
    detail: `${reason} No page gives figures for it, and no header shows it.`,
    fix: [withAdminKey, 'Or ask for the figure on the Console or from the account team.', waiverStep()],
  }),
  'search-limit-unlisted': ({ types }) => ({
    title: 'The organization lists no limit of web search',
    detail: `The Rate Limits API lists ${types.length === 0 ? 'no limit for web search' : `limits for web search that this version cannot count: ${list(types)}`}.`,
    fix: ["Look at the limits of web search on the Console's Rate limits page.", waiverStep()],
  }),
};
