import { spawnSync } from 'node:child_process';
import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pdfPage, pdfWord, redPng } from '../../src/observe/built-in-media.ts';

const png = Buffer.from(redPng, 'base64');
const pdf = Buffer.from(pdfPage, 'base64');

/** What a tool of the system prints about these bytes; null where it is not installed. */
function saidBy(tool: string, args: readonly string[], input: Buffer): string | null {
  const { error, status, stdout } = spawnSync(tool, args, { input, encoding: 'utf8' });
  return error || status !== 0 ? null : stdout;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] {
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

describe('the picture', () => {
  test('is 64 lines of 64 red pixels, unfiltered, with sound checksums', () => {
    const chunks = chunksOf(png);
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    const [header, data] = chunks.map((chunk) => chunk.data);
    // Width, height, 8 bits a channel, colour type 2 (RGB), then the only compression, filter and interlace there are.
    expect([...(header ?? [])]).toEqual([0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0]);
    const line = [0, ...Array.from({ length: 64 }, () => [255, 0, 0]).flat()];
    expect([...inflateSync(data ?? Buffer.alloc(0))]).toEqual(Array.from({ length: 64 }, () => line).flat());
  });

  const said = saidBy('file', ['-b', '-'], png);
  test.skipIf(said === null)('is one to file(1)', () => {
    expect(said).toContain('PNG image data, 64 x 64, 8-bit/color RGB');
  });
});

describe('the document', () => {
  const text = pdf.toString('latin1');

  test('is plain ASCII, and its table points to where its objects begin', () => {
    expect(text).toMatch(/^%PDF-1\.4\n[\n -~]*%%EOF\n$/);
    const tableAt = Number(text.match(/startxref\n(\d+)\n/)?.[1]);
    expect(text.slice(tableAt)).toMatch(/^xref\n0 6\n0{10} 65535 f \n/);
    const offsets = [...text.slice(tableAt).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
    expect(offsets).toHaveLength(5);
    for (const [index, at] of offsets.entries()) {
      expect(text.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
    }
  });

  test('says how long its only drawing is, and draws the word', () => {
    const [, length, drawing] = text.match(/<<\/Length (\d+)>>\nstream\n(.*)\nendstream/) ?? [];
    expect(drawing).toHaveLength(Number(length));
    expect(drawing).toContain(`(${pdfWord}) Tj`);
  });

  const said = saidBy('file', ['-b', '-'], pdf);
  test.skipIf(said === null)('is one to file(1)', () => {
    expect(said).toContain('PDF document, version 1.4');
  });

  const read = saidBy('pdftotext', ['-', '-'], pdf);
  test.skipIf(read === null)('holds one word to pdftotext(1)', () => {
    expect(read?.trim()).toBe(pdfWord);
  });
});
