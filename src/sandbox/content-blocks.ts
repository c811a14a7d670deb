type Block = Record<string, unknown>;

/** Every content block of these turns, those inside tool results and documents included. */
export function everyBlock(messages: readonly { readonly content: unknown }[]): readonly Block[] {
  return messages.flatMap((message) => blocksBelow(message.content));
}

function blocksBelow(content: unknown): readonly Block[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const block = item as Block;
    const source = (block.source ?? {}) as Block;
    return [block, ...blocksBelow(block.content), ...blocksBelow(source.content)];
  });
}
