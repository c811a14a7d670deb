import { expect, test } from 'vitest';
import { countJournalName, countRecord, keptCounts } from '../../../src/observe/trial/count-journal.ts';

const journal = (...cells: number[]) => ({ kept: Float64Array.from(cells), append: async () => {} });

test('a record is the place of the sample, its tokens and who counted them', () => {
  expect([...countRecord(12, { tokens: 340, sandbox: false })]).toEqual([12, 340, 0]);
  expect([...countRecord(13, { tokens: 0, sandbox: true })]).toEqual([13, 0, 1]);
});

test('of several counts of a sample the last holds, and what is no count is left out', () => {
  expect(keptCounts(journal(3, 10, 0, 4, 20, 1, 3, 11, 0, 5, -1, 0, 6, Number.NaN, 0, 7))).toEqual(
    new Map([
      [3, { tokens: 11, sandbox: false }],
      [4, { tokens: 20, sandbox: true }],
    ]),
  );
});

test('counts of another model or of another service have a journal of their own', () => {
  const names = [
    countJournalName('claude-opus-5-5', 'https://api.anthropic.com'),
    countJournalName('claude-haiku-5-5', 'https://api.anthropic.com'),
    countJournalName('claude-opus-5-5', 'http://127.0.0.1:4010'),
  ];
  expect(new Set(names).size).toBe(3);
  expect(countJournalName('claude-opus-5-5', 'https://api.anthropic.com')).toBe(names[0]);
  for (const name of names) expect(name).toMatch(/^counts-[0-9a-f]{16}$/);
});
