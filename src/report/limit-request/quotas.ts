import type { QuotaName } from '../../catalog/limit-increase.ts';
import type { Provenance } from '../../catalog/provenance.ts';
import { baseModel, quotaNames } from '../../catalog/quota-names.ts';
import { count } from '../wording/format.ts';
import { raiseWorkspace } from '../wording/limits.ts';
import { peakOf } from './asked.ts';
import { asksFor, type RequestFacts } from './facts.ts';
import { askedFor } from './how-much.ts';
import { bullet, numbered, type Page, section, sentence } from './page.ts';

const limiterOf = { requests: 'rpm', input: 'itpm', output: 'otpm', together: 'together' } as const;
const quotaUnits = ['requests', 'input', 'output', 'together', 'together-a-day', 'each'] as const;
const counted = {
  requests: 'request',
  input: 'input token',
  output: 'output token',
  together: 'token',
} as const;

/** The quotas of a cloud by the names it shows them under, with what to ask of each; nothing where it names none. */
export function quotas(facts: RequestFacts, page: Page): string[] {
  const { increase, planned } = facts;
  if (!increase) return [];
  const names = quotaNames(increase, planned);
  const dimension = baseModel(increase, planned);
  const named = quotaUnits.flatMap((unit) => {
    const those = names.filter((quota) => quota.unit === unit);
    const value = askedOf(unit, facts);
    return those.length === 0 || value === null
      ? []
      : [
          ...sentence(`${value}${those.length > 1 ? ', under one of these names' : ''}:`, page),
          ...those.flatMap(({ name }) => bullet(name, page)),
        ];
  });
  return section('Quotas', [
    ...named,
    ...(dimension && named.length > 0 ? sentence(`Each with base_model ${dimension}.`, page) : []),
    ...(names.some(({ unit }) => unit === 'together-a-day') && tokensADay(facts) !== null
      ? sentence(
          `Tokens a day are those of the planned requests of a day at the mean size of a request, with the same headroom${facts.growth > 1 ? ' and growth' : ''}.`,
          page,
        )
      : []),
  ]);
}

/** What to ask of a quota, in words; null where nothing is. */
function askedOf(unit: QuotaName['unit'], facts: RequestFacts): string | null {
  if (unit === 'each') return asksFor(facts, 'asked') ? 'One quota for all three' : null;
  if (unit === 'together-a-day') {
    const tokens = tokensADay(facts);
    return tokens === null ? null : `${numbered(tokens, 'token')} a day`;
  }
  const ask = facts.rows.find(({ limiter }) => limiter === limiterOf[unit])?.ask;
  return ask?.kind === 'asked' ? `${numbered(ask.perMinute, counted[unit])} a minute` : null;
}

/** The planned requests of a day at the mean size of those of the busiest minute, with the same headroom and growth. */
function tokensADay({ rows, run, growth }: RequestFacts): number | null {
  const perDay = run.plan.traffic.requestsPerDay;
  const [requests, tokens] = [peakOf(rows, 'rpm'), peakOf(rows, 'together')];
  const isAsked = rows.some(({ limiter, ask }) => limiter === 'together' && ask.kind === 'asked');
  return perDay == null || !isAsked || !requests || tokens === null
    ? null
    : askedFor((perDay * tokens) / requests, growth);
}

/** What `max_tokens` can hold of the quota in the busiest minute. */
function reserved({ increase, rows, run }: RequestFacts): string[] {
  const { maxTokens } = run.plan.tokens;
  const [requests, input] = [peakOf(rows, 'rpm'), peakOf(rows, 'itpm')];
  if (!increase?.reservesMaxTokens || maxTokens == null || requests === null || input === null) return [];
  const held = input + requests * maxTokens;
  return [
    `Were no answer of the busiest minute to end within it, ${numbered(Math.ceil(held), 'token')} would be held: its input and ${count(Math.ceil(requests))} times max_tokens of ${count(maxTokens)}.`,
  ];
}

/** Where the request goes; for the one who sends it. */
export const whereTo = ({ increase, rows }: RequestFacts, page: Page): string[] =>
  increase
    ? section('Where to send it', [
        ...(rows.some(({ ask, inForce }) => ask.kind === 'asked' && inForce === null)
          ? bullet('Look up what is in force first: what is asked for here may be there already.', page)
          : []),
        ...increase.where.flatMap((text) => bullet(text, page)),
        ...sentence(readOn(increase.provenance), page),
      ])
    : [];

/** How the service counts, and what to do besides asking; for the same. */
export function howItCounts(facts: RequestFacts, page: Page): string[] {
  const own = facts.rows.some(({ organization }) => organization !== null);
  return section(
    'How it counts there',
    [...(facts.increase?.counting ?? []), ...reserved(facts), ...(own ? [raiseWorkspace] : [])].flatMap(
      (text) => bullet(text, page),
    ),
  );
}

const readOn = ({ confidence, asOf, note }: Provenance): string =>
  confidence === 'low' ? `Not sure, as of ${asOf}: ${note}` : `As documented, read up to ${asOf}.`;
