import type { Catalog } from '../catalog/catalog.ts';
import { largestCacheMinimum } from '../catalog/lookup.ts';
import type { Model } from '../catalog/model.ts';
import type { Size } from '../cost/sizes.ts';
import type { Workload } from '../cost/workload.ts';
import type { Plan } from './schema.ts';
import { plannedToolTokens } from './tool-tokens.ts';

/** How many tokens one model makes of a text of which the other makes one, on average. */
export const tokenFactor = (catalog: Catalog, from: Model, to: Model): number =>
  tokensPerText(catalog, to) / tokensPerText(catalog, from);

const tokensPerText = ({ apiRules }: Catalog, { behaviour }: Model): number =>
  behaviour.tokenizer === 'new' ? apiRules.newTokenizerFactor.factor : 1;

/**
 * The same texts and the same traffic as another model counts and stores them. What the API adds for tools is not the
 * team's text: it is replaced by the other model's figure where both are documented, and scaled with the text where not.
 * How long the other model thinks or answers is not known; its answers are taken to be the same texts.
 */
export function workloadOn(
  plan: Plan,
  catalog: Catalog,
  workload: Workload,
  { from, to }: { readonly from: Model; readonly to: Model },
): Workload {
  if (from === to) return workload;
  const factor = tokenFactor(catalog, from, to);
  const { here, there } = addedForTools(plan, catalog, from, to);
  const text = (tokens: number): number => tokens * factor;
  // A size below what is added cannot hold it, whoever planned it so.
  const prompt = (tokens: number): number => (tokens < here ? text(tokens) : text(tokens - here) + there);
  const { input, output, measured, thinkingTokens, toolTokens, cache } = workload;
  return {
    ...workload,
    input: sizeBy(prompt, input),
    output: sizeBy(text, output),
    measured: measured && {
      input: slicesBy(prompt, measured.input),
      output: measured.output && slicesBy(text, measured.output),
    },
    thinkingTokens: thinkingTokens === null ? null : text(thinkingTokens),
    toolTokens: toolTokens === null ? null : prompt(toolTokens),
    cache: cache && {
      ...cache,
      prefixes: cache.prefixes.map((prefix) => ({ ...prefix, tokens: prompt(prefix.tokens) })),
      ...(cache.unread && { unread: { ...cache.unread, tokens: prompt(cache.unread.tokens) } }),
      minimumTokens: to.behaviour.cacheMinimumTokens ?? largestCacheMinimum(catalog),
    },
  };
}

/** Documented tokens that both models' prompts carry for tools, by part; a part that one of them leaves open is left out. */
function addedForTools(plan: Plan, catalog: Catalog, from: Model, to: Model) {
  const [one, other] = [from, to].map((model) => {
    const tools = plannedToolTokens(plan, catalog, model);
    return tools ? [tools.added?.tokens ?? null, ...tools.clientTools.map(({ tokens }) => tokens)] : [];
  });
  let [here, there] = [0, 0];
  for (const [index, tokens] of (one ?? []).entries()) {
    const elsewhere = other?.[index] ?? null;
    if (tokens === null || elsewhere === null) continue;
    here += tokens;
    there += elsewhere;
  }
  return { here, there };
}

type Rule = (tokens: number) => number;

const sizeBy = (rule: Rule, { typical, p95 }: Size): Size => ({ typical: rule(typical), p95: rule(p95) });

function slicesBy(
  rule: Rule,
  [first, ...others]: readonly [number, ...number[]],
): readonly [number, ...number[]] {
  return [rule(first), ...others.map(rule)];
}
