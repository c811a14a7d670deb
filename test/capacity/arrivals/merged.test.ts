import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merged } from '../../../src/capacity/arrivals/merged.ts';
import { arrivalsOf, type Request } from '../simulation/requests.ts';
import { allOf } from './all-of.ts';

test('three sources, one of them empty, in the order of their times', () => {
  const morning: Request[] = [
    [0, 1, 10, 0],
    [500, 2, 20, 0],
    [900, 3, 30, 0],
  ];
  const others: Request[] = [
    [100, 4, 40, 1],
    [500, 5, 50, 1],
  ];
  const all = allOf(merged([arrivalsOf(morning), arrivalsOf([]), arrivalsOf(others)]));
  // At the same moment, the first source goes first.
  expect(all.map(({ timeMs, inputTokens }) => [timeMs, inputTokens])).toEqual([
    [0, 1],
    [100, 4],
    [500, 2],
    [500, 5],
    [900, 3],
  ]);
  expect(all.map(({ outputTokens, stream }) => [outputTokens, stream])).toEqual([
    [10, 0],
    [40, 1],
    [20, 0],
    [50, 1],
    [30, 0],
  ]);
});

test('nothing of nothing, and nothing more after the end', () => {
  expect(allOf(merged([]))).toEqual([]);
  const source = merged([arrivalsOf([[5, 1, 1, 0]])]);
  expect(allOf(source)).toHaveLength(1);
  expect(allOf(source)).toEqual([]);
});

test('whatever the sources: in order, nothing lost, nothing twice, each source in its own order', () => {
  const source = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(source, { maxLength: 5 }), (lists) => {
      const sources = lists.map((times, stream) =>
        times.toSorted((a, b) => a - b).map((timeMs, n): Request => [timeMs, n, 2 * n, stream]),
      );
      const all = allOf(merged(sources.map(arrivalsOf)));
      const expected = sources
        .flat()
        .toSorted(([a, , , first = 0], [b, , , second = 0]) => a - b || first - second);
      expect(all.map((one): Request => [one.timeMs, one.inputTokens, one.outputTokens, one.stream])).toEqual(
        expected,
      );
    }),
  );
});
