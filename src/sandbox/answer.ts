import type Anthropic from '@anthropic-ai/sdk';
import type { Model } from '../catalog/model.ts';
import { charactersOfTokens, tokensOfCharacters } from './token-estimate.ts';

/** What the sandbox "generates": its text, its length, and why it ended there. */
export interface Answer {
  readonly text: string;
  readonly outputTokens: number;
  readonly stopReason: Extract<
    Anthropic.StopReason,
    'end_turn' | 'max_tokens' | 'stop_sequence' | 'model_context_window_exceeded'
  >;
  readonly stopSequence: string | null;
}

export interface AnswerWish {
  readonly seed: number;
  /** Same prompt and seed, same answer. */
  readonly prompt: string;
  readonly model: Model;
  /** Length of an answer that nothing cuts short. */
  readonly answerTokens: number;
  readonly maxTokens: number;
  /** What the context window leaves after the prompt. */
  readonly windowRoomTokens: number;
  readonly stopSequences: readonly string[];
}

const opening = 'This answer comes from the gonogo sandbox, not from a model.';
const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november'.split(
  ' ',
);

/** A deterministic answer: an opening that says where it comes from, then words chosen by seed and prompt. */
export function composeAnswer(wish: AnswerWish): Answer {
  const { tokenizer } = wish.model.behaviour;
  const full = writeText(wish, charactersOfTokens(wish.answerTokens, tokenizer));
  const stop = firstStop(full, wish.stopSequences);
  const text = stop ? full.slice(0, stop.at) : full;
  const outputTokens = tokensOfCharacters(text.length, tokenizer);
  const room = Math.min(wish.maxTokens, wish.windowRoomTokens);
  if (outputTokens > room) {
    return {
      text: text.slice(0, charactersOfTokens(room, tokenizer)),
      outputTokens: room,
      stopReason: wish.windowRoomTokens < wish.maxTokens ? 'model_context_window_exceeded' : 'max_tokens',
      stopSequence: null,
    };
  }
  return stop
    ? { text, outputTokens, stopReason: 'stop_sequence', stopSequence: stop.sequence }
    : { text, outputTokens, stopReason: 'end_turn', stopSequence: null };
}

function writeText(wish: AnswerWish, characters: number): string {
  const parts = [opening];
  let length = opening.length;
  let state = hash(wish.prompt, wish.seed);
  while (length < characters) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const word = words[(state >>> 16) % words.length] ?? 'alpha';
    parts.push(word);
    length += word.length + 1;
  }
  return parts.join(' ').slice(0, characters);
}

function firstStop(text: string, sequences: readonly string[]): { at: number; sequence: string } | null {
  let first: { at: number; sequence: string } | null = null;
  for (const sequence of sequences) {
    const at = text.indexOf(sequence);
    if (at >= 0 && (first === null || at < first.at)) first = { at, sequence };
  }
  return first;
}

/** FNV-1a, so that equal prompts give equal answers on every machine. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
