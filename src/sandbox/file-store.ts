import type { Catalog } from '../catalog/catalog.ts';
import type { AccountProfile } from './account.ts';
import { ApiFailure, namedFailures } from './errors.ts';

const bytesPerMb = 1_000_000;

export interface StoredFile {
  readonly id: string;
  readonly workspaceId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** What a download brings; null: the file was uploaded and can only be used, not read. */
  readonly download: Buffer | null;
  readonly createdMs: number;
  readonly expiresMs: number | null;
}

/** The files of one account, newest first. Files a tool made come from the profile. */
export class FileStore {
  readonly #profile: AccountProfile;
  readonly #largestBytes: number;
  readonly #storageBytes: number;
  #files: readonly StoredFile[] = [];
  #seeded = false;

  constructor(profile: AccountProfile, catalog: Catalog) {
    const { fileMb, storageMb } = catalog.apiRules.fileBounds;
    this.#profile = profile;
    this.#largestBytes = fileMb * bytesPerMb;
    this.#storageBytes = (profile.fileStorageMb ?? storageMb) * bytesPerMb;
  }

  /** Puts the files of the profile in place at the first call, when ids can be made. */
  seed(source: { newId: (prefix: string) => string }, nowMs: number): void {
    if (this.#seeded) return;
    this.#seeded = true;
    this.#files = (this.#profile.generatedFiles ?? []).map(({ filename, mimeType, text }) => {
      const download = Buffer.from(text);
      return {
        id: source.newId('file'),
        workspaceId: this.#profile.workspace.id,
        filename,
        mimeType,
        sizeBytes: download.length,
        download,
        createdMs: nowMs,
        expiresMs: null,
      };
    });
  }

  of(workspaceId: string): readonly StoredFile[] {
    return this.#files.filter((file) => file.workspaceId === workspaceId);
  }

  /** Throws a 404 for a file the workspace does not have (any more). An expired one is still found. */
  find(workspaceId: string, id: string): StoredFile {
    const file = this.#files.find((known) => known.id === id && known.workspaceId === workspaceId);
    if (file) return file;
    throw new ApiFailure({ status: 404, type: 'not_found_error', message: `File not found: ${id}` });
  }

  /** Like `find`; throws a 404 with its own code for a file that has expired too. */
  usable(workspaceId: string, id: string, nowMs: number): StoredFile {
    const file = this.find(workspaceId, id);
    if (file.expiresMs === null || nowMs < file.expiresMs) return file;
    throw new ApiFailure({
      status: 404,
      type: 'not_found_error',
      message: `The file ${id} has expired.`,
      details: { error_code: 'file_expired' },
    });
  }

  /** Throws a 413 on a file above the limit, a 400 where the organization's storage is full. */
  add(file: Omit<StoredFile, 'expiresMs'> & { readonly expiresInSeconds: number | null }): StoredFile {
    const { expiresInSeconds, ...rest } = file;
    if (rest.sizeBytes > this.#largestBytes) throw new ApiFailure(namedFailures['request-too-large']);
    const used = this.#files.reduce((sum, known) => sum + known.sizeBytes, 0);
    if (used + rest.sizeBytes > this.#storageBytes) {
      throw new ApiFailure({
        status: 400,
        type: 'invalid_request_error',
        message: 'The file storage of the organization is full. Delete files and upload again.',
        details: { error_code: 'storage_quota_exceeded' },
      });
    }
    const stored = {
      ...rest,
      expiresMs: expiresInSeconds === null ? null : rest.createdMs + expiresInSeconds * 1_000,
    };
    this.#files = [stored, ...this.#files];
    return stored;
  }

  remove(file: StoredFile): void {
    this.#files = this.#files.filter((known) => known !== file);
  }
}
