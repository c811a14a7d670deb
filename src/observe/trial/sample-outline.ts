/** More than any model answers; a number beyond it is a slip. */
const largestMaxTokens = 1_000_000_000;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is wrong with the outline of a request, as a full sentence that repeats nothing of it; null where nothing is.
 * Written out instead of a schema: it runs once a line, over any number of lines.
 */
export function outlineProblem({ messages, system, tools, max_tokens: maxTokens }: Fields): string | null {
  return (
    messagesProblem(messages) ??
    systemProblem(system) ??
    (tools === undefined || (Array.isArray(tools) && tools.every(isObject))
      ? null
      : 'Its tools are no list of objects.') ??
    (maxTokens === undefined || isMaxTokens(maxTokens) ? null : 'Its max_tokens is no whole number above 0.')
  );
}

const isMaxTokens = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= largestMaxTokens;

function messagesProblem(messages: unknown): string | null {
  if (!Array.isArray(messages)) return 'Its messages are no list.';
  if (messages.length === 0) return 'Its list of messages is empty.';
  for (const [index, message] of messages.entries()) {
    const problem = messageProblem(message, `messages[${index}]`);
    if (problem) return problem;
  }
  // A system message may follow a person's, but a conversation does not begin with it.
  return messages[0].role === 'system'
    ? 'messages[0] has the role "system": a system prompt stands in the field system, beside the messages.'
    : null;
}

function messageProblem(message: unknown, name: string): string | null {
  if (!isObject(message)) return `${name} is no object.`;
  const { role, content } = message;
  if (role !== 'user' && role !== 'assistant' && role !== 'system')
    return `The role of ${name} is not one of user, assistant and system.`;
  if (typeof content === 'string') return null;
  if (!Array.isArray(content)) return `The content of ${name} is neither text nor a list of blocks.`;
  for (const [index, block] of content.entries()) {
    if (!isObject(block) || typeof block.type !== 'string')
      return `${name}.content[${index}] is no block with a type.`;
    if (block.type === 'text' && typeof block.text !== 'string')
      return `${name}.content[${index}] is a text block without text.`;
  }
  return null;
}

function systemProblem(system: unknown): string | null {
  if (system === undefined || typeof system === 'string') return null;
  const isTextBlocks =
    Array.isArray(system) &&
    system.every((block) => isObject(block) && block.type === 'text' && typeof block.text === 'string');
  return isTextBlocks ? null : 'Its system is neither text nor a list of text blocks.';
}
