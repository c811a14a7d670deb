import { findModel } from '../../src/catalog/lookup.ts';
import type { Model } from '../../src/catalog/model.ts';
import { storedPrefixes } from '../../src/cost/caching.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { documented, type Figure, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import type { ObservedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import type { CacheMissReason } from '../../src/judge/seen/prompt-cache.ts';
import {
  isNearMinimum,
  type KnownPrefix,
  knownPrefix,
  prefixFigures,
  prefixFrom,
} from '../cost/known-prefix.ts';
import { unansweredField } from '../unanswered-field.ts';
import { unlessPlanned } from './planned-feature.ts';
import { withoutAnswer } from './unanswered-probe.ts';

type Seen = ObservedBy<'prompt-cache'>;

/** These prove that the second request arrived otherwise than it was sent; the others leave the cause open. */
const changedOnTheWay: ReadonlySet<CacheMissReason> = new Set([
  'model_changed',
  'system_changed',
  'tools_changed',
  'messages_changed',
]);

export default defineCheck({
  id: 'features/prompt-caching',
  subject: 'Prompt cache of the account',
  titles: {
    passed: 'The prompt cache stores a prefix and gives it back',
    failed: 'The prompt cache does not work as planned',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['prompt-cache', 'trial'],
  guide: {
    looksAt:
      'Whether the planned prefix is long enough for the model, and whether a prefix sent twice is written to the cache by the first call and read by the second.',
    why: 'A prefix that is too short, or that something on the way changes, is billed in full on every request, and no error says so. The forecast then holds on paper only.',
    how: 'Sends a new text of random beginning, just long enough for the model, marks it to be kept as long as planned, and sends it once more with further turns behind it. Reads both answers by the usage they are billed by, and a miss by the diagnostics of the API.',
    fix: 'Lengthen a prefix that is too short. Where the account writes and does not read, send the requests without the proxy or gateway in between, and compare.',
    sources: ['prompt-caching', 'sdk', 'pricing'],
    corrections: [
      {
        claim: 'The field input_tokens is the size of the prompt.',
        now: 'It counts what neither was read from the cache nor written to it; the prompt is the sum of it, cache_creation_input_tokens and cache_read_input_tokens.',
        source: 'prompt-caching',
      },
    ],
  },
  judge(input) {
    const open = unlessPlanned('prompt-caching', 'prompt caching', input) ?? prefixTooShort(input);
    if (open) return open;
    const seen = input.observed['prompt-cache'];
    const outcome =
      seen?.status === 'observed'
        ? judgeSeen(seen, input)
        : withoutAnswer('prompt-caching', 'prompt-cache', seen, input);
    // What the account was seen not to do stands, whatever the plan leaves open.
    if (outcome.status === 'fail' || knownPrefix(input)) return outcome;
    return unansweredField('tokens.repeatedPrefix');
  },
});

/** Known without asking anybody, where the model's minimum is documented or nothing repeats. */
function prefixTooShort(input: JudgeInput): Outcome | null {
  const { plan, catalog, today } = input;
  const model = findModel(catalog, plan.model.id);
  const minimumTokens = model?.behaviour.cacheMinimumTokens ?? null;
  const known = knownPrefix(input);
  if (!model || !known) return null;
  if (minimumTokens === null) return nothingRepeats(input, model, known);
  if (isNearMinimum(known, minimumTokens)) return null;
  if (storedPrefixes({ prefixes: known.prefixes, minimumTokens }).length > 0) return null;
  const prefixTokens = known.prefixes[0].tokens;
  const figures = [
    ...prefixFigures(known, today),
    documented('Shortest prefix that is cached', minimumTokens, 'tokens', model.behaviour.provenance),
  ];
  return fail(
    'cache-prefix-too-short',
    { model: model.name, prefixTokens, minimumTokens },
    { basis: 'documented', figures },
  );
}

/** No minimum is small enough for that. */
function nothingRepeats({ today }: JudgeInput, model: Model, known: KnownPrefix): Outcome | null {
  if (known.prefixes.some(({ tokens }) => tokens > 0)) return null;
  const evidence = { basis: 'documented', figures: prefixFigures(known, today) } as const;
  return fail('caching-without-prefix', { model: model.name, from: prefixFrom(known) }, evidence);
}

function judgeSeen(seen: Seen, input: JudgeInput): Outcome {
  const { first, second, ttl, writtenFor, missReason, minimumTokens } = seen.value;
  const evidence = { basis: 'live', figures: [...seenFigures(seen), ...priceFigures(input)] } as const;
  const wasRead = second.readTokens > first.readTokens;
  // Nobody can have stored the new text before its first call.
  if (first.readTokens > 0 || (wasRead && first.writtenTokens === 0)) {
    const args = { firstReadTokens: first.readTokens, secondReadTokens: second.readTokens };
    return warn('cache-usage-mixed-up', args, evidence);
  }
  if (wasRead) {
    if (writtenFor !== null && writtenFor !== ttl) {
      return warn('cache-kept-otherwise', { asked: ttl, kept: writtenFor }, evidence);
    }
    const args = { ttl, writtenTokens: first.writtenTokens, readTokens: second.readTokens };
    return storesPlannedPrefix(input, minimumTokens) ?? pass('cache-read-back', args, evidence);
  }
  if (first.writtenTokens + second.writtenTokens === 0) return judgeUnwritten(seen, input, evidence.figures);
  const args = {
    writtenTokens: first.writtenTokens,
    writtenAgainTokens: second.writtenTokens,
    missReason,
  };
  return missReason !== null && changedOnTheWay.has(missReason)
    ? fail('cache-not-read', args, evidence)
    : inconclusive('cache-not-read', args, evidence);
}

/** The account caches; open stays a prefix shorter than the probe's on a model whose minimum nobody has published. */
function storesPlannedPrefix(input: JudgeInput, safeTokens: number): Outcome | null {
  const { plan, catalog, today } = input;
  const known = knownPrefix(input);
  if (!known || known.prefixes.some(({ tokens }) => tokens >= safeTokens)) return null;
  const prefixTokens = known.prefixes[0].tokens;
  const model = findModel(catalog, plan.model.id)?.name ?? plan.model.id ?? '';
  return warn(
    'prefix-minimum-unknown',
    { model, prefixTokens, safeTokens },
    { basis: 'live', figures: prefixFigures(known, today) },
  );
}

function judgeUnwritten(seen: Seen, { plan, catalog }: JudgeInput, figures: readonly Figure[]): Outcome {
  const { first, minimumTokens } = seen.value;
  const evidence = { basis: 'live', figures } as const;
  if (first.stopReason === 'refusal') {
    const args = { feature: 'prompt-caching', stopReason: first.stopReason } as const;
    return inconclusive('feature-cut-short', args, evidence);
  }
  const isDocumented = (findModel(catalog, plan.model.id)?.behaviour.cacheMinimumTokens ?? null) !== null;
  const args = { promptTokens: first.promptTokens, minimumTokens, documented: isDocumented };
  if (first.promptTokens < minimumTokens) return inconclusive('cache-probe-too-short', args, evidence);
  return isDocumented
    ? fail('cache-not-written', args, evidence)
    : inconclusive('cache-not-written', args, evidence);
}

function seenFigures(seen: Seen): Figure[] {
  const { first, second } = seen.value;
  return [
    live('Prompt of the first call', first.promptTokens, 'tokens', seen),
    live('Written by the first call', first.writtenTokens, 'tokens', seen),
    live('Read by the second call', second.readTokens, 'tokens', seen),
    live('Time of the first call', first.ms, 'ms', seen),
    live('Time of the second call', second.ms, 'ms', seen),
  ];
}

/** What a read saves; at the price of short prompts, where a model has two. */
function priceFigures({ plan, catalog }: JudgeInput): Figure[] {
  const prices = findModel(catalog, plan.model.id)?.prices;
  const step = prices?.steps[0];
  if (!prices || !step) return [];
  return [
    documented('Price of plain input', step.inputUsdPerMTok, 'USD/MTok', prices.provenance),
    documented('Price of input read from the cache', step.cacheReadUsdPerMTok, 'USD/MTok', prices.provenance),
  ];
}
