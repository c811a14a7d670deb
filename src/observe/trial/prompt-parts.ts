import type { SampleBody } from './sample.ts';

/** One tool, one system block or one block of a message. */
export interface PromptPart {
  readonly kind: 'tool' | 'system' | 'message';
  /** Which tool, system block or message of how many, counted from 1. */
  readonly number: number;
  readonly of: number;
  /** Which block of its message, counted from 1; null where the message has only one, or it is no message. */
  readonly block: number | null;
  /** Parts can begin alike only where these are the same: kind, role and type. */
  readonly head: string;
  readonly text: string;
  /** Images and documents that are no text are the same or not, with nothing in between, and hold no text that could be counted. */
  readonly opaque: boolean;
}

/** A request in the order the API caches it: tools, system prompt, messages (prompt caching page). */
export type Prompt = readonly PromptPart[];

/** Takes bodies of any shape: a trial checks only the outline of a sample, the API the rest. */
export function promptOf({ tools, system, messages }: SampleBody): Prompt {
  const systemBlocks = blocksOf(system);
  return [
    ...blocksOf(tools).map((tool, index, all) => ({
      ...contentOf(tool, 'tool'),
      kind: 'tool' as const,
      number: index + 1,
      of: all.length,
      block: null,
    })),
    ...systemBlocks.map((block, index, all) => ({
      ...contentOf(block, 'system'),
      kind: 'system' as const,
      number: index + 1,
      of: all.length,
      block: null,
    })),
    ...messages.flatMap((message, index, all) =>
      messageParts(message).map((part) => ({ ...part, number: index + 1, of: all.length })),
    ),
  ];
}

function messageParts(message: unknown): Omit<PromptPart, 'number' | 'of'>[] {
  const { role, content }: { role?: unknown; content?: unknown } = isObject(message) ? message : {};
  const blocks = blocksOf(content);
  return blocks.map((block, index) => ({
    ...contentOf(block, `message ${String(role)}`),
    kind: 'message',
    block: blocks.length > 1 ? index + 1 : null,
  }));
}

/** A text alone is one block, and an empty one none. */
function blocksOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

function contentOf(block: unknown, where: string): Pick<PromptPart, 'head' | 'text' | 'opaque'> {
  if (typeof block === 'string') return { head: `${where} text`, text: block, opaque: false };
  const { type, text }: { type?: unknown; text?: unknown } = isObject(block) ? block : {};
  if (type === 'text' && typeof text === 'string') return { head: `${where} text`, text, opaque: false };
  return {
    head: `${where} ${String(type)}`,
    text: JSON.stringify(block, withoutBreakpoint) ?? '',
    opaque: type === 'image' || (type === 'document' && !holdsText(block)),
  };
}

/** Of a document, only plain text and blocks of it come as text. */
function holdsText(block: unknown): boolean {
  const { source }: { source?: unknown } = isObject(block) ? block : {};
  const { type }: { type?: unknown } = isObject(source) ? source : {};
  return type === 'text' || type === 'content';
}

/** Where a breakpoint stands changes nothing of what the model reads. */
const withoutBreakpoint = (key: string, value: unknown): unknown =>
  key === 'cache_control' ? undefined : value;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
