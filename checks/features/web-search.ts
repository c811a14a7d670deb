import { webSearchFee } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, live, simulated } from '../../src/judge/figure.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { inconclusive, pass } from '../../src/judge/outcome.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

export default defineCheck({
  id: 'features/web-search',
  subject: 'Web search',
  titles: {
    passed: 'The account may search the web',
    failed: 'The account cannot search the web',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['web-search'],
  guide: {
    looksAt: 'One web search: whether it is allowed, what came back, and what it cost by fee and by tokens.',
    why: 'An organization can have web search switched off, and a search that fails comes as a block inside an answer with HTTP 200. Its price is the fee and whatever the results add to the input, which no table says.',
    how: 'Sends one message with the search tool, at most one search, and a question that nobody can answer by heart. The worst case assumes results of 15,000 tokens; that bound is ours, and the finding gives what was really read. An error inside the answer leaves the check open, because an organization that may not search has the whole message refused.',
    fix: 'Switch web search on in the Claude Console, cap searches with max_uses, and handle web_search_tool_result_error and pause_turn.',
    sources: ['pricing', 'sdk', 'stop-reasons'],
    corrections: [
      {
        claim: 'A web search costs its fee.',
        now: 'It costs the fee and its results, which are paid as input in this turn and in every later one that carries them. Searches that fail are free.',
        source: 'pricing',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('web-search', 'web search', input);
    if (open) return open;
    const seen = input.observed['web-search'];
    if (seen?.status !== 'observed') return withoutAnswer('web-search', 'web-search', seen, input);
    const { searches, result, feeUsd, tokensUsd, inputTokens, resultTokensAtLeast } = seen.value;
    const stopReason = seen.value.stopReason ?? 'none';
    const evidence = { basis: 'live', figures: figuresOf(seen, input) } as const;
    if (searches > 0 || result.kind === 'pages') {
      const paused = stopReason === 'pause_turn';
      return pass(
        'web-search-made',
        { searches, feeUsd, tokensUsd, inputTokens, resultTokensAtLeast, paused },
        evidence,
      );
    }
    if (result.kind === 'error') {
      // Whether the account may search is settled before an answer begins: this speaks of one query, or of an outage.
      return inconclusive('web-search-error', { error: result.error }, evidence);
    }
    return stopReason === 'end_turn'
      ? inconclusive('web-search-not-used', {}, evidence)
      : inconclusive('feature-cut-short', { feature: 'web-search', stopReason }, evidence);
  },
});

/** What the usage comes to at the prices of the catalog; the bill may hold others. */
const priced = 'usage at catalog prices';

function figuresOf(seen: ObservedBy<'web-search'>, { catalog, today }: JudgeInput): Figure[] {
  const { searches, inputTokens, resultTokensAtLeast, feeUsd, tokensUsd } = seen.value;
  const fee = webSearchFee(catalog);
  return [
    live('Searches billed', searches, 'count', seen),
    documented('Fee of one search', fee.usdPerUse, 'USD', fee.provenance),
    live('Input, results included', inputTokens, 'tokens', seen),
    simulated('Of it results, at least', resultTokensAtLeast, 'tokens', 'input beyond the request', today),
    simulated('Tokens of the message', tokensUsd, 'USD/request', priced, today),
    simulated('The message in all', feeUsd + tokensUsd, 'USD/request', priced, today),
  ];
}
