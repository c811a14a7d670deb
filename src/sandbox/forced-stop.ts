import type Anthropic from '@anthropic-ai/sdk';
import type { Catalog } from '../catalog/catalog.ts';
import { isBilledRefusal } from '../catalog/lookup.ts';
import { type Answer, type AnswerWish, composeAnswer, emptyAnswer } from './answer.ts';

type NamedCategory = NonNullable<Anthropic.RefusalStopDetails['category']>;

/** Every category the SDK knows; the types see to it that none is forgotten. */
const refusalCategories = {
  cyber: 0,
  bio: 0,
  frontier_llm: 0,
  reasoning_extraction: 0,
  general_harms: 0,
} as const satisfies Record<NamedCategory, 0>;

/** An ending that is asked for, because no prompt brings the sandbox to it. */
export type ForcedStop =
  | { readonly reason: 'pause_turn' | 'max_tokens' | 'model_context_window_exceeded' }
  | {
      readonly reason: 'refusal';
      /** Null: a refusal without a named category. */
      readonly category: NamedCategory | null;
      readonly at: 'before-output' | 'mid-stream';
    };

const cutting = ['pause_turn', 'max_tokens', 'model_context_window_exceeded'] as const;

/** Reads `REASON`, and of a refusal `refusal[:CATEGORY][:mid-stream]`. Null: no ending that can be asked for. */
export function parseForcedStop(value: string): ForcedStop | null {
  const cut = cutting.find((reason) => reason === value);
  if (cut) return { reason: cut };
  const refusal = /^refusal(?::(?!mid-stream)(\w+))?(:mid-stream)?$/.exec(value);
  const category = refusal?.[1] ?? null;
  if (!refusal || (category !== null && !isCategory(category))) return null;
  return { reason: 'refusal', category, at: refusal[2] ? 'mid-stream' : 'before-output' };
}

const isCategory = (value: string): value is NamedCategory => Object.hasOwn(refusalCategories, value);

/**
 * What the model gets out before it stops: nothing, or half of what it would have said. A paused turn lacks its last
 * token only, so that it still holds the server tool it used.
 */
export function composeStopped(wish: AnswerWish, stop: ForcedStop): Answer {
  const details = { stopReason: stop.reason, stopSequence: null, stopDetails: detailsOf(stop) };
  if (stop.reason === 'refusal' && stop.at === 'before-output') return { ...emptyAnswer, ...details };
  const { outputTokens } = composeAnswer(wish);
  const wanted = stop.reason === 'pause_turn' ? outputTokens - 1 : Math.floor(outputTokens / 2);
  const kept = Math.min(wish.request.max_tokens, Math.max(1, wanted));
  return { ...composeAnswer({ ...wish, request: { ...wish.request, max_tokens: kept } }), ...details };
}

/** Whether an answer that ends so costs nothing. */
export const isFree = (stop: ForcedStop, catalog: Catalog): boolean =>
  stop.reason === 'refusal' && stop.at === 'before-output' && !isBilledRefusal(catalog, stop.category);

function detailsOf(stop: ForcedStop): Anthropic.RefusalStopDetails | null {
  if (stop.reason !== 'refusal') return null;
  const { category } = stop;
  const explanation = category && `The sandbox was asked to refuse this with the category ${category}.`;
  return { type: 'refusal', category, explanation };
}
