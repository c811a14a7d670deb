import type Anthropic from '@anthropic-ai/sdk';

const charactersPerDelta = 24;

/** The events of one streamed answer, in the service's order, as an event-stream text each. `ping` carries no data of use. */
export function streamEvents(message: Anthropic.Message): string[] {
  const { usage } = message;
  const started: Anthropic.Message = {
    ...message,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...usage, output_tokens: Math.min(1, usage.output_tokens) },
  };
  const events: (Anthropic.RawMessageStreamEvent | { type: 'ping' })[] = [
    { type: 'message_start', message: started },
  ];
  for (const [index, block] of message.content.entries()) {
    events.push({ type: 'content_block_start', index, content_block: opened(block) });
    if (index === 0) events.push({ type: 'ping' });
    for (const delta of deltas(block)) events.push({ type: 'content_block_delta', index, delta });
    events.push({ type: 'content_block_stop', index });
  }
  events.push(
    {
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
    },
    { type: 'message_stop' },
  );
  return events.map((event) => eventText(event.type, event));
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
