import { describe, expect, test } from 'vitest';
import { rateLimitHeaders, retryAfterSeconds } from '../../src/claude/rate-limit-headers.ts';
import { clientOf, now, request, sandboxFor } from './real-errors.ts';

const of = (limit: string, remaining = '5', reset = '2026-11-20T09:00:30Z') =>
  rateLimitHeaders(
    new Headers({
      'anthropic-ratelimit-requests-limit': limit,
      'anthropic-ratelimit-requests-remaining': remaining,
      'anthropic-ratelimit-requests-reset': reset,
    }),
  ).requests;

test('reads what a real answer carries: Opus 5.5 on Start has 1,000 RPM, 2M ITPM and 400K OTPM', async () => {
  const client = await clientOf((await sandboxFor()).url);
  const { response } = await client.messages.create(request).withResponse();
  const limits = rateLimitHeaders(response.headers);
  expect(limits).toMatchObject({
    requests: { limit: 1_000, remaining: 999 },
    inputTokens: { limit: 2_000_000, remaining: 2_000_000 },
    outputTokens: { limit: 400_000, remaining: 400_000 },
    tokens: { limit: 2_400_000, remaining: 2_400_000 },
  });
  // One of 1,000 requests a minute is back after 0.06 s; resets are stated in whole seconds.
  expect(limits.requests?.resetsAt).toBe('2026-11-20T09:00:01.000Z');
});

test('no header, no limit', () => {
  expect(rateLimitHeaders(new Headers())).toEqual({
    requests: null,
    inputTokens: null,
    outputTokens: null,
    tokens: null,
  });
});

test('each limit has its own headers', () => {
  const headers = new Headers({
    'anthropic-ratelimit-input-tokens-limit': '10',
    'anthropic-ratelimit-output-tokens-limit': '20',
    'anthropic-ratelimit-tokens-limit': '30',
    'anthropic-priority-input-tokens-limit': '99',
    'anthropic-fast-output-tokens-limit': '99',
  });
  const only = (limit: number) => ({ limit, remaining: null, resetsAt: null });
  expect(rateLimitHeaders(headers)).toEqual({
    requests: null,
    inputTokens: only(10),
    outputTokens: only(20),
    tokens: only(30),
  });
});

describe('odd values count as absent', () => {
  test.each([
    '',
    ' ',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '1,000',
    '5, 6',
    'many',
    '9'.repeat(16),
    '\u00b2',
  ])('a limit of %j', (limit) => {
    expect(of(limit)).toBeNull();
  });

  test.each(['-1', 'NaN', '1, 2', 'none'])('%j remaining', (remaining) => {
    expect(of('100', remaining)).toEqual({
      limit: 100,
      remaining: null,
      resetsAt: '2026-11-20T09:00:30.000Z',
    });
  });

  test.each([
    'soon',
    '30',
    '-5',
    '2026-13-40T00:00:00Z',
    'Fri, 20 Nov 2026 09:00:30 GMT',
    '2026-11-20',
    '9999999999999',
  ])('a reset of %j', (reset) => {
    expect(of('100', '5', reset)).toEqual({ limit: 100, remaining: 5, resetsAt: null });
  });

  test.each([
    ['2026-11-20T10:00:30+01:00', '2026-11-20T09:00:30.000Z'],
    ['2026-11-20T09:00:30.25Z', '2026-11-20T09:00:30.250Z'],
  ])('a reset of %j is the moment %s', (reset, moment) => {
    expect(of('100', '5', reset)?.resetsAt).toBe(moment);
  });

  test.each([
    ['0', 0],
    ['999999999999999', 999_999_999_999_999],
    [' 7 ', 7],
  ])('a limit of %j is a number', (limit, amount) => {
    expect(of(limit)?.limit).toBe(amount);
  });
});

describe('retry-after', () => {
  // biome-ignore format: a table
  test.each([
    ['0', 0], ['7', 7], ['0.5', 0.5], ['86400', 86_400],
    ['Fri, 20 Nov 2026 09:00:30 GMT', 30],
    ['Fri, 20 Nov 2026 08:00:00 GMT', 0],
    ['-5', null], ['5, 6', null], ['1e9', null], ['soon', null], ['', null], ['NaN', null], ['2026', 2026],
    ['2026-11-20T09:00:30Z', null],
  ])('%j is %s', (text, seconds) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': text }), now)).toBe(seconds);
  });

  test('a number no clock can hold never reads as no wait', () => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': '9'.repeat(400) }), now)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test('absent is null', () => {
    expect(retryAfterSeconds(new Headers(), now)).toBeNull();
  });
});
