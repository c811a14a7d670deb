import type Anthropic from '@anthropic-ai/sdk';
import type { Model } from '../catalog/model.ts';
import { sampleOf } from './schema-sample.ts';
import { charactersOfTokens, tokensOfCharacters } from './token-estimate.ts';
import { type ToolCall, toolCall } from './tool-call.ts';
import type { MessageRequest } from './validate-request.ts';

/** What the sandbox "generates": its blocks, their length, and why it ended there. */
export interface Answer {
  readonly content: readonly Anthropic.ContentBlock[];
  readonly outputTokens: number;
  readonly stopReason: Extract<
    Anthropic.StopReason,
    'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | 'model_context_window_exceeded'
  >;
  readonly stopSequence: string | null;
}

export interface AnswerWish {
  readonly seed: number;
  /** Same messages and seed, same answer. */
  readonly request: MessageRequest;
  readonly model: Model;
  /** Length of an answer that nothing cuts short and no schema shapes. */
  readonly answerTokens: number;
  /** What the context window leaves after the prompt. */
  readonly windowRoomTokens: number;
  /** Makes ids of blocks. */
  readonly newId: (prefix: string) => string;
}

const opening = 'This answer comes from the gonogo sandbox, not from a model.';
const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november'.split(
  ' ',
);

/** A deterministic answer: a tool call, JSON by a schema, or words. */
export function composeAnswer(wish: AnswerWish): Answer {
  const call = toolCall(wish.request);
  return call ? callAnswer(wish, call) : textAnswer(wish);
}

const roomTokens = (wish: AnswerWish) => Math.min(wish.request.max_tokens, wish.windowRoomTokens);

const cutShort = (wish: AnswerWish) =>
  ({
    outputTokens: roomTokens(wish),
    stopReason:
      wish.windowRoomTokens < wish.request.max_tokens ? 'model_context_window_exceeded' : 'max_tokens',
    stopSequence: null,
  }) as const;

function callAnswer(wish: AnswerWish, { name, input }: ToolCall): Answer {
  const characters = name.length + JSON.stringify(input).length;
  const outputTokens = tokensOfCharacters(characters, wish.model.behaviour.tokenizer);
  if (outputTokens > roomTokens(wish)) return { ...cutShort(wish), content: [] };
  return {
    content: [{ type: 'tool_use', id: wish.newId('toolu'), caller: { type: 'direct' }, name, input }],
    outputTokens,
    stopReason: 'tool_use',
    stopSequence: null,
  };
}

function textAnswer(wish: AnswerWish): Answer {
  const { tokenizer } = wish.model.behaviour;
  const full = fullText(wish);
  const stop = firstStop(full, wish.request.stop_sequences ?? []);
  const text = stop ? full.slice(0, stop.at) : full;
  const outputTokens = tokensOfCharacters(text.length, tokenizer);
  const room = roomTokens(wish);
  if (outputTokens > room) {
    return { ...cutShort(wish), content: textBlocks(text.slice(0, charactersOfTokens(room, tokenizer))) };
  }
  const content = textBlocks(text);
  return stop
    ? { content, outputTokens, stopReason: 'stop_sequence', stopSequence: stop.sequence }
    : { content, outputTokens, stopReason: 'end_turn', stopSequence: null };
}

const textBlocks = (text: string): Anthropic.TextBlock[] =>
  text === '' ? [] : [{ type: 'text', text, citations: null }];

function fullText(wish: AnswerWish): string {
  const format = wish.request.output_config?.format;
  if (format) return JSON.stringify(sampleOf(format.schema));
  return writeText(wish, charactersOfTokens(wish.answerTokens, wish.model.behaviour.tokenizer));
}

/** An opening that says where the answer comes from, then words chosen by seed and prompt. */
function writeText(wish: AnswerWish, characters: number): string {
  const parts = [opening];
  let length = opening.length;
  let state = hash(JSON.stringify(wish.request.messages), wish.seed);
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
