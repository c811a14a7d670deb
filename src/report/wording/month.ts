import type { Drawer, MonthCap, MonthCodes, MonthPace, SharedBucket } from '../../judge/codes/month.ts';
import { moment } from '../dates.ts';
import { count, list, percent, usd } from './format.ts';
import type { Wording } from './words.ts';

const capNames: Readonly<Record<MonthCap['scope'], string>> = {
  'usage-tier': 'the cap of the usage tier',
  organization: 'the spend limit of the organization',
  workspace: 'the spend limit of the workspace',
};

const consequences: Readonly<Record<MonthCap['scope'], string>> = {
  'usage-tier':
    'Every request of the organization then answers 429 without retry-after, until 00:00 UTC on the first of the next month.',
  organization:
    'Every request of the organization then answers 400 until somebody raises the limit or the month ends.',
  workspace:
    'Every request of the workspace then answers 400 until somebody raises the limit or the month ends.',
};

const raises: Readonly<Record<MonthCap['scope'], string>> = {
  'usage-tier': "Request a higher tier on the Console's Rate limits page now; it takes its time.",
  organization: 'Raise the limit on the Console under Settings, Billing, Spend limits.',
  workspace: 'Raise the limit on the Console under Workspaces, the workspace, Spend limits.',
};

const whoToldIt = ({ source, from, to }: Pick<MonthPace, 'source' | 'from' | 'to'>): string =>
  source === 'console-export'
    ? `According to the Console's export, from ${moment(from)} to ${moment(to)},`
    : `From ${moment(from)} to ${moment(to)}`;

const spent = (pace: MonthPace): string => `${whoToldIt(pace)} the organization spent ${usd(pace.spentUsd)}`;

const meanDay: Readonly<Record<MonthPace['paceDays'], string>> = {
  all: 'on the mean day',
  'before-launch': 'on the mean day before the launch',
  'since-launch': 'on the mean day since the launch',
};

const paceSentence = ({ perDay, paceDays, added }: MonthPace): string =>
  [
    perDay &&
      `, ${usd(perDay.meanUsd)} ${meanDay[paceDays]}${perDay.lowUsd === perDay.highUsd ? '' : ` (between ${usd(perDay.lowUsd)} and ${usd(perDay.highUsd)}, nine times out of ten)`}`,
    added && `; from ${added.from} on the planned traffic adds ${usd(added.usdPerDay)} a day`,
  ]
    .filter(Boolean)
    .join('');

const endSentence = ({ monthEnd }: MonthPace): string =>
  monthEnd
    ? ` At this pace the month ends at ${usd(monthEnd.expected)}${monthEnd.low === monthEnd.high ? '' : `, or between ${usd(monthEnd.low)} and ${usd(monthEnd.high)}`}.`
    : '';

/** What the report cannot say; each a sentence of its own, with the blank before it. */
function remarks({ steppedModels, cut }: Pick<MonthPace, 'steppedModels' | 'cut'>): string {
  const stepped =
    steppedModels.length === 0
      ? ''
      : ` What ${list(steppedModels)} cost is taken from the cost report alone: its price depends on the length of each prompt, and the context buckets of the usage reports end elsewhere.`;
  return `${stepped}${cut ? ' The report was longer than this poll reads, so the sums are too low.' : ''}`;
}

const whole = (pace: MonthPace): string =>
  `${spent(pace)}${paceSentence(pace)}.${endSentence(pace)}${remarks(pace)}`;

/** When a cap is passed: the hour to expect, and the range around it. */
function whenPassed({ scope, capUsd, spentUsd, expected, earliest, latest }: MonthCap): string {
  const name = `${capNames[scope]}, ${usd(capUsd)},`;
  if (spentUsd > capUsd) return `${name} is passed already: it counts ${usd(spentUsd)} so far`;
  if (expected === null) return `${name} may be passed from ${moment(earliest ?? '')} on`;
  if (earliest === latest) return `${name} is passed in the hour from ${moment(expected)}`;
  const until = latest === null ? 'not before the month ends' : `as late as ${moment(latest)}`;
  return `${name} is passed in the hour from ${moment(expected)}, at the earliest from ${moment(earliest ?? expected)} and ${until}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const reached = ({ caps }: MonthPace): readonly MonthCap[] =>
  caps.filter(({ earliest }) => earliest !== null);

const capsSentence = (pace: MonthPace): string =>
  pace.caps.map(({ scope, capUsd }) => `${capNames[scope]}, ${usd(capUsd)}`).join('; ');

const firstOf = (pace: MonthPace): MonthCap['scope'] => reached(pace)[0]?.scope ?? 'usage-tier';

const spendLess =
  "Find out on the Console's Usage page who spends it, and move what can wait into batches or the next month.";

const drawer = ({ kind, name, inputTokens, outputTokens }: Drawer): string =>
  `${kind === 'key' ? `the key ${name} of the same workspace` : `the workspace ${name}`} (${count(inputTokens)} tokens of input, ${count(outputTokens)} of output)`;

const unlistedSentence = ({ unlisted }: Pick<SharedBucket, 'unlisted'>): string =>
  unlisted.length === 0 ? '' : ` Models that this version does not know were left out: ${list(unlisted)}.`;

const sharing = (args: SharedBucket): string => {
  const more = args.others > args.drawers.length ? ` Of ${count(args.others)} these are the largest.` : '';
  const load =
    args.load === null ? '' : ` Their mean is ${percent(args.load)} of the tightest limit that is known.`;
  return `${whoToldIt(args)} others used ${percent(args.inputShare)} of the input and ${percent(args.outputShare)} of the output of ${args.model} and the models that share its limits: ${list(args.drawers.map(drawer))}.${more}${load}${unlistedSentence(args)}`;
};

const readIt = [
  'Set ANTHROPIC_ADMIN_KEY to an Admin API key of the organization, which an administrator makes in the Console, and check again.',
  'Without one, export the usage and the cost of this month on the Console and check again with --usage-csv and --cost-csv.',
];

const withoutReport: Readonly<Record<MonthCodes['month-not-read']['instead'], string>> = {
  spend:
    'Only the planned month is held against the caps, by spend/tier-cap and the limits beside it; what the organization spends besides is not counted there.',
  limits:
    'Only what the headers of one message show is left, in limits/bucket-in-use: one moment, and no names.',
  forecast: 'How far the forecast is off stays unknown.',
};

export const monthWording: Wording<keyof MonthCodes> = {
  'month-not-read': ({ probe, reason, instead }) => ({
    title:
      probe === 'month-usage' && instead === 'limits'
        ? 'Who used the rate limits this month is not known'
        : `What was ${probe === 'month-cost' ? 'spent' : 'used'} this month is not known`,
    detail: `${reason} ${withoutReport[instead]}`,
    fix: readIt,
  }),
  'month-over': ({ to }) => ({
    title: 'The report is of another month',
    detail: `What is known ends on ${moment(to)}, in another month than the one being judged.`,
    fix: ['Run this check again, or export this month on the Console.'],
  }),
  'month-too-young': ({ spentUsd, to }) => ({
    title: 'The month is too young for a forecast',
    detail: `Up to ${moment(to)} the organization spent ${usd(spentUsd)}, and a pace takes two whole days, all of them before the launch or all of them since.`,
    fix: ['Run this check again in two days.'],
  }),
  'month-young-with-room': ({ plannedUsd, ...pace }) => ({
    title: 'The month is too young for a forecast, with room to spare',
    detail: `${spent(pace)}. A pace takes two whole days, all of them before the launch or all of them since. A planned month, ${usd(plannedUsd)}, on top of what is spent stays within half of ${capsSentence(pace)}.`,
    fix: ['Run this check again in two days, when there is a pace.'],
  }),
  'month-caps-unknown': (pace) => ({
    title: 'Not every cap on this month is known',
    detail: `${whole(pace)} The cap of the tier is not published or listed without an amount, or it is not known which workspace is the product's, so not every cap could be held against it.`,
    fix: [
      "Read the monthly limit on the Console's Rate limits page and compare it with the forecast.",
      'Write the workspace of the product into workspace.id and workspace.name.',
    ],
  }),
  'month-without-cap': (pace) => ({
    title: 'No spend cap is known for this month',
    detail: `${whole(pace)} The tier has no monthly cap of its own and the plan names no limit; what the contract allows was not looked at.`,
  }),
  'month-fits': (pace) => ({
    detail: `${whole(pace)} It stays below ${capsSentence(pace)}.`,
  }),
  'month-cut-short': (pace) => ({
    title: 'The cost report was too long to be read whole',
    detail: `${whole(pace)} What was read stays below ${capsSentence(pace)}.`,
    fix: ["Compare the month's total on the Console's Cost page with the caps."],
  }),
  'month-begins-late': (pace) => ({
    title: 'The export does not hold the whole month',
    detail: `${whole(pace)} The export begins on ${pace.from.slice(0, 10)}, so what was spent before is not counted. What it holds stays below ${capsSentence(pace)}.`,
    fix: [
      'Export the whole month on the Console and check again. Where its first days were free of costs, export the month before with it.',
    ],
  }),
  'month-cap-passed': (pace) => ({
    detail: `${spent(pace)}${paceSentence(pace)}. ${reached(pace).map(whenPassed).map(sentence).join(' ')} ${consequences[firstOf(pace)]}${remarks(pace)}`,
    fix: [
      raises[firstOf(pace)],
      spendLess,
      ...(pace.added && pace.paceDays === 'all' ? ['Or launch after the first of the next month.'] : []),
    ],
  }),
  'month-cap-possible': (pace) => ({
    title: 'A spend cap may be passed before the month ends',
    detail: `${spent(pace)}${paceSentence(pace)}. The mean pace stays below every cap, but days differ: ${reached(pace).map(whenPassed).join('; ')}. ${consequences[firstOf(pace)]}${remarks(pace)}`,
    fix: [raises[firstOf(pace)], 'Run this check again in some days: the range narrows.', spendLess],
  }),
  'month-cap-after-launch': ({ cap, wholeMonthUsd, ...pace }) => ({
    title: 'A whole month with the planned traffic passes a spend cap',
    detail: `${whole(pace)} This month fits, but a whole one at the same pace with the planned traffic comes to ${usd(wholeMonthUsd)}, more than ${capNames[cap.scope]}, ${usd(cap.capUsd)}. ${consequences[cap.scope]}`,
    fix: [raises[cap.scope], spendLess],
  }),

  'bucket-alone': (args) => ({
    title: 'Nobody else uses the rate limits of the planned model',
    detail: `${whoToldIt(args)} ${args.used ? 'nobody but the product used' : 'nobody used'} ${args.model} or a model that shares its limits.${unlistedSentence(args)}`,
  }),
  'bucket-barely-shared': (args) => ({ detail: sharing(args) }),
  'bucket-shared': (args) => ({
    detail: `${sharing(args)} All of them draw on the same limits as the launch.`,
    fix: [
      'Ask them when their load peaks, and move what can wait into batches, which have limits of their own.',
      'Give the other workspaces rate limits that leave the product room.',
      "Or request an increase on the Console's Rate limits page.",
    ],
  }),
  'bucket-cut-short': (args) => ({
    title: 'The usage report was too long to be read whole',
    detail: `${whoToldIt(args)} what was read shows no more than little use of ${args.model} and the models that share its limits by others. There was more than this poll reads, and others may be in that.${unlistedSentence(args)}`,
    fix: ["Look on the Console's Usage page who else uses the model."],
  }),
  'own-workspace-unnamed': ({ model }) => ({
    title: "The product's own use could not be told from that of others",
    detail: `The Console's export names workspaces as people do, and the plan does not name that of the product, so nobody can say who else uses ${model}.`,
    fix: ['Write the name of the workspace, as the Console shows it, into workspace.name.'],
  }),
};
