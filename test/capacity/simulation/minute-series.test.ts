import { expect, test } from 'vitest';
import { MinuteRecorder } from '../../../src/capacity/simulation/minute-series.ts';

/** So many minutes: in minute n come n requests, n / 2 are turned down, n × 10 is taken of limit 0 and n of limit 1. */
function recorded(minutes: number) {
  const recorder = new MinuteRecorder(2);
  const used = new Float64Array(2);
  for (let n = 0; n < minutes; n += 1) {
    expect(recorder.minute).toBe(n);
    recorder.arrived[n] = n;
    recorder.throttled[n] = n / 2;
    for (const [limit, row] of recorder.refused.entries()) row[n] = n + limit;
    used.set([n * 10, n]);
    recorder.next(used);
    expect([...used]).toEqual([0, 0]);
  }
  return recorder.series();
}

// Rows begin with 64 minutes and double; a day has 1,440.
test.each([0, 1, 63, 64, 65, 128, 1_440])('%i minutes', (minutes) => {
  const series = recorded(minutes);
  const upTo = Array.from({ length: minutes }, (_, n) => n);
  expect(series.minutes).toBe(minutes);
  expect([...series.arrived]).toEqual(upTo);
  expect([...series.throttled]).toEqual(upTo.map((n) => n / 2));
  expect(series.refused.map((row) => [...row])).toEqual([upTo, upTo.map((n) => n + 1)]);
  expect(series.used.map((row) => [...row])).toEqual([upTo.map((n) => n * 10), upTo]);
});

test('a limit without use has a row of nothing, and no limit has no row', () => {
  const recorder = new MinuteRecorder(1);
  recorder.next(new Float64Array(1));
  expect(recorder.series().used.map((row) => [...row])).toEqual([[0]]);
  expect(new MinuteRecorder(0).series()).toMatchObject({ minutes: 0, refused: [], used: [] });
});
