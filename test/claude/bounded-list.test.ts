import { expect, test } from 'vitest';
import { z } from 'zod';
import { boundedList } from '../../src/claude/bounded-list.ts';

test('a list that is too long is refused before one of its elements is read', () => {
  let read = 0;
  const element = z.unknown().transform((value) => {
    read += 1;
    return value;
  });
  const list = boundedList(3, element);
  expect(list.safeParse([1, 2, 3, 4])).toMatchObject({ success: false, error: { issues: [{ path: [] }] } });
  expect(list.safeParse('abc').success).toBe(false);
  expect(read).toBe(0);
  expect(list.parse([1, 2, 3])).toEqual([1, 2, 3]);
  expect(read).toBe(3);
});

test('reading ends with the first element that does not fit, which alone makes issues', () => {
  let read = 0;
  const element = z.preprocess(
    (value) => {
      read += 1;
      return value;
    },
    z.object({ a: z.string(), b: z.string() }),
  );
  const list = boundedList(10, z.object({ rows: boundedList(10, element) }));
  const parsed = list.safeParse(Array(10).fill({ rows: Array(10).fill({}) }));
  expect(parsed.error?.issues).toMatchObject([{ path: [0, 'rows', 0, 'a'] }, { path: [0, 'rows', 0, 'b'] }]);
  expect(read).toBe(1);
});
