import { sampleOf } from './schema-sample.ts';
import type { MessageRequest } from './validate-request.ts';

export interface ToolCall {
  readonly name: string;
  readonly input: unknown;
}

/**
 * The call the sandbox answers with; null: it answers itself. It calls when it is made to (`any`, `tool`), and with
 * `auto` when the last turn names one of the tools or speaks of a tool, unless that turn brings a tool's result.
 */
export function toolCall(request: MessageRequest): ToolCall | null {
  const callable = (request.tools ?? []).filter((tool) => (tool.type ?? 'custom') === 'custom');
  const tool = chosen(callable, request);
  return tool?.name === undefined ? null : { name: tool.name, input: sampleOf(tool.input_schema) };
}

type Tool = NonNullable<MessageRequest['tools']>[number];

function chosen(callable: readonly Tool[], request: MessageRequest): Tool | undefined {
  const choice = request.tool_choice ?? { type: 'auto' };
  switch (choice.type) {
    case 'none':
      return undefined;
    case 'any':
      return callable[0];
    case 'tool':
      return callable.find((tool) => tool.name === choice.name);
    case 'auto':
      return bringsResult(request) ? undefined : askedFor(callable, lastWords(request));
  }
}

function askedFor(callable: readonly Tool[], words: string): Tool | undefined {
  const named = callable.find((tool) => tool.name !== undefined && words.includes(tool.name));
  return named ?? (/\btools?\b/i.test(words) ? callable[0] : undefined);
}

/** Whether the last turn carries the result of a tool, so that the turn before was a call. */
export function bringsResult(request: MessageRequest): boolean {
  const content = request.messages.at(-1)?.content;
  return Array.isArray(content) && content.some((block) => block.type === 'tool_result');
}

/** The text of the last turn. */
export function lastWords(request: MessageRequest): string {
  const content = request.messages.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.map((block) => block.text ?? '').join('\n');
}
