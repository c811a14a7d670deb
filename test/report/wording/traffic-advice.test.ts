import { describe, expect, test } from 'vitest';
import { parseWhatIf } from '../../../src/commands/what-if.ts';
import type { KnownLimit } from '../../../src/judge/codes/limits.ts';
import type {
  DrainFound,
  HeadroomFound,
  HourAgainstLimits,
} from '../../../src/judge/codes/limits-traffic.ts';
import { limitsWording } from '../../../src/report/wording/limits.ts';
import {
  burstFixes,
  drainFixes,
  headroomFixes,
  hourFixes,
} from '../../../src/report/wording/traffic-advice.ts';

const range = { median: 0.5, low: 0.4, high: 0.6 };
const limit = (limiter: KnownLimit['limiter'], rung: KnownLimit['rung'] = 'table'): KnownLimit => ({
  limiter,
  perMinute: 1_000,
  rung,
});
const hour = (binding: KnownLimit | null, more: Partial<HourAgainstLimits> = {}): HourAgainstLimits => ({
  from: { kind: 'peak-hour' },
  minutes: 60,
  courses: 5,
  throttled: range,
  failed: range,
  peak: 2_000,
  p99Ms: 10,
  binding,
  attempts: 3,
  patienceSeconds: null,
  movableShare: 0,
  increaseBy: 'console',
  ...more,
});
const headroom = (tightest: KnownLimit): HeadroomFound => ({
  headroom: range,
  wanted: 2,
  tightest,
  movableShare: 0,
  months: null,
  growthPerMonth: null,
  increaseBy: 'console',
});
const drain = (bound: DrainFound['bound']): DrainFound => ({
  outageMinutes: 30,
  drainMinutes: null,
  watchedMinutes: 210,
  cameMeanwhile: 9_000,
  givenUp: 0,
  patienceSeconds: null,
  bound,
  movableShare: 0,
  increaseBy: 'console',
  wantedMinutes: 60,
});

/** Each finding that advises by a limit. */
const advised: Readonly<Record<string, (binding: KnownLimit) => string>> = {
  'limits/peak-traffic': (binding) => hourFixes(hour(binding)).join(' '),
  'limits/burst': (binding) => burstFixes(hour(binding)).join(' '),
  'limits/headroom': (binding) => headroomFixes(headroom(binding)).join(' '),
  'limits/outage-drain': (binding) => drainFixes(drain({ by: 'limit', limit: binding })).join(' '),
};

describe.each(Object.entries(advised))('%s advises by the limit that binds', (_, fixes) => {
  test.each([
    ['rpm', /fewer requests/i, /prompt|prefix|answers/i],
    ['itpm', /Read more of each prompt from the cache.*Shorten prompts/, /fewer requests|answers/i],
    ['otpm', /shorter answers.*max_tokens.*smaller model/, /fewer requests|prompt|prefix/i],
  ] as const)('%s', (limiter, helps, doesNot) => {
    expect(fixes(limit(limiter))).toMatch(helps);
    expect(fixes(limit(limiter))).not.toMatch(doesNot);
  });
});

test.each(Object.entries(advised).filter(([check]) => check !== 'limits/burst'))(
  '%s sends to whoever set the limit',
  (_, fixes) => {
    expect(fixes(limit('rpm', 'workspace'))).toContain('the workspace set for itself');
    expect(fixes(limit('rpm', 'workspace'))).not.toContain('Request an increase');
    for (const rung of ['organization', 'header', 'table'] as const)
      expect(fixes(limit('rpm', rung))).toContain('Request an increase');
  },
);

test('through a cloud the account team is asked', () => {
  const fixes = hourFixes(hour(limit('rpm'), { increaseBy: 'account-team' })).join(' ');
  expect(fixes).toContain('account team');
  expect(fixes).not.toContain('Rate limits page');
});

test('what can wait is batched where there is any, whichever limit binds', () => {
  expect(hourFixes(hour(limit('otpm'), { movableShare: 0.3 }))[0]).toMatch(/^Send the 30 % that can wait/);
  expect(hourFixes(hour(limit('otpm'))).join(' ')).not.toContain('that can wait');
});

test.each([
  ['rpm', 'batched=0.3'],
  ['itpm', 'cached=0.8'],
  ['otpm', 'otpm=2000'],
] as const)('against the limit %s it is tried what %s would do', (limiter, setting) => {
  expect(hourFixes(hour(limit(limiter))).at(-1)).toContain(`--what-if ${setting} `);
});

test('where a limit of 0 lets nothing in, only a higher one helps', () => {
  const none = { ...limit('itpm', 'workspace'), perMinute: 0 };
  expect(hourFixes(hour(none))).toHaveLength(1);
  expect(headroomFixes(headroom(none))).toHaveLength(1);
});

test("the product's own bound is raised, not the limits", () => {
  const fixes = drainFixes(drain({ by: 'product', allowed: 3, enough: 20 })).join(' ');
  expect(fixes).toMatch(/up to 20,.*client\.concurrency/);
  expect(fixes).not.toMatch(/increase|fewer requests/);
  expect(drainFixes(drain({ by: 'product', allowed: 3, enough: null })).join(' ')).not.toContain('up to');
});

test('advice names nothing where nobody knows which limit it is', () => {
  expect(hourFixes(hour(null)).join(' ')).not.toMatch(/prefix|answers|fewer requests|what-if/);
});

test('where a cloud holds the limits, its quotas are tried out and raised there', () => {
  const { fix = [] } = limitsWording['limits-elsewhere']({
    platform: 'Amazon Bedrock',
    where: 'AWS Service Quotas',
  });
  expect(fix.join(' ')).toMatch(/--what-if rpm=\d+,tpm=\d+;.*ask the cloud for a higher one/);
  const setting = fix.join(' ').match(/--what-if (\S+);/)?.[1] ?? '';
  expect(() => parseWhatIf([setting])).not.toThrow();
});

test.each(['rpm', 'itpm', 'otpm'] as const)(
  'what is advised to try against the limit %s can be tried',
  (limiter) => {
    const setting =
      hourFixes(hour(limit(limiter)))
        .at(-1)
        ?.match(/--what-if (\S+) /)?.[1] ?? '';
    expect(() => parseWhatIf([setting])).not.toThrow();
  },
);
