import { expect, test } from 'vitest';
import { dayLimit, minuteLimit } from '../../src/capacity/simulation/limit.ts';
import { certainlyRefused, heldAtOnce } from '../../src/commands/certain-refusals.ts';
import { byMinute, scenarioOf } from '../capacity/answers/scenarios.ts';

/** Prompts of 100 tokens, answers of 10. */
const traffic = byMinute([1_000, 1_000, 0, 10]);
const minutes = Float64Array.of(1_000, 1_000, 0, 10);
const least = (...limits: Parameters<typeof scenarioOf>[0]) =>
  certainlyRefused(scenarioOf(limits, traffic), minutes);

test('what neither flows in nor is held, nor overdrawn up to twice that, is refused for certain', () => {
  // 100 and 100 and 10 flow, and three times 100 are there besides, of 2,010.
  expect(least(minuteLimit('requests', 100, 'minute'))).toBeCloseTo(1 - (210 + 300) / 2_010, 9);
  // 1,000 tokens a minute are 10 prompts, the tighter of the two.
  const tokens = minuteLimit('input', 1_000, 'minute');
  expect(least(minuteLimit('requests', 100, 'minute'), tokens)).toBeCloseTo(1 - (30 + 30) / 2_010, 9);
  expect(heldAtOnce(scenarioOf([minuteLimit('requests', 100, 'minute'), tokens], traffic))).toBeCloseTo(
    10,
    9,
  );
  // 110 tokens a request; 500 of them a day.
  expect(least(dayLimit('tokens', 55_000))).toBeCloseTo(1 - 500 / 2_010, 9);
});

test('nothing is where limits carry it all, or nothing comes', () => {
  expect(least(minuteLimit('requests', 1_000, 'minute'))).toBe(0);
  const scenario = scenarioOf([minuteLimit('requests', 1, 'minute')], traffic);
  expect(certainlyRefused(scenario, new Float64Array(10))).toBe(0);
});
