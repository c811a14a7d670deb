import { invalidRequest } from './errors.ts';
import { requireFeature } from './feature-access.ts';
import type { LiveAccount } from './live-account.ts';

type Block = Readonly<Record<string, unknown>>;
interface Turn {
  readonly content: unknown;
}
/** What is known of a file, as it is laid beside its id; throws where the id names none that can be used. */
type LookUp = (fileId: unknown) => { readonly mime_type: string; readonly size_bytes: number };

/**
 * The request with kind and size of every file its blocks name; the same request where they name none. Throws a 404 on
 * a file that was never uploaded to the workspace, was deleted or has expired, a 403 where the account has no files.
 */
export function withFiles<T extends { readonly messages: readonly Turn[] }>(
  account: LiveAccount,
  workspaceId: string,
  request: T,
): T {
  const lookUp: LookUp = (fileId) => {
    requireFeature(account.profile, 'files');
    if (typeof fileId !== 'string') throw invalidRequest('file_id: Field required');
    const file = account.files.usable(workspaceId, fileId, account.now().getTime());
    return { mime_type: file.mimeType, size_bytes: file.sizeBytes };
  };
  const messages = mapped(request.messages, (turn) => withContent(turn, lookUp));
  return messages === request.messages ? request : { ...request, messages };
}

function withBlock(block: Block, lookUp: LookUp): Block {
  if (block.type === 'container_upload') lookUp(block.file_id);
  const inside = withContent(block, lookUp);
  if (!isBlock(block.source)) return inside;
  const source =
    block.source.type === 'file'
      ? { ...block.source, ...lookUp(block.source.file_id) }
      : withContent(block.source, lookUp);
  return source === block.source ? inside : { ...inside, source };
}

function withContent<T extends { readonly content?: unknown }>(holder: T, lookUp: LookUp): T {
  const { content } = holder;
  if (!Array.isArray(content)) return holder;
  const resolved = mapped<unknown>(content, (item) => (isBlock(item) ? withBlock(item, lookUp) : item));
  return resolved === content ? holder : { ...holder, content: resolved };
}

const isBlock = (value: unknown): value is Block => typeof value === 'object' && value !== null;

/** The list itself where nothing in it changed, so that most requests are not copied. */
function mapped<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.some((item, index) => item !== list[index]) ? changed : list;
}
