import { outputWeight } from '../../catalog/quota-names.ts';
import { wantedHeadroom } from '../../judge/wanted-headroom.ts';
import { count, decimal, list, percent } from '../wording/format.ts';
import { units } from '../wording/limits.ts';
import { peakOf } from './asked.ts';
import type { RequestFacts } from './facts.ts';
import { askedFor, growsBeyond, horizonMonths, mostGrowth } from './how-much.ts';
import { limiterNames, whole } from './table-words.ts';

/** How each figure of the table came to be, a sentence each. */
export function explained(facts: RequestFacts): string[] {
  const { rows } = facts;
  const asks = rows.map(({ ask }) => ask.kind);
  const needed = `the peak times ${wantedHeadroom} as headroom${grown(facts)}`;
  return [
    ...(rows.some(({ limiter, peak }) => limiter === 'itpm' && peak !== null)
      ? ['Input tokens leave out what is read from the prompt cache and hold what is written to it.']
      : []),
    ...knownFrom(facts),
    ...ownLimits(facts),
    ...weighed(facts),
    ...(rows.some(({ peak }) => peak !== null)
      ? [
          `Peak is the busiest minute planned${rows.some(({ steady }) => steady !== null) ? ', steady the mean of the minutes with traffic' : ''}.`,
        ]
      : []),
    ...(asks.includes('asked')
      ? [`Asked for is ${needed}, rounded up to two significant digits.`, ...beyond(facts), ...bunched(facts)]
      : []),
    ...(asks.includes('enough') ? [`Enough: what is in force carries ${needed}.`] : []),
    ...(asks.includes('nothing')
      ? ['The plan sends nothing live that counts against a limit of "none".']
      : []),
  ];
}

function grown({ run, growth }: RequestFacts): string {
  const rate = run.plan.traffic.growthPerMonth;
  if (rate == null || growth <= 1) return '';
  return growsBeyond(rate)
    ? `, times ${mostGrowth} for growth`
    : `, times ${decimal(growth)} for ${horizonMonths} months in which the traffic grows by ${percent(rate)} each`;
}

/** What growth was left out. */
function beyond({ run }: RequestFacts): string[] {
  const rate = run.plan.traffic.growthPerMonth ?? null;
  return rate !== null && growsBeyond(rate)
    ? [
        `A growth of ${percent(rate)} a month would bring more than ${mostGrowth} times within ${horizonMonths} months; that is asked for when it comes.`,
      ]
    : [];
}

/** Which limits are asked to be larger than the mean of the busiest minute wants them. */
function bunched({ rows }: RequestFacts): string[] {
  const larger = rows.filter(({ ask, chance }) => ask.kind === 'asked' && chance > 1);
  if (larger.length === 0) return [];
  const by = larger.map(
    ({ limiter, chance }) => `${decimal(chance)} for ${limiterNames[limiter].toLowerCase()}`,
  );
  return [
    `Chance is reckoned with by a factor of ${list(by)}: requests come in bunches and differ in size, and less than a thousandth of a simulated busiest hour is to be refused.`,
  ];
}

/** How output tokens count where the service grants one figure. */
function weighed({ rows, increase, model, growth }: RequestFacts): string[] {
  const input = peakOf(rows, 'itpm');
  const output = peakOf(rows, 'otpm');
  if (increase?.tokens !== 'together' || input === null || output === null) return [];
  const weight = outputWeight(increase, model);
  if (weight !== null)
    return [
      `In the sum of input and output an output token counts as ${count(weight)}, the burndown rate of the model.`,
    ];
  const known = increase.outputWeight?.weight ?? 1;
  const together = rows.find(({ limiter }) => limiter === 'together');
  if (together?.ask.kind !== 'asked') return [];
  return [
    `In the sum of input and output an output token counts as one. Where the burndown rate of the model makes it more, more is asked for: at a rate of ${count(known)} it is ${count(askedFor(input + known * output, growth * together.chance))}.`,
  ];
}

const origins = {
  live: ['in the headers of an answer', ''],
  admin: ['with an Admin API key', ''],
  documented: ['in the published table of the usage tier', ', not on the account'],
} as const;

/** Where the limits in force were read, those of one place together. */
function knownFrom({ rows, run, observed, evidence }: RequestFacts): string[] {
  const dates = {
    live: observed['tiny-message']?.at,
    admin: observed['rate-limits']?.at,
    documented: evidence.row?.provenance.asOf ?? run.catalogAsOf,
  };
  const known = rows.flatMap(({ limiter, origin }) =>
    origin === null || limiter === 'together' ? [] : [{ limiter, origin }],
  );
  return (['admin', 'live', 'documented'] as const).flatMap((origin) => {
    const read = known.filter((row) => row.origin === origin);
    if (read.length === 0) return [];
    const those =
      read.length === known.length ? '' : ` of ${list(read.map(({ limiter }) => units[limiter]))}`;
    const sandbox = run.rehearsal && origin !== 'documented' ? ' of the sandbox' : '';
    const on = dates[origin]?.slice(0, 10);
    const [where, but] = origins[origin];
    const date = on ? ` ${origin === 'documented' ? 'as of' : 'on'} ${on}` : '';
    return [`The limits in force${those} were read ${where}${sandbox}${date}${but}.`];
  });
}

const ownLimits = ({ rows }: RequestFacts): string[] =>
  rows.flatMap(({ limiter, inForce, organization }) =>
    organization === null || limiter === 'together'
      ? []
      : [
          `The workspace holds itself to ${whole(inForce)} ${units[limiter]}; the organization has ${whole(organization)}, and that is what is compared here.`,
        ],
  );
