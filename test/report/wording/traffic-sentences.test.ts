import { describe, expect, test } from 'vitest';
import type {
  DrainFound,
  HeadroomFound,
  HourAgainstLimits,
} from '../../../src/judge/codes/limits-traffic.ts';
import { limitsTrafficWording } from '../../../src/report/wording/limits-traffic.ts';
import {
  drainSentence,
  headroomSentence,
  heldBackSentence,
  hourSentence,
} from '../../../src/report/wording/traffic-sentences.ts';

const exactly = (value: number) => ({ median: value, low: value, high: value });

const hour: HourAgainstLimits = {
  from: { kind: 'peak-hour' },
  minutes: 60,
  courses: 1,
  throttled: exactly(0.5),
  failed: exactly(0.25),
  peak: 1,
  p99Ms: 192_000,
  binding: { limiter: 'rpm', perMinute: 1, rung: 'header' },
  attempts: 3,
  patienceSeconds: 300,
  movableShare: 0,
  increaseBy: 'console',
};

describe('the busiest hour', () => {
  test('one request, a limit of one, waits and patience as people say them', () => {
    expect(hourSentence(hour)).toBe(
      'In the busiest hour, with up to 1 request a minute, 50 % are refused at least once. The limit that refuses most is that of 1 request a minute. 99 in 100 answered requests wait no longer than 3 minutes and 12 seconds. With 3 tries for each and at most 5 minutes until it is let in, 25 % are never answered. An hour as busy as the stated peak was simulated once.',
    );
  });

  test('what is never answered is said where no limit refuses anything', () => {
    const waiting = { ...hour, throttled: exactly(0), binding: null, attempts: 1, patienceSeconds: null };
    expect(hourSentence(waiting)).toBe(
      'In the busiest hour, with up to 1 request a minute, none is refused. With a single try for each, 25 % are never answered. An hour as busy as the stated peak was simulated once.',
    );
  });

  test('a product that holds its requests back gives them up after its patience', () => {
    const bound = { allowed: 3, needed: 4.2, answerMs: 95_000 };
    expect(heldBackSentence({ ...hour, throttled: exactly(0), bound })).toBe(
      'The busiest hour brings up to 1 request a minute, and an answer takes 1 minute and 35 seconds: about 5 would have to be under way at once, and the product allows 3. 25 % are never answered, because the product gives up what is not let in within 5 minutes. An hour as busy as the stated peak was simulated once.',
    );
    expect(heldBackSentence({ ...hour, bound: { ...bound, allowed: 9 } })).toContain(
      'about 5 are under way at once on average over the hour and more in its busiest minutes, and the product allows 9.',
    );
    const nobodyWaits = heldBackSentence({ ...hour, failed: exactly(0), p99Ms: 0, bound });
    expect(nobodyWaits).toContain('99 in 100 do not wait at all.');
  });
});

describe('headroom', () => {
  const found = (low: number, median: number, high: number, more: Partial<HeadroomFound> = {}) =>
    headroomSentence({
      headroom: { low, median, high },
      wanted: 2,
      tightest: { limiter: 'rpm', perMinute: 1_000, rung: 'table' },
      movableShare: 0,
      months: null,
      growthPerMonth: null,
      increaseBy: 'console',
      ...more,
    });

  test.each([
    [found(0.996, 0.996, 0.996), 'carry 99.6 % of the planned traffic with'],
    [found(0.996, 1.04, 1.1), 'carry 1.04× the planned traffic (from 0.996× to 1.1× with other'],
    [found(1.98, 1.98, 1.98), 'carry 1.98× the planned traffic with'],
    [found(1.98, 2, 2.02), 'carry 2× the planned traffic (from 1.98× to 2.02× with other'],
    [found(0, 0, 0), 'carry 0 % of the planned traffic with'],
    [found(4e21, 4e21, 4e21), 'carry more than a million times the planned traffic with'],
  ])('%s', (sentence, part) => expect(sentence).toContain(part));

  test.each([
    [0, 'less than a month.'],
    [1, '1 month.'],
    [9, '9 months.'],
    [120, 'ten years or longer.'],
  ])('%d months', (months, text) => {
    expect(found(3, 3, 3, { months, growthPerMonth: 0.1 })).toMatch(
      new RegExp(`At a growth of 10 % a month that lasts for ${text.replace('.', '\\.')}$`),
    );
  });
});

describe('after an outage', () => {
  const drain: DrainFound = {
    outageMinutes: 30,
    drainMinutes: 95,
    watchedMinutes: 210,
    cameMeanwhile: 3_000,
    givenUp: 1,
    patienceSeconds: 604_800,
    bound: { by: 'limit', limit: { limiter: 'otpm', perMinute: 400_000, rung: 'table' } },
    movableShare: 0,
    increaseBy: 'console',
    wantedMinutes: 60,
  };

  test('patience is until a request is let in, and what decides the pace is said', () => {
    expect(drainSentence(drain)).toBe(
      '3,000 requests come while Claude is away for 30 minutes of the busiest time. In all, 1 is given up after waiting for 7 days to be let in. Nobody waits any more 1 hour and 35 minutes after Claude is back. How fast that goes is decided by the limit of 400,000 output tokens a minute.',
    );
  });

  test('the product itself may decide it, and it may not end', () => {
    const never = {
      ...drain,
      drainMinutes: null,
      givenUp: 0,
      bound: { by: 'product', allowed: 1, enough: 9 },
    } as const;
    expect(drainSentence(never)).toBe(
      '3,000 requests come while Claude is away for 30 minutes of the busiest time. Some still wait 3 hours and 30 minutes after Claude is back. How fast that goes is decided by the product, which lets 1 request under way at once.',
    );
  });
});

describe('the rise of a launch', () => {
  const rise = { assumed: { smallLoad: 0.1, growth: 2 }, fullLoad: 0.103, shares: [0.3, 0.601, 1] };

  test('shares and factors lie on the side of the bounds that they are on', () => {
    expect(limitsTrafficWording['ramp-sharp']({ ...rise, day: 1, share: 0.601, times: 2.003 }).detail).toBe(
      'Day 2 brings 60 % of the traffic, 2.003× that of the day before; all of it takes 10.3 % of what the limits carry. Which rise the service takes for too sharp is not published. This check assumes that one within 10 % of the limits is not, nor one to at most 2× the day before.',
    );
  });

  test('an hour that rises sharply is named with what was assumed of the day', () => {
    const sharp = {
      shape: 'launch-spike',
      stepMinutes: 60,
      day: 0,
      share: 0.3,
      fromMinute: 600,
      load: 0.4,
      times: 10,
    } as const;
    const { detail } = limitsTrafficWording['ramp-sharp-within-day']({ ...rise, ...sharp });
    expect(detail).toBe(
      'From day to day the traffic rises gently, but the launch brings 30 % of it, and the hour from 10:00 UTC on takes up to 40 % of what the limits carry, 10× that of the hour before. Which rise the service takes for too sharp is not published. This check assumes that one within 10 % of the limits is not, nor one to at most 2× the day before or, within a day, the hour before. How a day goes is not known but drawn from its shape, launch-spike, and its hours are compared by their busiest minutes.',
    );
  });
});

describe('numbers of any size', () => {
  test('retries that multiply beyond reading are not counted out', () => {
    const { detail } = limitsTrafficWording['retries-multiply']({
      attempts: 100,
      layers: 10,
      factor: 1e20,
      peak: 200,
      limit: 1_000,
    });
    expect(detail).toBe(
      '100 tries in each of 10 layers can make more than a million requests of one, so that more than a trillion can come in the busiest minute against a limit of 1,000.',
    );
  });

  test.each([
    [0.8, 'no batch takes more than 48 minutes'],
    [1, 'no batch takes more than 1 hour'],
    [23.99988, 'no batch takes more than 23 hours and 59 minutes'],
    [8.005, 'no batch takes more than 8 hours'],
    [0.0005, 'every batch is done in less than a minute'],
  ])('a batch may take %d hours', (tolerableHours, text) => {
    const { detail } = limitsTrafficWording['batches-fall-behind']({
      tier: 'Start',
      perDay: 6_000_000,
      queued: 200_000,
      tolerableHours,
      deadlineHours: 24,
      behindPerDay: 5_800_000,
    });
    expect(detail).toContain(`the queue keeps up as long as ${text}.`);
  });

  test('one customer with one request', () => {
    const { detail } = limitsTrafficWording['tenant-too-heavy']({ tolerable: 0, peak: 1, allowed: 1 });
    expect(detail).toContain('The busiest minute of 1 request leaves no room');
    expect(detail).toContain('one customer send 1 request a minute.');
  });
});
