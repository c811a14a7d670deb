import { isNewVersion, type Rule } from './request-rule.ts';

/**
 * Under the newer API version: no document in an assistant turn, and no citations on text a user brings, be it in a
 * search result or in the result of a tool. That a search result may ask for citations itself has not changed: the SDK
 * that sends the newer version still has the field.
 */
export const blocksOfNewVersion: Rule = (input) => {
  if (!isNewVersion(input)) return null;
  for (const [index, message] of input.request.messages.entries()) {
    const path = `messages.${index}`;
    const objection =
      message.role === 'assistant' ? documentIn(message.content, path) : citedText(message.content, path);
    if (objection) return objection;
  }
  return null;
};

interface Block {
  readonly type?: unknown;
  readonly content?: unknown;
  readonly citations?: unknown;
}

/** Blocks of a list with their paths; none of a plain text. */
function blocksOf(content: unknown, path: string): readonly (readonly [Block, string])[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((block: unknown, at) =>
    typeof block === 'object' && block !== null ? [[block, `${path}.content.${at}`] as const] : [],
  );
}

function documentIn(content: unknown, path: string): string | null {
  const found = blocksOf(content, path).find(([block]) => block.type === 'document');
  return found ? `${found[1]}: document blocks are not permitted in assistant turns` : null;
}

function citedText(content: unknown, path: string): string | null {
  for (const [block, at] of blocksOf(content, path)) {
    if (block.type === 'text' && block.citations != null)
      return `${at}.citations: Extra inputs are not permitted`;
    const below = citedText(block.content, at);
    if (below) return below;
  }
  return null;
}
