import { describe, expect, test } from 'vitest';
import { Levels } from '../../../src/capacity/simulation/levels.ts';
import { dayLimit, type Limit, minuteLimit, reserving } from '../../../src/capacity/simulation/limit.ts';
import { serviceOf } from './requests.ts';

const all = (limits: readonly Limit[]) => Int32Array.from(limits.keys());
/** What lets one more request in at a moment, and takes it. */
const opened = (limits: readonly Limit[], maxTokens = 0, tokensPerMs = 1) => {
  const levels = new Levels(serviceOf(limits, { maxTokens, tokensPerMs }));
  const refusing = (inputTokens: number, nowMs: number) => levels.refusing(all(limits), inputTokens, nowMs);
  const take = (inputTokens: number) => levels.take(all(limits), inputTokens);
  return { levels, refusing, take };
};

describe('60,000 input tokens a minute: one a millisecond', () => {
  const limits = [minuteLimit('input', 60_000, 'minute')];

  test('are held in full at the start, flow in, and are never more than that', () => {
    const { levels, refusing, take } = opened(limits);
    take(60_000);
    expect(refusing(1_000, 999)).toBe(0);
    expect(levels.msUntil(0, 1_000, 999)).toBeCloseTo(1, 9);
    expect(refusing(1_000, 1_000)).toBe(-1);
    // Full again after 60 s, and no fuller after an hour.
    expect(refusing(60_000, 3_600_000)).toBe(-1);
    take(60_000);
    expect(levels.msUntil(0, 60_000, 3_600_000)).toBeCloseTo(60_000, 6);
  });

  test('let a larger request in where they are full, and are as much in debt then', () => {
    const { levels, refusing, take } = opened(limits);
    expect(refusing(90_000, 0)).toBe(-1);
    take(90_000);
    expect([...levels.used]).toEqual([90_000]);
    expect(levels.msUntil(0, 90_000, 0)).toBeCloseTo(90_000, 6);
  });

  test('let in what lacks less than a millionth of a token', () => {
    const { refusing, take } = opened(limits);
    take(60_000 - 1 + 5e-7);
    expect(refusing(1, 0)).toBe(-1);
    take(1);
    expect(refusing(1, 0)).toBe(0);
  });
});

describe('several limits', () => {
  // A request is back after 6 s, 600 tokens after 36 s.
  const limits = [minuteLimit('requests', 10, 'minute'), minuteLimit('input', 1_000, 'minute')];

  test('of those that refuse, the one that takes longest is named', () => {
    const { levels, refusing, take } = opened(limits);
    for (let n = 0; n < 10; n += 1) take(100);
    expect(levels.msUntil(0, 600, 0)).toBeCloseTo(6_000, 6);
    expect(levels.msUntil(1, 600, 0)).toBeCloseTo(36_000, 6);
    expect(refusing(600, 0)).toBe(1);
    // 50 tokens are back after 3 s.
    expect(refusing(50, 0)).toBe(0);
    expect(refusing(50, 6_000)).toBe(-1);
  });

  test('a stream asks only its own, and takes only of its own', () => {
    const levels = new Levels(serviceOf(limits));
    levels.take(Int32Array.of(1), 1_000);
    expect(levels.refusing(Int32Array.of(0), 1_000, 0)).toBe(-1);
    expect(levels.refusing(Int32Array.of(1), 1_000, 0)).toBe(1);
    expect([...levels.used]).toEqual([0, 1_000]);
  });
});

describe('answers', () => {
  test('draw on an output limit while they are written, as many at once as there are', () => {
    const { levels, refusing } = opened([minuteLimit('output', 60_000, 'minute')], 0, 1.5);
    expect(levels.takesWriting(0)).toBe(true);
    // Two are 3 a millisecond out, and 1 comes in: 40,000 of 60,000 are gone after 20 s.
    levels.write(0, 1, 0);
    levels.write(0, 1, 0);
    levels.settle(0, 20_000);
    expect(levels.used[0]).toBeCloseTo(60_000, 6);
    // From then on 1.5 out and 1 in: 20,000 last for 40 s.
    levels.write(0, -1, 20_000);
    expect(refusing(0, 59_990)).toBe(-1);
    expect(refusing(0, 60_000)).toBe(0);
    expect(levels.used[0]).toBeCloseTo(120_000, 6);
    // None is left, and one is back a millisecond after the last one has ended.
    levels.write(0, -1, 60_000);
    expect(levels.msUntil(0, 0, 60_000)).toBeCloseTo(1, 6);
    levels.settle(0, 200_000);
    expect(levels.used[0]).toBeCloseTo(120_000, 6);
  });

  test('below nothing, an output limit refuses until there is a token again', () => {
    const { levels, refusing } = opened([minuteLimit('output', 60_000, 'minute')], 0, 4);
    // 4 a millisecond out and 1 in: 60,000 are gone after 20 s, and 30,000 are owed after 30 s.
    levels.write(0, 1, 0);
    levels.write(0, -1, 30_000);
    expect(refusing(0, 30_000)).toBe(0);
    expect(levels.msUntil(0, 0, 30_000)).toBeCloseTo(30_001, 6);
    expect(refusing(0, 60_000.9)).toBe(0);
    expect(refusing(0, 60_001)).toBe(-1);
  });

  test('leave nothing behind when all have ended, however slowly each is written', () => {
    // A tenth added and taken off again as often as this is not nothing in floating point.
    const { levels } = opened([minuteLimit('output', 60_000, 'minute')], 0, 0.1);
    for (let n = 0; n < 7; n += 1) levels.write(0, 1, n);
    for (let n = 0; n < 7; n += 1) levels.write(0, -1, 100 + n);
    levels.settle(0, 200);
    const used = levels.used[0];
    levels.settle(0, 1e9);
    expect(levels.used[0]).toBe(used);
  });

  test('nothing is taken of an output limit when a request is let in', () => {
    const { levels, take } = opened([minuteLimit('output', 60_000, 'minute')]);
    take(5_000);
    expect(levels.used[0]).toBe(0);
  });
});

describe('max_tokens of 8,000 reserved', () => {
  test('is taken with the prompt, and what was not written is given back', () => {
    const { levels, refusing, take } = opened([reserving(minuteLimit('tokens', 60_000, 'minute'))], 8_000);
    expect(levels.takesWriting(0)).toBe(false);
    take(50_000);
    expect(refusing(0, 0)).toBe(0);
    // 6,000 lacking.
    expect(levels.msUntil(0, 0, 0)).toBeCloseTo(6_000, 6);
    levels.giveBack(0, 50_000, 1_000, 0);
    expect(levels.used[0]).toBe(51_000);
    expect(refusing(1_000, 0)).toBe(-1);
    expect(refusing(1_001, 0)).toBe(0);
  });

  test('comes back but for what was used, where it is more than the limit', () => {
    const { levels, refusing, take } = opened([reserving(minuteLimit('tokens', 6_000, 'minute'))], 8_000);
    take(1_000);
    expect(levels.used[0]).toBe(9_000);
    // 1,000 in and 500 out are used: 7,500 come back, and the limit is full 15 s later.
    levels.giveBack(0, 1_000, 500, 0);
    expect(levels.used[0]).toBe(1_500);
    expect(levels.msUntil(0, 1_000, 0)).toBeCloseTo(15_000, 6);
    expect(refusing(1_000, 14_999)).toBe(0);
    expect(refusing(1_000, 15_000)).toBe(-1);
  });

  test('of an output limit alone', () => {
    const { levels, take } = opened([reserving(minuteLimit('output', 10_000, 'minute'))], 8_000);
    take(5_000);
    expect(levels.used[0]).toBe(8_000);
    levels.giveBack(0, 5_000, 3_000, 0);
    expect(levels.used[0]).toBe(3_000);
  });

  test('an answer that wrote more than that gives nothing back', () => {
    const { levels, take } = opened([reserving(minuteLimit('output', 10_000, 'minute'))], 8_000);
    take(0);
    levels.giveBack(0, 0, 9_000, 0);
    expect(levels.used[0]).toBe(8_000);
  });
});

test('limits by the day are full at midnight and at no other time', () => {
  const limits = [dayLimit('requests', 1), minuteLimit('requests', 1, 'minute')];
  const { levels, refusing, take } = opened(limits);
  const [hour, day] = [3_600_000, 86_400_000];
  take(0);
  expect(refusing(0, 20 * hour)).toBe(0);
  expect(levels.msUntil(0, 0, 20 * hour)).toBe(4 * hour);
  expect(levels.msUntil(0, 0, day + 1)).toBe(day - 1);
  levels.midnight();
  expect(refusing(0, day)).toBe(-1);
  take(0);
  // Midnight gives back nothing of the limit a minute.
  levels.midnight();
  expect(refusing(0, day + 59_999)).toBe(1);
});
