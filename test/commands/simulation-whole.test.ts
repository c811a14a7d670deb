import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/capacity/answers/scenario.ts';
import { minuteLimit, reserving } from '../../src/capacity/simulation/limit.ts';
import type { Course } from '../../src/capacity/simulation/tally.ts';
import { limitAnswers, mostOfWhole, overAnswer, wholeAnswer } from '../../src/commands/simulation-whole.ts';
import { seededRandom } from '../../src/cost/random.ts';
import { byMinute, even, scenarioOf, sizesOf } from '../capacity/answers/scenarios.ts';

const row = (...values: readonly number[]) => Float64Array.from(values);
const limit = (limiter: 'tpm' | 'tpd') => ({ models: 'A', limiter, limit: 100, from: 'what-if' }) as const;

describe('which limit turns requests down', () => {
  test('counts requests: tries only tell how often each of them came back', () => {
    // Ten requests are tried three times in the first minute, twenty once in the second, and five of each in the third.
    const series = {
      minutes: 3,
      arrived: row(10, 20, 10),
      throttled: row(10, 20, 10),
      refused: [row(30, 0, 5), row(0, 20, 5)],
      used: [row(0, 0, 0), row(0, 0, 0)],
    };
    const outcome = { series, refused: [35, 25] } as unknown as Course;
    const answers = limitAnswers([limit('tpm'), limit('tpd')], [outcome], 1);
    expect(answers.map(({ refusedShare }) => refusedShare)).toEqual([35 / 60, 25 / 60]);
    expect(answers.map(({ throttledShare }) => throttledShare)).toEqual([15 / 40, 25 / 40]);
  });

  test('nothing where none does', () => {
    const series = { minutes: 1, arrived: row(1), throttled: row(0), refused: [row(0)], used: [row(1)] };
    const [answer] = limitAnswers([limit('tpm')], [{ series, refused: [0] } as unknown as Course], 1);
    expect(answer).toMatchObject({ refusedShare: 0, throttledShare: 0 });
  });
});

test("what the client's own bound holds is what waits though nothing refused it", () => {
  // One second each, one at a time: 60 of 120 a minute flow. Nothing is refused, and all but the first wait.
  const traffic = even(120, 5, { sizes: sizesOf(1, 1) });
  const scenario = scenarioOf([minuteLimit('requests', 1_000, 'minute')], traffic, {
    client: { concurrency: 1 },
    service: { firstTokenMs: 1_000, tokensPerMs: 1_000 },
  });
  const { throttled, heldByClient, queued } = wholeAnswer(
    [runScenario(scenario, seededRandom, 1)],
    traffic,
    1,
  );
  expect(throttled.median).toBe(0);
  expect(heldByClient.median).toBeCloseTo(599 / 600, 6);
  // 600 come within five minutes, and 300 are done by then.
  expect(queued.median).toBeGreaterThan(295);
  expect(queued.median).toBeLessThan(301);
});

test('the use of a limit that reserves answers never falls below nothing', () => {
  // Each reserves 1,000 tokens just before the end of a minute, and gives nearly all of them back in the next, which has none.
  const traffic = byMinute([1, 0, 1, 0], sizesOf(1, 1));
  const scenario = scenarioOf([reserving(minuteLimit('tokens', 100_000, 'minute'))], traffic, {
    service: { maxTokens: 1_000, firstTokenMs: 45_000 },
  });
  const outcome = runScenario(scenario, seededRandom, 1);
  expect(Math.min(...(outcome.series.used[0] ?? []))).toBeLessThan(0);
  // Of 100,000: the prompt of one token and the 1,000 reserved.
  expect(overAnswer(outcome, scenario).columns.map(({ use }) => use[0])).toEqual([0.01001, 0, 0.01001]);
  const [tokens] = limitAnswers([limit('tpm')], [outcome], 1);
  expect(tokens?.mostUsed.low).toBeGreaterThanOrEqual(0);
});

test.each([
  // A thousand to be expected: 100 stand for ten each, and three roots more than that are 130 of them; 1,095 of the whole.
  [130, 1_000, 10, 1_000 + 300 / Math.sqrt(10)],
  [1_095, 1_000, 1, 1_095],
  [100, 1_000, 10, 1_000],
])(
  'the busiest minute from %d where %d are to be expected, each for %d',
  (simulated, expected, standsFor, most) => {
    expect(mostOfWhole(simulated, expected, standsFor)).toBeCloseTo(most, 9);
  },
);
