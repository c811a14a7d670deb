import type Anthropic from '@anthropic-ai/sdk';
import { sampleOf } from './schema-sample.ts';
import type { ToolContext } from './server-tool.ts';
import { runServerTool } from './server-tools.ts';
import { thinkingBlock, thinkingTokensOf } from './thinking.ts';
import { charactersOfTokens, tokensOfCharacters } from './token-estimate.ts';
import { type ToolCall, toolCall } from './tool-call.ts';

/** What the sandbox "generates": its blocks, their length, and why it ended there. */
export interface Answer {
  readonly content: readonly Anthropic.ContentBlock[];
  /** Thinking included. */
  readonly outputTokens: number;
  readonly thinkingTokens: number;
  /** Searches and fetches made on the way. */
  readonly webSearches: number;
  readonly webFetches: number;
  /** What results of server tools add to the input. */
  readonly resultTokens: number;
  /** Where code ran on the way. */
  readonly container: Anthropic.Container | null;
  readonly stopReason: Anthropic.StopReason;
  readonly stopSequence: string | null;
  readonly stopDetails: Anthropic.RefusalStopDetails | null;
}

/** Same messages and seed, same answer. */
export interface AnswerWish extends ToolContext {
  readonly seed: number;
  /** Length of an answer that nothing cuts short and no schema shapes, thinking included. */
  readonly answerTokens: number;
  /** What the context window leaves after the prompt. */
  readonly windowRoomTokens: number;
}

const opening = 'This answer comes from the gonogo sandbox, not from a model.';
const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november'.split(
  ' ',
);

/** A deterministic answer: thinking where the model thinks, then a tool call, or after a server tool JSON by a schema, or words. */
export function composeAnswer(wish: AnswerWish): Answer {
  const block = thinkingBlock(wish.request, wish.model);
  const room = roomTokens(wish);
  if (!block || room === 0) return spokenAnswer(wish);
  const thinkingTokens = Math.min(thinkingTokensOf(wish.answerTokens, wish.request), room);
  if (thinkingTokens === room) return { ...cutShort(wish), content: [block], thinkingTokens };
  const rest = spokenAnswer(after(wish, thinkingTokens));
  return {
    ...rest,
    content: [block, ...rest.content],
    outputTokens: thinkingTokens + rest.outputTokens,
    thinkingTokens,
  };
}

/** What is left to say once so many tokens are out. */
const after = (wish: AnswerWish, tokens: number): AnswerWish => ({
  ...wish,
  request: { ...wish.request, max_tokens: wish.request.max_tokens - tokens },
  answerTokens: wish.answerTokens - tokens,
  windowRoomTokens: wish.windowRoomTokens - tokens,
});

function spokenAnswer(wish: AnswerWish): Answer {
  const call = toolCall(wish.request);
  if (call) return callAnswer(wish, call);
  const use = runServerTool(wish);
  // A use that does not fit is left out, so that its results never stand without an answer.
  if (!use || use.outputTokens >= roomTokens(wish)) return textAnswer(wish);
  const rest = textAnswer(after(wish, use.outputTokens));
  return {
    ...rest,
    ...use,
    content: [...use.content, ...rest.content],
    outputTokens: use.outputTokens + rest.outputTokens,
  };
}

const nothingBeside = {
  thinkingTokens: 0,
  webSearches: 0,
  webFetches: 0,
  resultTokens: 0,
  container: null,
  stopDetails: null,
} as const;
/** Nothing is said. */
export const emptyAnswer = { content: [], outputTokens: 0, ...nothingBeside } as const;

const roomTokens = (wish: AnswerWish) => Math.min(wish.request.max_tokens, wish.windowRoomTokens);

const cutShort = (wish: AnswerWish) =>
  ({
    outputTokens: roomTokens(wish),
    ...nothingBeside,
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
    ...nothingBeside,
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
  const end = { content: textBlocks(text), outputTokens, ...nothingBeside };
  return stop
    ? { ...end, stopReason: 'stop_sequence', stopSequence: stop.sequence }
    : { ...end, stopReason: 'end_turn', stopSequence: null };
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
