import { configuredInForce, loadOf } from '../../src/capacity/limits-in-force.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { type ConfiguredGroup, groupOfKind, rateLimitsSeen } from '../../src/judge/configured-limits.ts';
import { admin, simulated } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { answerSheet } from '../../src/plan/missing-answers.ts';
import { plannedPeak } from '../../src/plan/peak-traffic.ts';
import { plannedSearches } from '../../src/plan/planned-use.ts';
import { unlessPlanned } from '../features/planned-feature.ts';
import { comfortableLoad } from './peak-figures.ts';
import { limitsUnread } from './unread-limits.ts';

/** Limiters this version can hold searches against, and how many seconds each of them counts. */
const countedTypes = [
  { type: 'tool_uses_per_second', per: 'second', seconds: 1 },
  { type: 'requests_per_minute', per: 'minute', seconds: 60 },
] as const;

export default defineCheck({
  id: 'limits/web-search',
  subject: 'Web searches at peak',
  titles: {
    passed: 'The searches of the busiest minute fit the limit of web search',
    failed: 'The busiest minute searches the web too often',
  },
  blocksFrom: 'never',
  failsFrom: 'beta',
  needs: ['tiny-message', 'rate-limits', 'organization'],
  guide: {
    looksAt:
      'Web searches of the busiest planned minute, against the limit that the organization has for web search.',
    why: 'Searches have a limit of their own, shared by the whole organization and all models. A search that fails is a block inside an answer with HTTP 200, so no retry of the client sees it.',
    how: `Reads the web search group of the Rate Limits API with an Admin key, and takes the requests of the busiest minute times the searches a request makes. Where the limit counts by the second, the minute is taken as even, which is kind to the plan. Up to ${comfortableLoad * 100} percent passes, a bound of ours, up to all of it is a caution. No page gives figures, so without an Admin key this stays open; it then stops no launch, because nobody without such a key could close it.`,
    fix: 'Cap searches with max_uses, keep what was found for later turns, let fewer requests search, or ask the account team for more.',
    sources: ['sdk', 'rate-limits', 'pricing'],
  },
  judge(input) {
    const open = unlessPlanned('web-search', 'web search', input);
    if (open) return open;
    const { plan, catalog } = input;
    const sheet = answerSheet();
    const each = plannedSearches(plan, catalog, sheet);
    const requests = plannedPeak(plan, catalog, 'rpm', null);
    const [missing] = [...sheet.missing, ...(requests.kind === 'missing' ? requests.missing : [])];
    if (missing || requests.kind === 'missing') {
      return missing
        ? unanswered(missing.question, missing.field)
        : limitsUnread('search-limit-unread', input);
    }
    if (!rateLimitsSeen(input)) return limitsUnread('search-limit-unread', input);
    const listed = groupOfKind(input, 'web_search');
    return judgeSearches(requests.perMinute * each, listed, input);
  },
});

function judgeSearches(peak: number, listed: ConfiguredGroup | null, { today }: JudgeInput): Outcome {
  const limits = listed?.group.limits ?? [];
  const known = countedTypes.flatMap(({ type, per, seconds }) => {
    const told = configuredInForce(limits.find((limit) => limit.type === type) ?? null);
    if (!told) return [];
    return {
      per,
      limit: told.perMinute,
      from: told.rung,
      load: loadOf((peak * seconds) / 60, told.perMinute),
    };
  });
  const [tightest] = known.toSorted((a, b) => b.load - a.load);
  if (!listed || !tightest) {
    return inconclusive(
      'search-limit-unlisted',
      { types: limits.map(({ type }) => type) },
      { basis: 'admin' },
    );
  }
  const args = { ...tightest, peak };
  const figures = [
    simulated('Searches of the busiest minute', peak, 'count', 'peak requests and searches a request', today),
    admin(`Searches a ${tightest.per}, set for the ${tightest.from}`, tightest.limit, 'count', listed.seen),
  ];
  const evidence = { basis: 'admin', figures } as const;
  if (tightest.load > 1) return fail('searches-above-limit', args, evidence);
  return tightest.load > comfortableLoad
    ? warn('searches-near-limit', args, evidence)
    : pass('searches-fit', args, evidence);
}
