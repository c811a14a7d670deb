import { count, decimal, list, percent } from '../wording/format.ts';
import { answersOf, samplesOf } from '../wording/trial-sentences.ts';
import type { RequestFacts } from './facts.ts';
import { growsBeyond, horizonMonths, mostGrowth } from './how-much.ts';
import { field, numbered, type Page, section } from './page.ts';

/** Sizes of one request, and how each is known. */
export function sizes(facts: RequestFacts, page: Page): string[] {
  const { tokens } = facts.run.plan;
  const rows: [string, string | null][] = [
    ['Prompt', sizeOf('input', facts)],
    ['Answer', sizeOf('output', facts)],
    ['max_tokens', tokens.maxTokens == null ? null : count(tokens.maxTokens)],
    ['Prompt cache', cached(facts)],
    ['Batches', batched(facts)],
  ];
  return section(
    'Sizes of a request, in tokens',
    rows.flatMap(([label, text]) => (text ? field(label, text, page) : [])),
  );
}

function sizeOf(part: 'input' | 'output', { run, measured, trial }: RequestFacts): string | null {
  const size = measured?.[part];
  const whole = part === 'output' ? ', thinking included' : '';
  if (size && trial) {
    const { at, counted, live } = trial.value;
    const of = part === 'input' ? samplesOf(counted) : answersOf(live?.answered ?? 0);
    return `${said(size)}${whole}; ${by(trial)} of ${of} on ${at.slice(0, 10)}`;
  }
  const { typical, p95 } = run.plan.tokens[part];
  return typical == null || p95 == null ? null : `${said({ typical, p95 })}${whole}; planned, not measured`;
}

const by = ({ value }: NonNullable<RequestFacts['trial']>): string =>
  value.sandbox ? 'made up by the sandbox, in a trial' : 'measured by a trial';

const said = ({ typical, p95 }: { readonly typical: number; readonly p95: number }): string =>
  `${count(typical)} typically, ${count(p95)} at the 95th percentile`;

const lifetimes = { '5m': '5 minutes', '1h': 'an hour' } as const;

/** What is cached, in words; null where nobody has said, or nothing is. */
function cached(facts: RequestFacts): string | null {
  const prefix = cachedPrefix(facts);
  if (!prefix) return null;
  const share = prefix.share < 1 ? ` of ${percent(prefix.share)} of the requests` : '';
  return `A prefix of ${count(prefix.tokens)}${share}, kept for ${lifetimes[prefix.ttl]}; ${prefix.measured && facts.trial ? by(facts.trial) : 'planned'}`;
}

/** The largest prefix that is long enough for the model to be stored. */
export function cachedPrefix({ run, measured, model }: RequestFacts) {
  const { cacheTtl: ttl, repeatedPrefix } = run.plan.tokens;
  if (ttl !== '5m' && ttl !== '1h') return null;
  const [largest] = measured?.prefixes ?? [];
  const prefix = largest ?? (repeatedPrefix == null ? null : { tokens: repeatedPrefix, share: 1 });
  if (!prefix || prefix.tokens < (model?.behaviour.cacheMinimumTokens ?? 1)) return null;
  return { ...prefix, ttl, measured: largest !== undefined };
}

const batched = (facts: RequestFacts): string | null => {
  const share = batchedShare(facts);
  return share === null || share === 0
    ? null
    : `${percent(share)} of the requests wait and go through batches; the figures above are what is sent live`;
};

/** Part of the requests that is batched; null while nobody has said, or where the path has no batches. */
export function batchedShare({ run, platform }: RequestFacts): number | null {
  const { task, traffic } = run.plan;
  if (!task.features?.includes('batch') || platform?.missingFeatures.includes('batch')) return null;
  return traffic.batchableShare ?? null;
}

/** How the traffic begins and grows. */
export function growthAhead({ run, growth }: RequestFacts, page: Page): string[] {
  const { traffic } = run.plan;
  const { growthPerMonth: rate, launchShares: shares, requestsPerDay, activeDaysPerMonth } = traffic;
  const rows: [string, string | null][] = [
    [
      'Volume',
      requestsPerDay == null || requestsPerDay === 0
        ? null
        : `${numbered(requestsPerDay, 'request')} a day${activeDaysPerMonth == null ? '' : ` on ${numbered(activeDaysPerMonth, 'day')} a month`}`,
    ],
    [
      'First days',
      !shares
        ? null
        : shares.length === 1
          ? 'All of the traffic from the first day on'
          : `${list(shares.map((share) => percent(share)))} of the traffic, a day each`,
    ],
    [
      'Growth',
      rate == null
        ? null
        : rate === 0
          ? 'None planned'
          : `${percent(rate)} a month${growsBeyond(rate) ? `; reckoned with is ${mostGrowth} times the traffic` : growth > 1 ? `, ${decimal(growth)} times the traffic after ${horizonMonths} months` : ''}`,
    ],
  ];
  return section(
    'Traffic ahead',
    rows.flatMap(([label, text]) => (text ? field(label, text, page) : [])),
  );
}
