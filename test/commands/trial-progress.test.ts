import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { type TrialProgress, trialProgress } from '../../src/commands/trial-progress.ts';

interface Place {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly plain?: boolean;
  readonly quiet?: boolean;
}

/** What standard error gets, and a clock that a test moves. */
function watched({ isTTY = true, columns = 80, env = { LANG: 'C.UTF-8' }, ...options }: Place = {}) {
  let written = '';
  let ms = 0;
  const stderr = { isTTY, columns, write: (text: string) => (written += text) };
  const io = { stderr, env, clock: () => ms } as unknown as Io;
  return {
    progress: trialProgress(io, { input: true, color: true, ...options }),
    pass: (more: number) => {
      ms += more;
    },
    written: () => written,
  };
}

const clearing = '\r\u001b[K';
const counted = (progress: TrialProgress, done: number, leftMs: number | null = null) =>
  progress.on({ type: 'counted', counted: done, total: 200, leftMs });

describe('on a terminal', () => {
  test('one line is drawn anew, ten times a second at most, and taken away', () => {
    const { progress, pass, written } = watched();
    counted(progress, 0);
    pass(99);
    counted(progress, 50);
    pass(1);
    counted(progress, 100, 90_000);
    progress.clear();
    progress.clear();
    expect(written()).toBe(
      [
        `${clearing}Counting ${'░'.repeat(24)} 0 % of 200`,
        `${clearing}Counting ${'█'.repeat(12)}${'░'.repeat(12)} 50 % of 200, 1 min 30 s left`,
        clearing,
      ].join(''),
    );
  });

  test('the end is drawn at once, and nothing before it is called the whole', () => {
    const { progress, pass, written } = watched();
    counted(progress, 199);
    expect(written()).toContain(' 99 % of 200');
    counted(progress, 200);
    expect(written()).toContain(`${'█'.repeat(24)} 100 % of 200`);
    pass(100);
    expect(written().split(clearing)).toHaveLength(3);
  });

  test.each([
    [40_000, '40 s'],
    [60_000, '1 min'],
    [3_599_000, '59 min 59 s'],
    [5_400_000, '1 h 30 min'],
    [10, '1 s'],
  ])('%i ms are left: %s', (leftMs, words) => {
    const { progress, written } = watched();
    counted(progress, 1, leftMs);
    expect(written()).toContain(`, ${words} left`);
  });

  test('a narrow one is not left', () => {
    const { progress, written } = watched({ columns: 20 });
    counted(progress, 100, 90_000);
    expect(written().replace(clearing, '')).toHaveLength(19);
  });

  test('without the signs for it the bar is ASCII', () => {
    const { progress, written } = watched({ env: { LANG: 'C' } });
    progress.reading(25, 100);
    expect(written()).toBe(`${clearing}Reading ${'#'.repeat(6)}${'.'.repeat(18)} 25 %`);
  });

  test('reading nothing, and more than was announced, is reading it all', () => {
    const { progress, written } = watched();
    progress.reading(0, 0);
    progress.reading(150, 100);
    expect(written().match(/100 %/g)).toHaveLength(2);
  });

  test('answers and batches are told by what came back', () => {
    const { progress, pass, written } = watched();
    progress.on({ type: 'live', planned: 4, sent: 3, answered: 1, failed: 1, bookedUsd: 0.25 });
    pass(100);
    progress.on({ type: 'batch', id: 'msgbatch_1', status: 'in_progress', planned: 4, processing: 3 });
    expect(written()).toContain(`Sending ${'█'.repeat(12)}${'░'.repeat(12)} 50 % of 4, $0.25`);
    expect(written()).toContain(`Batch ${'█'.repeat(6)}${'░'.repeat(18)} 25 % of 4`);
  });

  test('a wait takes the bar away and stays as a line of its own, safe for a terminal', () => {
    const { progress, written } = watched();
    counted(progress, 0);
    progress.on({ type: 'count-waits', ms: 20_000, reason: 'HTTP 429: \u001b[2Jslow down.' });
    progress.clear();
    expect(written().endsWith(`${clearing}Waiting 20 s: HTTP 429: slow down.\n`)).toBe(true);
  });
});

describe('where no line can be drawn anew', () => {
  test.each<[string, Place]>([
    ['a pipe', { isTTY: false }],
    ['TERM=dumb', { env: { TERM: 'dumb' } }],
    ['--plain', { plain: true }],
  ])('%s gets a line every five seconds', (_, place) => {
    const { progress, pass, written } = watched(place);
    counted(progress, 10);
    pass(4_999);
    counted(progress, 20);
    expect(written()).toBe('');
    pass(1);
    counted(progress, 30, 5_000);
    counted(progress, 40);
    pass(5_000);
    progress.reading(1, 2);
    progress.clear();
    expect(written()).toBe('Counting: 15 % of 200, 5 s left\nReading: 50 %\n');
  });

  test('a wait is told at once', () => {
    const { progress, written } = watched({ isTTY: false });
    progress.on({ type: 'live-waits', ms: 2_000, reason: 'HTTP 529: overloaded.' });
    expect(written()).toBe('Waiting 2 s: HTTP 529: overloaded.\n');
  });
});

test('--quiet says nothing', () => {
  const { progress, written } = watched({ quiet: true });
  counted(progress, 100);
  progress.reading(1, 2);
  progress.on({ type: 'count-waits', ms: 2_000, reason: 'HTTP 529: overloaded.' });
  progress.clear();
  expect(written()).toBe('');
});
