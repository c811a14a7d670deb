import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventHeap } from '../../../src/capacity/simulation/event-heap.ts';

test('gives things back in the order of their times, each with what it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 3_000, size: 'max' }), (times) => {
      const heap = new EventHeap();
      for (const [what, time] of times.entries()) heap.push(time, what);
      expect(heap.size).toBe(times.length);
      const taken: (readonly [number, number])[] = [];
      while (heap.size > 0) taken.push([heap.earliest, heap.pop()]);
      expect(taken.map(([time]) => time)).toEqual(times.toSorted((a, b) => a - b));
      for (const [time, what] of taken) expect(times[what]).toBe(time);
      expect(new Set(taken.map(([, what]) => what)).size).toBe(times.length);
    }),
    { numRuns: 30 },
  );
});

test('an empty one is never early', () => {
  const heap = new EventHeap();
  expect(heap.pop()).toBe(-1);
  expect(heap.earliest).toBe(Number.POSITIVE_INFINITY);
});
