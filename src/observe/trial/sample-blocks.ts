/** A content block of a sample: its type was checked, what else is in it was not. */
export type Block = { readonly type: string } & Readonly<Record<string, unknown>>;

const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The blocks of a content, none where it is a string or something else. */
export const blocksIn = (content: unknown): Block[] =>
  Array.isArray(content) ? content.filter(isBlock) : [];

/** The blocks of a content and those inside them: results of tools and documents hold blocks of their own. */
export function* allBlocks(content: unknown): Generator<Block> {
  for (const block of blocksIn(content)) {
    yield block;
    yield* allBlocks(block.content);
    if (block.type === 'document') yield* allBlocks((block.source as { content?: unknown } | null)?.content);
  }
}

/** A document whose words are in the sample: not a PDF, and not at another place. */
export function isTextDocument({ source }: Block): boolean {
  const type = typeof source === 'object' && source !== null && 'type' in source ? source.type : null;
  return type === 'text' || type === 'content';
}
