import { expect, test } from 'vitest';
import { RequestRate } from '../../../src/observe/trial/request-rate.ts';

/** Sends and answers at once, as fast as it may, until a moment; how many left. */
function send(rate: RequestRate, untilMs: number, fromMs = 0): number {
  let sent = 0;
  for (let ms = fromMs; ; sent += 1) {
    ms += rate.waitMs(ms);
    if (ms > untilMs) return sent;
    rate.sent(ms);
    rate.answered();
  }
}

test('begins with two a second and few under way, and grows by five each second', () => {
  const rate = new RequestRate(null);
  expect(rate.perSecond).toBe(2);
  expect(rate.mostUnderWay).toBe(4);
  send(rate, 4_000);
  expect(rate.perSecond).toBeGreaterThan(2 + 4 * 4.5);
  expect(rate.perSecond).toBeLessThan(2 + 4 * 5.5);
});

test.each([
  // 95 % of the limit, and two seconds of it under way, 64 at most.
  [60, 0.95, 2],
  [600, 9.5, 19],
  [2_000, 31.67, 64],
  [8_000, 126.67, 64],
])('under a limit of %i a minute it stays at %f a second', (limit, perSecond, underWay) => {
  const rate = new RequestRate(limit);
  send(rate, 30_000);
  expect(rate.perSecond).toBeCloseTo(perSecond, 2);
  expect(rate.mostUnderWay).toBe(underWay);
});

test('a refusal holds everybody for its wait and leaves seven tenths', () => {
  const rate = new RequestRate(6_000);
  send(rate, 20_000);
  expect(rate.perSecond).toBeCloseTo(95, 6);
  expect(rate.refused(20_100, 20_000, 3_000)).toBe(true);
  expect(rate.waitMs(20_100)).toBe(3_000);
  expect(rate.perSecond).toBeCloseTo(66.5, 6);
});

test('refusals of requests that left before it slowed down tell of the same moment', () => {
  const rate = new RequestRate(6_000);
  send(rate, 20_000);
  rate.refused(20_100, 20_000, 1_000);
  expect(rate.refused(20_200, 20_050, 2_000)).toBe(false);
  expect(rate.perSecond).toBeCloseTo(66.5, 6);
  // The longer of the waits counts.
  expect(rate.waitMs(20_200)).toBe(2_000);
  expect(rate.refused(23_000, 22_300, 1_000)).toBe(true);
  expect(rate.perSecond).toBeCloseTo(46.55, 6);
});

test('after a refusal it grows by three hundredths of itself a second', () => {
  const rate = new RequestRate(null);
  send(rate, 20_000);
  rate.refused(20_000, 20_000, 0);
  const after = rate.perSecond;
  send(rate, 30_000, 20_000);
  expect(rate.perSecond / after).toBeCloseTo(1.3, 1);
});

test('however often it is refused, it goes on', () => {
  const rate = new RequestRate(50);
  for (let ms = 0; ms < 100_000; ms += 1_000) rate.refused(ms, ms, 0);
  expect(rate.perSecond).toBe(0.1);
  expect(rate.mostUnderWay).toBe(1);
});

test('what a late timer cost is caught up with, but no more than a tenth of a second', () => {
  const rate = new RequestRate(60_000);
  send(rate, 60_000);
  // 950 a second: after a second of silence a hundred may leave at once.
  let atOnce = 0;
  while (rate.waitMs(61_000) === 0) {
    rate.sent(61_000);
    atOnce += 1;
  }
  expect(atOnce).toBeGreaterThanOrEqual(95);
  expect(atOnce).toBeLessThanOrEqual(97);
});
