import { describe, expect, test } from 'vitest';
import { dayLimit, minuteLimit, reserving } from '../../../src/capacity/simulation/limit.ts';
import { admitted, type Request, sent, serviceOf, steadyClient } from './requests.ts';

const ofRequests = (perMinute: number) => serviceOf([minuteLimit('requests', perMinute, 'minute')]);
const at = (...times: readonly number[]): Request[] => times.map((timeMs) => [timeMs, 0, 0]);

describe('limits, worked out by hand', () => {
  test('60 requests a minute, held to one each second', () => {
    const service = serviceOf([minuteLimit('requests', 60, 'second')]);
    expect(admitted(service, at(0, 500, 1_000, 1_499, 2_000))).toEqual([true, false, true, false, true]);
  });

  test('the same held to the minute takes sixty at once, and one more each second', () => {
    const burst = at(...Array.from({ length: 61 }, () => 0), 999, 1_000);
    expect(sent(ofRequests(60), burst)).toMatchObject({
      arrived: 63,
      answered: 61,
      throttled: 2,
      refused: [2],
      firstThrottledMs: 0,
    });
  });

  test('60,000 input tokens a minute flow in one a millisecond', () => {
    // 40,000 of 60,000 leave 20,000; after 10 s there are 30,000, after 20 s 40,000.
    const requests: Request[] = [0, 10_000, 20_000].map((timeMs) => [timeMs, 40_000, 0]);
    const service = serviceOf([minuteLimit('input', 60_000, 'minute')]);
    expect(admitted(service, requests)).toEqual([true, false, true]);
  });

  test('a prompt larger than the limit passes a full one', () => {
    expect(sent(serviceOf([minuteLimit('input', 1_000, 'minute')]), [[0, 5_000, 0]]).answered).toBe(1);
  });

  test('and counts in full: what it took beyond the limit flows in before the next is let in', () => {
    // 4,000 too many at 6,000 a minute: back at 0 after 40 s; 60 more take 0.6 s.
    const service = serviceOf([minuteLimit('input', 6_000, 'minute')]);
    const requests = [0, 40_500, 40_700].map((timeMs, n): Request => [timeMs, n === 0 ? 10_000 : 60, 0]);
    expect(admitted(service, requests)).toEqual([true, false, true]);
    expect([...(sent(service, requests).series.used[0] ?? [])]).toEqual([10_060]);
  });

  test('prompts larger than a second of the limit get no more than the limit in the long run', () => {
    // 6,000 a minute, 100 of them held at once: a prompt of 1,000 leaves 900 too few, and it is full again after 10 s.
    const service = serviceOf([minuteLimit('input', 6_000, 'second')]);
    const everySecond = Array.from({ length: 600 }, (_, second): Request => [second * 1_000, 1_000, 0]);
    expect(sent(service, everySecond).answered).toBe(60);
  });

  test('a reserve larger than the limit is given back but for what was written', () => {
    const service = serviceOf([reserving(minuteLimit('output', 4_000, 'minute'))], { maxTokens: 8_000 });
    const { series } = sent(service, [[0, 0, 500]]);
    expect(series.used[0]?.[0]).toBe(500);
  });

  test('an answer writes on into an empty output limit, which refuses until it has refilled', () => {
    // 6,000 held, 0.1 a millisecond in and 1 out for 10,000 ms: -3,000 then, 0 after 30,000 ms more and 1 after 10 ms more.
    const requests: Request[] = [
      [0, 0, 10_000],
      [6_600, 0, 1],
      [7_000, 0, 1],
      [39_980, 0, 1],
      [40_100, 0, 1],
    ];
    const service = serviceOf([minuteLimit('output', 6_000, 'minute')]);
    expect(admitted(service, requests)).toEqual([true, true, false, false, true]);
  });

  test('nothing is taken of the output limit before the first token', () => {
    // 60 held, none flows in to speak of. The first answer begins at 1,000 ms and has used all of it up by 1,060.
    const service = serviceOf([minuteLimit('output', 60, 'minute')], { firstTokenMs: 1_000 });
    const late: Request[] = [
      [0, 0, 200],
      [1_050, 0, 1],
      [1_070, 0, 1],
    ];
    expect(admitted(service, late)).toEqual([true, true, false]);
  });

  test('input and output out of one quota', () => {
    // 10,000: the prompt takes 6,000 at once, the answer 3,000 by 3,000 ms; 500 have flown in by then.
    const service = serviceOf([minuteLimit('tokens', 10_000, 'minute')]);
    const requests = (second: number): Request[] => [
      [0, 6_000, 3_000],
      [3_000, second, 0],
    ];
    expect(admitted(service, requests(1_500))).toEqual([true, true]);
    expect(admitted(service, requests(1_501))).toEqual([true, false]);
  });

  test('max_tokens held from the beginning, and given back at the end but for what was written', () => {
    // 10,000: 1,000 + 8,000 held leave 1,000 and what flows in; at 600 ms 7,400 come back: 8,500 by then.
    const service = serviceOf([reserving(minuteLimit('tokens', 10_000, 'minute'))], { maxTokens: 8_000 });
    const requests = (timeMs: number): Request[] => [
      [0, 1_000, 600],
      [timeMs, 100, 0],
    ];
    expect(admitted(service, requests(599))).toEqual([true, false]);
    expect(admitted(service, requests(601))).toEqual([true, true]);
  });

  test('max_tokens above the whole limit holds all of it, and gives back what the request did not use', () => {
    // 1,000 a minute: all of it held until 100 ms, 200 used; the limit is full again 12 s after its beginning.
    const service = serviceOf([reserving(minuteLimit('tokens', 1_000, 'minute'))], { maxTokens: 8_000 });
    const requests = (timeMs: number): Request[] => [
      [0, 100, 100],
      [timeMs, 100, 0],
    ];
    expect(admitted(service, requests(11_000))).toEqual([true, false]);
    expect(admitted(service, requests(12_000))).toEqual([true, true]);
    expect([...(sent(service, requests(12_000)).series.used[0] ?? [])].map(Math.round)).toEqual([300]);
  });

  test('so much a day, and no more before midnight', () => {
    const service = serviceOf([dayLimit('requests', 2)]);
    const day = 86_400_000;
    expect(admitted(service, at(0, 1_000, 2_000, day - 1, day, day + 1, day + 2))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('a workspace under its organization: each has to let the request in', () => {
    // Limit 0 is the organization's, limit 1 that of the workspace of stream 1.
    const limits = [minuteLimit('requests', 3, 'minute'), minuteLimit('requests', 1, 'minute')];
    const service = serviceOf(limits, { streams: [[0], [0, 1]] });
    const requests: Request[] = [
      [0, 0, 0, 1],
      [1, 0, 0, 1],
      [2, 0, 0, 0],
      [3, 0, 0, 0],
      [4, 0, 0, 0],
    ];
    expect(admitted(service, requests)).toEqual([true, false, true, true, false]);
    expect(sent(service, requests).refused).toEqual([1, 1]);
  });

  test('models of one class draw on the same limit', () => {
    const service = serviceOf([minuteLimit('requests', 1, 'minute')], { streams: [[0], [0]] });
    const requests: Request[] = [
      [0, 0, 0, 0],
      [1, 0, 0, 1],
    ];
    expect(admitted(service, requests)).toEqual([true, false]);
  });

  test('no limit refuses nobody', () => {
    const requests = Array.from({ length: 100 }, (_, n): Request => [n, 1e6, 1e6]);
    expect(sent(serviceOf([]), requests)).toMatchObject({ answered: 100, mostUnderWay: 100 });
  });
});

describe('the client, worked out by hand', () => {
  test('waits as long as it is asked to, in whole seconds', () => {
    // One a minute: the second request is asked to come again after 60 s less the 500 ms that passed, rounded up.
    const outcome = sent(ofRequests(1), at(0, 500), steadyClient({ attempts: 2 }));
    expect(outcome).toMatchObject({ answered: 2, throttled: 1, delayed: 1, tries: 3 });
    expect(outcome.delays.quantileMs(1)).toBe(60_000);
  });

  test('doubles its waits where it obeys nobody, and gives up after its tries', () => {
    // Tries at 1, 501, 1,501, 3,501 and 7,501 ms; the limit refills after 60 s.
    const client = steadyClient({ attempts: 5, obeysRetryAfter: false });
    expect(sent(ofRequests(1), at(0, 1), client)).toMatchObject({
      answered: 1,
      failed: { outOfTries: 1, outOfPatience: 0 },
      tries: 6,
    });
  });

  test('gives up what would have to wait longer than its patience', () => {
    const client = steadyClient({ attempts: 9, patienceMs: 30_000 });
    expect(sent(ofRequests(1), at(0, 1), client)).toMatchObject({
      answered: 1,
      failed: { outOfTries: 0, outOfPatience: 1 },
      tries: 2,
    });
  });

  test('has no more under way than it may, the others wait their turn', () => {
    // Answers of 1,000 ms, two at a time: the fifth begins at 2,000 ms.
    const requests = Array.from({ length: 5 }, (): Request => [0, 0, 1_000]);
    const outcome = sent(serviceOf([]), requests, steadyClient({ concurrency: 2 }));
    expect(outcome).toMatchObject({ answered: 5, delayed: 3, mostUnderWay: 2, mostQueued: 3, throttled: 0 });
    expect(outcome.delays.quantileMs(1)).toBe(2_000);
    expect(outcome.delays.quantileMs(0.4)).toBe(0);
  });

  test('those that wait their turn lose patience too', () => {
    const requests: Request[] = [
      [0, 0, 5_500],
      [0, 0, 1],
      [600, 0, 1],
    ];
    const client = steadyClient({ concurrency: 1, patienceMs: 5_000 });
    expect(sent(serviceOf([]), requests, client)).toMatchObject({
      answered: 2,
      failed: { outOfTries: 0, outOfPatience: 1 },
    });
  });

  test('an outage turns everything down without a word on when to come again', () => {
    const service = serviceOf([], { outages: [{ fromMs: 1_000, toMs: 5_000 }] });
    // Tries at 1,000, 1,500, 2,500, 4,500 and 8,500 ms.
    const outcome = sent(service, at(0, 1_000, 9_000), steadyClient({ attempts: 9 }));
    expect(outcome).toMatchObject({ answered: 3, unavailable: 4, throttled: 0, drainedMs: 8_500 });
    expect(outcome.delays.quantileMs(1)).toBe(7_500);
  });

  test('nobody waits any more when an outage ends that nobody met, or whose last request gave up', () => {
    const service = serviceOf([], { outages: [{ fromMs: 1_000, toMs: 5_000 }] });
    expect(sent(service, at(9_000)).drainedMs).toBe(5_000);
    // An answer that was begun before the outage is written on.
    expect(sent(service, [[0, 0, 7_000]]).drainedMs).toBe(5_000);
    expect(sent(service, at(2_000, 9_000)).drainedMs).toBe(5_000);
  });

  test('a queue of any length fails one after another, not one inside another', () => {
    const requests: Request[] = [[0, 0, 1_000], ...Array.from({ length: 100_000 }, (): Request => [1, 0, 0])];
    const service = serviceOf([], { outages: [{ fromMs: 500, toMs: 2_000 }] });
    const outcome = sent(service, requests, steadyClient({ concurrency: 1 }));
    expect(outcome.failed.outOfTries).toBe(100_000);
  });
});

test('a row a minute: what came, what was turned down, what was taken', () => {
  // 6,000 output tokens a minute; an answer of 90,000 tokens is written from 30 s on, a token a millisecond.
  const service = serviceOf([minuteLimit('requests', 2, 'minute'), minuteLimit('output', 6_000, 'minute')]);
  const { series } = sent(service, [
    [30_000, 0, 90_000],
    [31_000, 0, 0],
    [32_000, 0, 0],
    [61_000, 0, 0],
  ]);
  expect(series.minutes).toBe(3);
  expect([...series.arrived]).toEqual([3, 1, 0]);
  expect([...series.throttled]).toEqual([1, 1, 0]);
  expect([...(series.used[0] ?? [])]).toEqual([2, 0, 0]);
  expect([...(series.used[1] ?? [])].map(Math.round)).toEqual([30_000, 60_000, 0]);
  expect([...(series.refused[0] ?? [])]).toEqual([1, 0, 0]);
  expect([...(series.refused[1] ?? [])]).toEqual([0, 1, 0]);
});
