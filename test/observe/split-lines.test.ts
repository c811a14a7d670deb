import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from '../../src/observe/split-lines.ts';

interface Told {
  readonly line: number;
  readonly offset: number;
  readonly bytes: number;
  readonly content: string | null;
}

/** The lines of bytes in pieces that are overwritten once they were taken, as the reader overwrites its buffer. */
function split(pieces: readonly Buffer[], longest: number): Told[] {
  const splitter = new LineSplitter(longest);
  const told: Told[] = [];
  const take = (lines: ReturnType<LineSplitter['push']>) => {
    for (const { content, ...place } of lines)
      told.push({ ...place, content: content?.toString('latin1') ?? null });
  };
  for (const piece of pieces) {
    const buffer = Buffer.from(piece);
    take(splitter.push(buffer));
    buffer.fill(0x78);
  }
  take(splitter.end());
  return told;
}

/** The same, by taking the text apart as a whole. */
function naively(bytes: Buffer, longest: number): Told[] {
  const parts = bytes.toString('latin1').split('\n');
  if (parts.at(-1) === '') parts.pop();
  let offset = 0;
  return parts.map((part, index) => {
    const text = part.endsWith('\r') ? part.slice(0, -1) : part;
    const told = {
      line: index + 1,
      offset,
      bytes: text.length,
      content: text.length > longest ? null : text,
    };
    offset += part.length + 1;
    return told;
  });
}

const someBytes = fc
  .array(fc.oneof(fc.constantFrom(0x0a, 0x0d, 0x61), fc.nat(255)), { maxLength: 60 })
  .map((bytes) => Buffer.from(bytes));

test('any bytes in any pieces have the lines of the whole', () => {
  fc.assert(
    fc.property(someBytes, fc.array(fc.nat(60)), fc.integer({ min: 1, max: 12 }), (bytes, cuts, longest) => {
      const places = [
        0,
        ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b),
        bytes.length,
      ];
      const pieces = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
      expect(split(pieces, longest)).toEqual(naively(bytes, longest));
    }),
    { numRuns: 2_000 },
  );
});

test('a place that a line named goes on with the next one under its own number', () => {
  fc.assert(
    fc.property(someBytes, fc.nat(20), (bytes, which) => {
      const whole = split([bytes], 100);
      const before = whole[which % Math.max(whole.length, 1)];
      if (!before) return;
      const from = before.offset + before.bytes;
      const splitter = new LineSplitter(100, { line: before.line, offset: from });
      const [rest, ...others] = [...splitter.push(bytes.subarray(from)), ...splitter.end()];
      expect(rest?.bytes ?? 0).toBe(0);
      const behind = whole.slice(before.line);
      expect(
        others.map(({ content, ...place }) => ({ ...place, content: content?.toString('latin1') })),
      ).toEqual(behind);
    }),
    { numRuns: 1_000 },
  );
});
