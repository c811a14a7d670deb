import type Anthropic from '@anthropic-ai/sdk';
import type { StreamEvent } from './pace.ts';

const charactersPerDelta = 24;

type SentEvent = Anthropic.RawMessageStreamEvent | { readonly type: 'ping' };

/**
 * The events of one streamed answer, in the service's order, and how many tokens were produced before each. Thinking
 * has its own count; the rest is spread over what is written, by length. `ping` carries no data of use.
 */
export function streamEvents(message: Anthropic.Message): StreamEvent[] {
  const { usage } = message;
  const thinkingTokens = usage.output_tokens_details?.thinking_tokens ?? 0;
  const written = message.content.reduce((sum, block) => sum + writtenCharacters(block), 0);
  const tokensPerCharacter = written === 0 ? 0 : (usage.output_tokens - thinkingTokens) / written;
  const started: Anthropic.Message = {
    ...message,
    content: [],
    container: null,
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    usage: { ...usage, output_tokens: Math.min(1, usage.output_tokens) },
  };
  const events = [toEvent({ type: 'message_start', message: started }, null)];
  let produced = 0;
  const push = (event: SentEvent) => events.push(toEvent(event, produced));
  for (const [index, block] of message.content.entries()) {
    push({ type: 'content_block_start', index, content_block: opened(block) });
    if (index === 0) push({ type: 'ping' });
    for (const delta of deltas(block)) {
      // Hidden thinking sends no text of its own: only the signature says that it is over.
      if (delta.type === 'signature_delta') produced = thinkingTokens;
      push({ type: 'content_block_delta', index, delta });
      if (delta.type === 'thinking_delta' && block.type === 'thinking')
        produced += (thinkingTokens * delta.thinking.length) / block.thinking.length;
      else produced += charactersOf(delta) * tokensPerCharacter;
    }
    push({ type: 'content_block_stop', index });
  }
  produced = usage.output_tokens;
  push({
    type: 'message_delta',
    delta: {
      container: message.container,
      stop_details: message.stop_details,
      stop_reason: message.stop_reason,
      stop_sequence: message.stop_sequence,
    },
    usage: {
      input_tokens: usage.input_tokens,
      cache_creation_input_tokens: usage.cache_creation_input_tokens,
      cache_read_input_tokens: usage.cache_read_input_tokens,
      output_tokens: usage.output_tokens,
      output_tokens_details: usage.output_tokens_details,
      server_tool_use: usage.server_tool_use,
    },
  });
  push({ type: 'message_stop' });
  return events;
}

const toEvent = (event: SentEvent, afterTokens: number | null): StreamEvent => ({
  text: eventText(event.type, event),
  afterTokens,
});

/** What the model wrote of a block, thinking aside. */
function writtenCharacters(block: Anthropic.ContentBlock): number {
  switch (block.type) {
    case 'text':
      return block.text.length;
    case 'tool_use':
    case 'server_tool_use':
      return JSON.stringify(block.input).length;
    default:
      return 0;
  }
}

function charactersOf(delta: Anthropic.RawContentBlockDelta): number {
  switch (delta.type) {
    case 'text_delta':
      return delta.text.length;
    case 'input_json_delta':
      return delta.partial_json.length;
    default:
      return 0;
  }
}

/** A block as it looks before its deltas. */
function opened(block: Anthropic.ContentBlock): Anthropic.ContentBlock {
  switch (block.type) {
    case 'text':
      return { ...block, text: '' };
    case 'thinking':
      return { ...block, thinking: '', signature: '' };
    case 'tool_use':
    case 'server_tool_use':
      return { ...block, input: {} };
    default:
      return block;
  }
}

/** What fills an opened block; other kinds than these come whole. */
function deltas(block: Anthropic.ContentBlock): Anthropic.RawContentBlockDelta[] {
  switch (block.type) {
    case 'text':
      return pieces(block.text).map((text) => ({ type: 'text_delta', text }));
    case 'thinking':
      return [
        ...pieces(block.thinking).map((thinking) => ({ type: 'thinking_delta' as const, thinking })),
        { type: 'signature_delta', signature: block.signature },
      ];
    case 'tool_use':
    case 'server_tool_use':
      return ['', ...pieces(JSON.stringify(block.input))].map((partial_json) => ({
        type: 'input_json_delta',
        partial_json,
      }));
    default:
      return [];
  }
}

function pieces(text: string): string[] {
  const count = Math.ceil(text.length / charactersPerDelta);
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * charactersPerDelta, (index + 1) * charactersPerDelta),
  );
}

/** One server-sent event. */
export function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
