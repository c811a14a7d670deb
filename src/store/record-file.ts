import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rm, rmdir } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Records of equally many numbers in a file that only grows: what was appended survives a kill at any moment. */
export interface RecordFile {
  /** The whole records that were there when it was opened, one after another. */
  readonly kept: Float64Array;
  /** Adds records, behind those that are being added. Throws what the system throws. */
  readonly append: (cells: Float64Array) => Promise<void>;
  /** Cuts off all but the first records, where the others turned out to be of no use. */
  readonly keepFirst: (records: number) => Promise<void>;
  /** Ends it, once everything appended is in it. */
  readonly close: () => Promise<void>;
}

/** A larger file is none that a trial wrote, and is not read into memory. */
const mostBytes = 1_000_000_000;
const cellBytes = Float64Array.BYTES_PER_ELEMENT;

/**
 * Opens a file of records of `width` numbers each, or makes it. Each record is followed by its checksum: from the first
 * that is torn or damaged on, the file is cut. Only the owner may read it; a link in its place is replaced, not followed.
 */
export async function openRecordFile(path: string, width: number): Promise<RecordFile> {
  const there = await lstat(path).catch(() => null);
  if (there && (!there.isFile() || there.size > mostBytes)) await clearPlace(path);
  const { O_RDWR, O_CREAT, O_APPEND } = constants;
  // Windows has no links to be followed by accident, and no such flag.
  const handle = await open(path, O_RDWR | O_CREAT | O_APPEND | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    const kept = await wholeRecords(handle, width);
    let last: Promise<void> = Promise.resolve();
    const inTurn = (act: () => Promise<void>) => {
      last = last.then(act);
      return last;
    };
    return {
      kept,
      append: (cells) => {
        const sealed = withChecksums(cells, width);
        return inTurn(() => handle.appendFile(sealed));
      },
      keepFirst: (records) => inTurn(() => handle.truncate(records * (width + 1) * cellBytes)),
      close: async () => {
        await last.catch(() => {});
        await handle.close();
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Takes away what is no file of ours; a folder only where it is empty. Throws what the system throws. */
export async function clearPlace(path: string): Promise<void> {
  const there = await lstat(path);
  await (there.isDirectory() ? rmdir(path) : rm(path));
}

/** The records up to the first bad one; the rest is cut off the file. */
async function wholeRecords(handle: FileHandle, width: number): Promise<Float64Array> {
  const sealedWidth = width + 1;
  const { size } = await handle.stat();
  const sealed = new Float64Array(Math.floor(size / cellBytes / sealedWidth) * sealedWidth);
  const bytes = Buffer.from(sealed.buffer);
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const records = sealed.length / sealedWidth;
  let whole = 0;
  while (
    whole < records &&
    sealed[whole * sealedWidth + width] === checksum(bytes, whole * sealedWidth, width)
  )
    whole += 1;
  if (whole * sealedWidth * cellBytes !== size) await handle.truncate(whole * sealedWidth * cellBytes);
  const kept = new Float64Array(whole * width);
  for (let record = 0; record < whole; record += 1)
    kept.set(sealed.subarray(record * sealedWidth, record * sealedWidth + width), record * width);
  return kept;
}

function withChecksums(cells: Float64Array, width: number): Buffer {
  const records = cells.length / width;
  const sealed = new Float64Array(records * (width + 1));
  const bytes = Buffer.from(sealed.buffer);
  for (let record = 0; record < records; record += 1) {
    const at = record * (width + 1);
    sealed.set(cells.subarray(record * width, (record + 1) * width), at);
    sealed[at + width] = checksum(bytes, at, width);
  }
  return bytes;
}

/** Never that of nothing but zeros, as a disk may hold them after its power failed. */
const checksum = (bytes: Buffer, at: number, width: number): number =>
  crc32(bytes.subarray(at * cellBytes, (at + width) * cellBytes), 1);
