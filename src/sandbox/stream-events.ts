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
    if (block.type !== 'text') continue;
    events.push({ type: 'content_block_start', index, content_block: { ...block, text: '' } });
    if (index === 0) events.push({ type: 'ping' });
    for (let at = 0; at < block.text.length; at += charactersPerDelta) {
      const text = block.text.slice(at, at + charactersPerDelta);
      events.push({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } });
    }
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

/** One server-sent event. */
export function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
