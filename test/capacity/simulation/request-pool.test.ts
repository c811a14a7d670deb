import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RequestPool, SlotQueue } from '../../../src/capacity/simulation/request-pool.ts';

/** True: one more; a number: the one at that place is done with. */
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.nat(2_000)), {
  maxLength: 3_000,
  size: 'max',
});

describe('the pool', () => {
  test('keeps what each request says while others come and go', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const pool = new RequestPool();
        const living: { slot: number; said: readonly number[] }[] = [];
        let [came, most] = [0, 0];
        for (const step of list) {
          if (step === true) {
            came += 1;
            const said = [came, came * 2, came * 3, came % 7] as const;
            const slot = pool.add(...said);
            expect(living.every((other) => other.slot !== slot)).toBe(true);
            expect([pool.tried[slot], pool.throttled[slot]]).toEqual([0, 0]);
            pool.tried[slot] = came;
            pool.throttled[slot] = 1;
            living.push({ slot, said });
            most = Math.max(most, living.length);
          } else if (living.length > 0) {
            const [gone] = living.splice(step % living.length, 1);
            if (gone) pool.remove(gone.slot);
          }
        }
        for (const { slot, said } of living) {
          const { arrivedMs, inputTokens, outputTokens, stream, tried, throttled } = pool;
          const kept = [arrivedMs[slot], inputTokens[slot], outputTokens[slot], stream[slot]];
          expect(kept).toEqual([...said]);
          expect([tried[slot], throttled[slot]]).toEqual([said[0], 1]);
        }
        // As large as the most at once ask for, a doubling of 256 above.
        expect(pool.arrivedMs.length).toBeLessThanOrEqual(Math.max(256, 2 * most));
      }),
      { numRuns: 20 },
    );
  });

  test('does not grow with those that are done with', () => {
    const pool = new RequestPool();
    for (let n = 0; n < 10_000; n += 1) pool.remove(pool.add(n, 1, 1, 0));
    expect(pool.arrivedMs).toHaveLength(256);
  });
});

describe('the queue', () => {
  test('is first in, first out, however long', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const queue = new SlotQueue();
        const expected: number[] = [];
        for (const [n, step] of list.entries()) {
          if (step === true) {
            queue.push(n);
            expected.push(n);
          } else {
            expect(queue.shift()).toBe(expected.shift() ?? -1);
          }
          expect(queue.size).toBe(expected.length);
          expect(queue.first).toBe(expected[0] ?? -1);
        }
        while (expected.length > 0) expect(queue.shift()).toBe(expected.shift());
        expect([queue.shift(), queue.size]).toEqual([-1, 0]);
      }),
      { numRuns: 20 },
    );
  });
});
