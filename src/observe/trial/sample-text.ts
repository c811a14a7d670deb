import type { SampleBody } from './sample.ts';
import { type Block, blocksIn } from './sample-blocks.ts';

/**
 * All text of a sample that can be estimated, in the order of the prompt: tools, system, messages. Of thinking only that
 * behind the last words of a person is in it: the API leaves out what was thought in earlier turns (catalog: token
 * counting).
 */
export function sampleText({ tools, system, messages }: SampleBody): string {
  const texts: string[] = [];
  if (tools && tools.length > 0) texts.push(JSON.stringify(tools));
  addContent(texts, system, false);
  const turn = messages.findLastIndex(({ role, content }) => role === 'user' && !isToolResults(content));
  for (const [index, { content }] of messages.entries()) addContent(texts, content, index > turn);
  return texts.length === 1 ? (texts[0] ?? '') : texts.join('\n\n');
}

const isToolResults = (content: unknown): boolean =>
  Array.isArray(content) && content.length > 0 && content.every(({ type }: Block) => type === 'tool_result');

function addContent(texts: string[], content: unknown, withThinking: boolean): void {
  if (typeof content === 'string') texts.push(content);
  else for (const block of blocksIn(content)) addBlock(texts, block, withThinking);
}

function addBlock(texts: string[], block: Block, withThinking: boolean): void {
  switch (block.type) {
    case 'text':
      addText(texts, block.text);
      return;
    case 'thinking':
      if (withThinking) addText(texts, block.thinking);
      return;
    case 'image':
    case 'redacted_thinking':
      return;
    case 'document': {
      addText(texts, block.title);
      addText(texts, block.context);
      const source = (block.source ?? {}) as { type?: unknown; data?: unknown; content?: unknown };
      if (source.type === 'text') addText(texts, source.data);
      if (source.type === 'content') addContent(texts, source.content, withThinking);
      return;
    }
    case 'tool_result':
      addContent(texts, block.content, withThinking);
      return;
    case 'search_result':
      addText(texts, block.title);
      addText(texts, block.source);
      addContent(texts, block.content, withThinking);
      return;
    default: {
      const { cache_control: _, ...said } = block;
      texts.push(JSON.stringify(said));
    }
  }
}

function addText(texts: string[], text: unknown): void {
  if (typeof text === 'string') texts.push(text);
}
