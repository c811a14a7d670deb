import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import { invalidRequest } from './errors.ts';
import { PromptMeter } from './token-estimate.ts';
import type { MessageRequest } from './validate-request.ts';

export type CacheTtl = '5m' | '1h';

/** The prompt up to and including one block, in the order tools, system, messages. */
export interface PrefixPoint {
  /** Equal for equal prefixes only: everything before it is part of it. */
  readonly hash: string;
  /** Tokens of the prefix. */
  readonly tokens: number;
  /** Set where the request marks the block for caching. */
  readonly ttl: CacheTtl | null;
}

type CacheControl = { readonly ttl?: CacheTtl | undefined } | null | undefined;

/**
 * The points a cached prefix can end at, one per block; empty where the request marks none. `scope` is what entries
 * are never shared across. Throws a 400 for too many marks or a 1-hour mark behind a 5-minute one.
 */
export function prefixPoints(
  request: MessageRequest,
  model: Model,
  scope: string,
  catalog: Catalog,
): readonly PrefixPoint[] {
  if (!marksAnything(request)) return [];
  const meter = new PromptMeter(request, model);
  const points: PrefixPoint[] = [];
  let hash = chain(scope, [model.id, request.speed ?? 'standard']);
  const add = (place: string, block: { readonly cache_control?: CacheControl }) => {
    hash = chain(hash, [place, { ...block, cache_control: undefined }]);
    points.push({ hash, tokens: meter.tokens, ttl: ttlOf(block.cache_control) });
  };
  for (const tool of request.tools ?? []) {
    meter.addTool(tool);
    add('tool', tool);
  }
  if (request.system !== undefined) meter.startTurn();
  for (const block of blocksOf(request.system ?? [])) {
    meter.addContent([block]);
    add('system', block);
  }
  for (const [index, message] of request.messages.entries()) {
    meter.startTurn();
    for (const block of blocksOf(message.content)) {
      meter.addContent([block]);
      add(`${index} ${message.role}`, block);
    }
  }
  const marked = withAutomaticMark(points, request.cache_control);
  checkMarks(marked, catalog.apiRules.promptCaching.breakpoints);
  return marked;
}

type Block = Extract<MessageRequest['messages'][number]['content'], readonly unknown[]>[number];

/** A plain string is read like one text block. */
const blocksOf = (content: string | readonly Block[]): readonly Block[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : content;

const ttlOf = (mark: CacheControl): CacheTtl | null => (mark ? (mark.ttl ?? '5m') : null);

function marksAnything(request: MessageRequest): boolean {
  const has = (blocks: unknown) =>
    Array.isArray(blocks) && blocks.some((block: { cache_control?: unknown }) => block.cache_control != null);
  return (
    request.cache_control != null ||
    has(request.tools) ||
    has(request.system) ||
    request.messages.some((message) => has(message.content))
  );
}

/** A mark at the top level of the request stands for one on its last block. */
function withAutomaticMark(points: readonly PrefixPoint[], mark: CacheControl): readonly PrefixPoint[] {
  const last = points.at(-1);
  return mark && last && last.ttl === null ? [...points.slice(0, -1), { ...last, ttl: ttlOf(mark) }] : points;
}

function checkMarks(points: readonly PrefixPoint[], mostBreakpoints: number): void {
  const ttls = points.flatMap((point) => point.ttl ?? []);
  if (ttls.length > mostBreakpoints) {
    throw invalidRequest(
      `A maximum of ${mostBreakpoints} blocks with cache_control may be provided. Found ${ttls.length}.`,
    );
  }
  if (ttls.lastIndexOf('1h') > ttls.indexOf('5m') && ttls.includes('5m')) {
    throw invalidRequest(
      'cache_control.ttl: a block with ttl "1h" must not come after one with ttl "5m" in the order tools, system, messages.',
    );
  }
}

const chain = (before: string, next: unknown): string =>
  createHash('sha256').update(before).update(JSON.stringify(next)).digest('base64');
