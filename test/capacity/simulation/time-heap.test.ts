import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimeHeap } from '../../../src/capacity/simulation/time-heap.ts';

test('gives times back in their order, whatever the order they came in', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 3_000 }), (times) => {
      const heap = new TimeHeap();
      for (const time of times) heap.push(time);
      expect(heap.size).toBe(times.length);
      const taken: number[] = [];
      while (heap.size > 0) {
        taken.push(heap.earliest);
        heap.pop();
      }
      expect(taken).toEqual(times.toSorted((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});

test('an empty one is never early', () => {
  const heap = new TimeHeap();
  heap.pop();
  expect(heap.earliest).toBe(Number.POSITIVE_INFINITY);
});
