import { describe, expect, test } from 'vitest';
import type { SimulationDocument } from '../../src/judge/simulation-schema.ts';
import { simulationText } from '../../src/report/simulation-text.ts';

const even = (value: number) => ({ median: value, low: value, high: value });
const delays = { p50: even(0), p95: even(0), p99: even(0) };

const limit = (
  limiter: SimulationDocument['limits'][number]['limiter'],
  throttledShare: number,
  models = 'Sonnet 5',
): SimulationDocument['limits'][number] => ({
  models,
  limiter,
  limit: limiter === 'tpd' ? 2_400_000 : 72_000,
  from: 'what-if',
  mostUsed: even(1),
  refusedShare: throttledShare,
  throttledShare,
});

const all: SimulationDocument['all'] = {
  throttled: even(0.2),
  delayed: even(0.1),
  failed: even(0.1),
  heldByClient: even(0),
  queued: even(0),
  firstThrottledMinute: 24 * 60 + 14 * 60 + 3.5,
  delayMs: delays,
  concurrency: even(1),
  mostRequestsAMinute: even(1),
};

/** Two days recorded from 09:00 on, refused on the second. */
const recorded: SimulationDocument = {
  schema: 'gonogo/simulation@1',
  tool: { name: 'gonogo', version: '0' },
  seed: 0,
  courses: 3,
  traffic: {
    from: 'trace',
    name: 'days.jsonl',
    shape: null,
    requests: 1_000,
    estimated: false,
    minutes: 2_880,
    startsAt: '2026-11-16T00:00:00.000Z',
    firstAt: '2026-11-16T09:00:00.000Z',
    lastAt: '2026-11-17T23:59:30.000Z',
    standsFor: 1,
    coarse: false,
  },
  whatIf: {},
  service: { enforced: 'minute', firstTokenMs: 1_000, tokensPerSecond: 60, pace: 'assumed' },
  client: { concurrency: null, attempts: 3, patienceSeconds: null },
  limits: [limit('rpm', 1)],
  unknown: [],
  all,
  busiestHour: null,
  headroom: null,
  outage: null,
  heaviestTenant: null,
  relief: { caching: null, batching: null },
  tiers: [],
  launch: [],
  launchRuns: null,
  over: {
    minutesPerColumn: 60,
    columns: Array.from({ length: 39 }, (_, column) => ({
      minute: 540 + column * 60,
      use: [column === 29 ? 1 : 0.1],
      throttled: column === 29 ? 9 : 0,
      binding: 0,
    })),
  },
};

/** The whole text with its line ends as blanks, so that folding does not matter. */
const said = (document: SimulationDocument, { spoken = false } = {}): string =>
  simulationText(document, { color: false, columns: 80, ascii: false, spoken }).replace(/\s+/g, ' ');

describe('a recording', () => {
  test('of several days has a date with every time', () => {
    const text = said(recorded);
    expect(text).toContain('1,000 requests recorded from 2026-11-16 09:00 to 2026-11-17 23:59 UTC,');
    expect(text).toContain('the first on 2026-11-17 at 14:03 UTC,');
    expect(text).toMatch(/UTC 11-16 +11-17/);
    const spoken = said(recorded, { spoken: true });
    expect(spoken).toContain('is used most between 2026-11-17 14:00 and 2026-11-17 15:00 UTC: 100 %.');
    expect(spoken).toContain('Requests are refused between 2026-11-17 14:00 and 2026-11-17 15:00 UTC,');
    expect(text).not.toContain('full limits');
  });

  test('of one day has it once', () => {
    const { traffic, over } = recorded;
    const text = said({
      ...recorded,
      traffic: { ...traffic, minutes: 901, lastAt: '2026-11-16T15:00:00.000Z' },
      all: { ...all, firstThrottledMinute: 843 },
      over: { ...over, columns: over.columns.slice(0, 6) },
    });
    expect(text).toContain('recorded on 2026-11-16 from 09:00 to 15:00 UTC,');
    expect(text).toContain('the first at 14:03 UTC,');
    expect(text).toMatch(/UTC 09:00/);
  });

  test('shorter than an hour says why nothing is told of an outage; a plan has nothing to say', () => {
    const told = 'What would follow an outage cannot be told: the recording is shorter than an hour.';
    expect(said(recorded)).toContain(told);
    expect(said({ ...recorded, traffic: { ...recorded.traffic, from: 'plan' } })).not.toContain('outage');
  });

  test('shorter than an hour was run from full limits', () => {
    const traffic = { ...recorded.traffic, minutes: 552, lastAt: '2026-11-16T09:12:00.000Z' };
    expect(said({ ...recorded, traffic })).toContain(
      'was run from full limits, as if nothing had been sent before',
    );
  });

  test('has a name that the terminal is not told as a command', () => {
    const text = said({ ...recorded, traffic: { ...recorded.traffic, name: 'a\u001b[31m\u0007\nb' } });
    expect(text).toMatch(/^Simulation of a b against/);
  });
});

test('requests that stand for too many are said to', () => {
  const traffic = { ...recorded.traffic, standsFor: 287.7, coarse: true };
  expect(said({ ...recorded, traffic })).toContain(
    'one simulated request for every 287.7. So few leave more to chance than there is: of all of them as many or fewer are refused.',
  );
  expect(said({ ...recorded, traffic: { ...traffic, coarse: false } })).not.toContain('leave more to chance');
});

describe('use over time', () => {
  const headingOf = (document: SimulationDocument, columns: number, spoken = false) =>
    simulationText(document, { color: false, columns, ascii: false, spoken })
      .split('\n\n')
      .find((block) => block.startsWith('Use over time'));

  test('is that of the first of several courses, which need not be the row that all of them show', () => {
    expect(said(recorded)).toContain(
      'Use over time in the first of 3 courses, the most at the end of the row',
    );
    expect(said({ ...recorded, courses: 1 })).toContain('Use over time, the most at the end of the row');
  });

  test.each([
    ['read aloud', 80, true],
    ['where there is no room', 30, false],
  ])('in words has no rows: %s', (_, columns, spoken) => {
    expect(headingOf(recorded, columns, spoken)).toMatch(
      /^Use over time in the first of\s3 courses\n {2}The limit of requests/,
    );
  });
});

test('no line is wider than a narrow terminal', () => {
  const text = simulationText(recorded, { color: false, columns: 40, ascii: false, spoken: false });
  expect(text.split('\n').filter((line) => line.length > 40)).toEqual([]);
  expect(text).toContain('\n  72,000 requests a minute: less than\n  1 % used at most\n');
});

describe('who refuses', () => {
  test('two limits, each with its part of the requests', () => {
    const text = said({ ...recorded, limits: [limit('tpm', 0.36), limit('tpd', 0.64)] });
    expect(text).toContain(
      '64 % of them by the limit of 2,400,000 input and output tokens a day and 36 % by that of 72,000 input and output tokens a minute.',
    );
    expect(text).toContain('What a limit a day refuses is not let in before midnight (UTC)');
  });

  test('one of several models', () => {
    const text = said({ ...recorded, limits: [limit('rpm', 0.95), limit('rpm', 0.05, 'Haiku 5.5')] });
    expect(text).toContain('mostly by the limit of 72,000 requests a minute (Sonnet 5).');
    expect(text).not.toContain('midnight');
  });

  test("the client's own bound beside a limit", () => {
    const held = { ...all, heldByClient: even(0.4), queued: even(1_200) };
    const client = { ...recorded.client, concurrency: 50 };
    expect(said({ ...recorded, client, all: held })).toContain(
      "What binds as well is the client's own bound of 50 under way at once: 40 % wait in the product, or are given up there, though no limit refused them; up to 1,200 wait at a time.",
    );
    expect(said({ ...recorded, client })).not.toContain('What binds as well');
  });
});

describe('the first days', () => {
  const launch = Array.from({ length: 60 }, (_, n) => ({
    day: n + 1,
    share: Math.min(1, (n + 1) / 50),
    mostRequestsAMinute: n + 1,
    throttled: n < 9 ? even(0) : { median: 0.1, low: 0, high: 0.2 },
  }));
  const launchRuns = { courses: 3, standsFor: 4.5, minutesStandFor: 1, coarse: true };

  test('of sixty, those that matter, and that fewer requests were simulated', () => {
    const text = said({ ...recorded, launch, launchRuns });
    expect(text.match(/day \d+ with/g)).toEqual(['day 1 with', 'day 10 with', 'day 50 with', 'day 60 with']);
    expect(text).toContain('day 10 with 20 %, up to 10 requests a minute, 10 % (0 % to 20 %) refused;');
    expect(text).toContain(
      'takes one request for every 4.5: so few that more is left to chance than there is',
    );
  });

  test('all of a few, and nothing of fewer requests where all were simulated', () => {
    const text = said({
      ...recorded,
      launch: launch.slice(0, 3),
      launchRuns: { ...launchRuns, standsFor: 1, coarse: false },
    });
    expect(text.match(/day \d+ with/g)).toHaveLength(3);
    expect(text).not.toContain('To keep it short');
  });
});

test('a number is not parted from its unit, however narrow the terminal', () => {
  const document = { ...recorded, all: { ...all, throttled: { median: 0.2, low: 0.1, high: 0.3 } } };
  for (let columns = 30; columns < 80; columns += 1) {
    const text = simulationText(document, { color: false, columns, ascii: false, spoken: false });
    expect(text).not.toMatch(/\d\n *(?:%|m?s\b)/);
    expect(text).not.toContain('\u00a0');
  }
});
