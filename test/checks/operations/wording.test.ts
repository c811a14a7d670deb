import { describe, expect, test } from 'vitest';
import type { WayToApi } from '../../../src/judge/codes/operations.ts';
import { operationsWording } from '../../../src/report/wording/operations.ts';
import {
  expectSentences,
  expectTitle,
  type Samples,
  wordedTexts,
  wordedTitles,
} from '../../support/sentences.ts';

const wait = {
  patienceSeconds: 30,
  typical: { tokens: 100, ms: 1_500, lowMs: 1_200, highMs: 1_800 },
  long: { tokens: 500, ms: 5_500, lowMs: 4_400, highMs: 6_600 },
};
const ceiling = {
  patienceSeconds: 30,
  typical: { tokens: 100, atMostMs: 8 },
  long: { tokens: 500, atMostMs: 16_000 },
};
const way: WayToApi = {
  host: 'api.anthropic.com',
  status: 401,
  firstByteMs: 40,
  tlsVersion: 'TLSv1.3',
  certificateUntil: '2027-02-01',
  ownRoot: null,
};
const off = { kind: 'clock-off', leastMs: 40_999 } as const;
const proxy = { kind: 'proxy-not-used', variable: 'HTTPS_PROXY' } as const;
const clear = { kind: 'not-encrypted' } as const;
const ends = { kind: 'certificate-ends', on: '2026-12-14', before: 'launch' } as const;
const small = { patienceSeconds: 30, calls: 8, tooSlow: 0, giveUpMs: 12_000, failed: 0 };

const floor = {
  patienceSeconds: 5,
  lowMs: 4_800,
  calls: 8,
  stream: { kind: 'not-sent', reason: 'The budget does not cover it.' },
} as const;

const samples: Samples<keyof typeof operationsWording> = {
  'answers-in-time': [wait],
  'long-answers-late': [wait],
  'answers-late': [{ ...wait, patienceSeconds: 0.5 }],
  'answers-near-patience': [wait],
  'answers-in-time-at-most': [ceiling],
  'answer-time-ceiling': [ceiling],
  'small-calls-late': [
    { patienceSeconds: 1, lowMs: 2_000, calls: 8 },
    { patienceSeconds: 1, lowMs: 2_000, calls: 1 },
  ],
  'answer-time-floor': [
    floor,
    { ...floor, stream: { kind: 'failed', reason: 'The connection broke.', cause: 'connection-failed' } },
    { ...floor, stream: { kind: 'nothing-to-time', stopReason: 'max_tokens' } },
  ],
  'latency-not-bounded': [
    { ...small, calls: 5, failed: 3 },
    { ...small, tooSlow: 2 },
    { ...small, calls: 0 },
  ],
  'host-reached': [
    way,
    { ...way, ownRoot: 'Example Proxy' },
    { ...way, host: '127.0.0.1:4010', tlsVersion: null, certificateUntil: null },
  ],
  'host-reached-but': [
    { ...way, concerns: [off, proxy, clear, ends] },
    { ...way, concerns: [off] },
    { ...way, concerns: [{ ...off, leastMs: -31_000 }] },
    { ...way, concerns: [proxy] },
    { ...way, concerns: [clear] },
    { ...way, concerns: [ends] },
    { ...way, concerns: [{ ...ends, before: 'today' }] },
  ],
  'clock-wrong': [
    { host: 'api.anthropic.com', leastMs: 600_000 },
    { host: 'api.anthropic.com', leastMs: -600_000 },
  ],
};

test('every code of the operations section is worded in full sentences', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(operationsWording).sort());
  for (const [, text] of wordedTexts(operationsWording, samples)) expectSentences(text);
  for (const [, title] of wordedTitles(operationsWording, samples)) expectTitle(title);
});

test('an answer is told with its tokens, its time and how sure that is', () => {
  expect(operationsWording['long-answers-late']({ ...wait, patienceSeconds: 4 }).detail).toBe(
    'At the measured pace a typical answer of 100 tokens takes about 1.5 s (1.2 s to 1.8 s), a long one of 500 tokens takes about 5.5 s (4.4 s to 6.6 s). The plan allows 4 s.',
  );
});

describe('where no stream was timed', () => {
  test.each([
    [floor.stream, 'The budget does not cover it.', /budget/],
    [
      { kind: 'failed', reason: 'The connection broke.', cause: 'connection-failed' },
      'The connection broke.',
      /name resolution/,
    ],
    [{ kind: 'nothing-to-time', stopReason: 'max_tokens' }, 'stop reason max_tokens', /thinks long/],
  ] as const)('%j', (stream, why, fix) => {
    const words = operationsWording['answer-time-floor']({ ...floor, stream });
    expect(words.detail).toContain('at least 4.8 s, within the 5 s the plan allows');
    expect(words.detail).toContain(why);
    expect(words.fix?.join(' ')).toMatch(fix);
    expect(words.fix?.join(' ').includes('budget')).toBe(stream.kind === 'not-sent');
  });
});

test("whose clock is behind: the host's is ahead, so this machine's is behind", () => {
  expect(operationsWording['clock-wrong']({ host: 'a.example', leastMs: 600_999 }).detail).toContain(
    'the clock of this machine is at least 600 s behind its own.',
  );
  expect(operationsWording['clock-wrong']({ host: 'a.example', leastMs: -600_999 }).detail).toContain(
    'the clock of this machine is at least 600 s ahead of its own.',
  );
});

test('every weak point is named, and has its step', () => {
  const { title, detail, fix } = operationsWording['host-reached-but']({ ...way, concerns: [proxy, ends] });
  expect(title).toBe('The way to the API has several weak points');
  expect(detail).toContain('HTTPS_PROXY names a proxy');
  expect(detail).toContain('ends on 2026-12-14, before the launch and the fortnight after it.');
  expect(fix).toHaveLength(2);
});
