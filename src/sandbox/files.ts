import type Anthropic from '@anthropic-ai/sdk';
import { takeRequest } from './endpoint-limit.ts';
import { ApiFailure, invalidRequest } from './errors.ts';
import { type Call, freeJson, type Reply, type Route } from './exchange.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import type { LiveAccount } from './live-account.ts';
import { cursorPage } from './paging.ts';

const mostIds = 100;

/** `/v1/files` and below: free, with a request limit of their own, seen by every key of the workspace. */
export function fileRoutes(account: LiveAccount): readonly Route[] {
  const desk = new FileDesk(account);
  const list = /^\/v1\/files$/;
  const one = /^\/v1\/files\/([^/]+)$/;
  const content = /^\/v1\/files\/([^/]+)\/content$/;
  return [
    { method: 'POST', path: list, handle: (call) => desk.upload(call) },
    { method: 'GET', path: list, handle: (call) => desk.list(call) },
    { method: 'GET', path: one, handle: (call, id) => desk.retrieve(call, id) },
    { method: 'DELETE', path: one, handle: (call, id) => desk.delete(call, id) },
    { method: 'GET', path: content, handle: (call, id) => desk.download(call, id) },
  ];
}

class FileDesk {
  readonly #account: LiveAccount;
  readonly #store: FileStore;

  constructor(account: LiveAccount) {
    this.#account = account;
    this.#store = account.files;
  }

  upload(call: Call): Reply {
    this.#begin(call);
    if (!(call.body instanceof FormData)) throw invalidRequest('content-type: must be multipart/form-data');
    const file = call.body.get('file');
    if (!(file instanceof File)) throw invalidRequest('file: Field required');
    const expiresInSeconds = this.#expiry(call.body.get('expires_in_seconds'));
    const stored = this.#store.add({
      id: call.newId('file'),
      workspaceId: call.workspaceId,
      filename: plainName(file.name),
      mimeType: file.type || 'application/octet-stream',
      sizeBytes: file.size,
      // An upload can never be read back, so its bytes are not kept.
      download: null,
      createdMs: this.#nowMs(),
      expiresInSeconds,
    });
    return freeJson(metadata(stored));
  }

  list(call: Call): Reply {
    this.#begin(call);
    const visible = this.#store.of(call.workspaceId).map(metadata);
    const wanted = [...call.query.getAll('ids[]'), ...call.query.getAll('ids')];
    if (wanted.length === 0) return freeJson(cursorPage(visible, call.query));
    if (call.query.has('page') || call.query.has('limit'))
      throw invalidRequest('ids: cannot be combined with page or limit');
    if (new Set(wanted).size > mostIds) throw invalidRequest(`ids: at most ${mostIds} are allowed`);
    return freeJson({ data: visible.filter((file) => wanted.includes(file.id)), next_page: null });
  }

  retrieve(call: Call, id: string): Reply {
    this.#begin(call);
    return freeJson(metadata(this.#store.find(call.workspaceId, id)));
  }

  delete(call: Call, id: string): Reply {
    this.#begin(call);
    this.#store.remove(this.#store.find(call.workspaceId, id));
    const body: Anthropic.DeletedFile = { id, type: 'file_deleted' };
    return freeJson(body);
  }

  download(call: Call, id: string): Reply {
    this.#begin(call);
    const file = this.#store.usable(call.workspaceId, id, this.#nowMs());
    if (!file.download) {
      throw new ApiFailure({
        status: 400,
        type: 'invalid_request_error',
        message: `The file ${id} was uploaded and cannot be downloaded.`,
        details: { error_code: 'file_not_downloadable' },
      });
    }
    return {
      headers: {},
      costUsd: 0,
      content: { kind: 'download', contentType: file.mimeType, bytes: file.download },
    };
  }

  #begin(call: Call): void {
    takeRequest(this.#account.sharedBucket('files'), this.#account.now(), 'Files API requests');
    this.#store.seed(call, this.#nowMs());
  }

  #expiry(written: File | string | null): number | null {
    if (written === null) return null;
    const { minExpirySeconds, maxExpirySeconds } = this.#account.catalog.apiRules.fileBounds;
    const seconds = Number(written);
    if (Number.isInteger(seconds) && seconds >= minExpirySeconds && seconds <= maxExpirySeconds)
      return seconds;
    throw invalidRequest(
      `expires_in_seconds: must be a whole number from ${minExpirySeconds} to ${maxExpirySeconds}`,
    );
  }

  #nowMs(): number {
    return this.#account.now().getTime();
  }
}

/** Of a path only the last part is kept. */
const plainName = (name: string) => name.split(/[\\/]/).at(-1) || 'unnamed';

function metadata(file: StoredFile): Anthropic.FileMetadata {
  return {
    id: file.id,
    type: 'file',
    filename: file.filename,
    mime_type: file.mimeType,
    size_bytes: file.sizeBytes,
    created_at: new Date(file.createdMs).toISOString(),
    downloadable: file.download !== null,
    expires_at: file.expiresMs === null ? null : new Date(file.expiresMs).toISOString(),
  };
}
