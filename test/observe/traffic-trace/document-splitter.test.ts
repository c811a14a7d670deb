import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenDocuments, DocumentSplitter } from '../../../src/observe/traffic-trace/document-splitter.ts';

/** The documents of a text in pieces that are overwritten once they were taken. */
function split(text: string, pieceBytes: number, longest = 1_000_000) {
  const splitter = new DocumentSplitter(longest);
  const bytes = Buffer.from(text);
  const told: { line: number; value: unknown }[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = Buffer.from(bytes.subarray(at, at + pieceBytes));
    for (const { line, content } of splitter.push(piece))
      told.push({ line, value: JSON.parse(content.toString('utf8')) });
    piece.fill(0x78);
  }
  splitter.end();
  return told;
}

test('any objects in any pieces are found, with the line they begin on', () => {
  const objects = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 6 });
  fc.assert(
    fc.property(
      // As JSON has them: it knows no negative zero, for one.
      objects.map((all) => JSON.parse(JSON.stringify(all)) as object[]),
      fc.constantFrom('', '\n', '\r\n\t '),
      fc.boolean(),
      fc.nat(3),
      fc.integer({ min: 1, max: 40 }),
      (all, between, asList, indent, pieceBytes) => {
        const texts = all.map((one) => JSON.stringify(one, null, indent));
        const text = asList ? `[${between}${texts.join(`,${between}`)}${between}]` : texts.join(between);
        const lineOf = (index: number) => {
          const before = texts.slice(0, index).map((one) => one + between);
          return `${asList ? between : ''}${before.join('')}`.split('\n').length;
        };
        expect(split(text, pieceBytes)).toEqual(all.map((value, index) => ({ line: lineOf(index), value })));
      },
    ),
    { numRuns: 200 },
  );
});

test('an object longer than is read is given up on', () => {
  const mb = 1024 * 1024;
  const text = JSON.stringify({ a: 'x'.repeat(mb - 8) });
  expect(split(text, 65_536, mb)).toHaveLength(1);
  expect(() => split(`\n${text.replace('x', 'xx')}`, 65_536, mb)).toThrow(
    new BrokenDocuments('The object that begins in line 2 is longer than 1 MB.'),
  );
});
