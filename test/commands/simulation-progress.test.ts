import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { simulationProgress } from '../../src/commands/simulation-progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What standard error gets while the time of a test passes. */
function watched(place: { readonly isTTY: boolean; readonly quiet?: boolean; readonly plain?: boolean }) {
  let written = '';
  const stderr = { isTTY: place.isTTY, columns: 40, write: (text: string) => (written += text) };
  const io = { stderr, env: {}, clock: () => Date.now() } as unknown as Io;
  const progress = simulationProgress(io, { input: true, color: true, ...place });
  return { progress, written: () => written };
}

const step = { kind: 'step', doing: 'an outage', requests: 1_200_000 } as const;

test('on a terminal the line moves though no request is sent, and is taken away in the end', () => {
  const { progress, written } = watched({ isTTY: true });
  progress.on(step);
  vi.advanceTimersByTime(1_000);
  const first = written();
  // As wide as the terminal, less one.
  expect(first.split('\r\u001b[K').at(-1)).toBe('Simulating an outage: 1,200,000 request');
  vi.advanceTimersByTime(1_000);
  expect(written().length).toBeGreaterThan(first.length);
  progress.end();
  expect(written().endsWith('\r\u001b[K')).toBe(true);
  const all = written();
  vi.advanceTimersByTime(10_000);
  expect(written()).toBe(all);
});

test.each([{ isTTY: false }, { isTTY: true, plain: true }])('in %j, a line now and then', (place) => {
  const { progress, written } = watched(place);
  progress.on(step);
  vi.advanceTimersByTime(1_900);
  expect(written()).toBe('');
  vi.advanceTimersByTime(100);
  expect(written()).toBe('Simulating an outage: 1,200,000 requests so far, 2 s\n');
  vi.advanceTimersByTime(10_000);
  progress.end();
  expect(written().split('\n')).toHaveLength(3);
  expect(written()).toContain(' 12 s\n');
});

test('--quiet says nothing', () => {
  const { progress, written } = watched({ isTTY: true, quiet: true });
  progress.on(step);
  vi.advanceTimersByTime(5_000);
  progress.end();
  expect(written()).toBe('');
});
