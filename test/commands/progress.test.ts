import { expect, test } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { announcedLines, progressLines } from '../../src/commands/progress.ts';
import type { PricedProbe } from '../../src/observe/probe.ts';

const probe = (parts: Partial<PricedProbe>): PricedProbe => ({
  id: 'model',
  title: 'The model',
  sends: 'One GET.',
  requests: 1,
  worstCaseUsd: 0,
  blocked: null,
  ...parts,
});
const probes = [
  probe({ id: 'credential', requests: 0, sends: 'Nothing.' }),
  probe({}),
  probe({ id: 'stream', sends: 'One message.', worstCaseUsd: 0.002_81 }),
  probe({ id: 'latency', requests: 8, sends: 'Eight messages.', worstCaseUsd: 0.001_83 }),
  probe({ id: 'vision', requests: 0, blocked: 'Too dear.' }),
];

function saidBy(does: (io: Io) => void): string[] {
  const lines: string[] = [];
  does({ stderr: { write: (text: string) => lines.push(...text.trimEnd().split('\n')) } } as never);
  return lines;
}
const options = { input: true, color: false };

test('before anything is sent: a line a probe, ceilings rounded up, and the total', () => {
  expect(saidBy((io) => announcedLines(io, options, 0.05)(probes))).toEqual([
    'to send, free: One GET.',
    'to send, at most $0.0029: One message.',
    'to send, at most $0.0019: Eight messages.',
    'Together 10 requests, at most $0.0047 of the budget of $0.05.',
    'Not sent, for the reasons that the report names: vision.',
  ]);
});

test('a rehearsal says what would be sent, and what is free costs nothing', () => {
  const lines = saidBy((io) => announcedLines(io, options, 1, 'nobody')(probes));
  expect(lines[1]).toBe('would send, at most $0.0029: One message.');
  expect(lines[3]).toBe('Together 10 requests, for which a real account would pay at most $0.0047.');
  expect(saidBy((io) => announcedLines(io, options, 0)(probes.slice(0, 2)))).toEqual([
    'to send, free: One GET.',
    'Together 1 request, free of charge.',
  ]);
});

test('nothing is said where nothing is sent, or nobody wants to hear it', () => {
  expect(saidBy((io) => announcedLines(io, options, 1)(probes.slice(0, 1)))).toEqual([]);
  expect(saidBy((io) => announcedLines(io, { ...options, quiet: true }, 1)(probes))).toEqual([]);
});

test('a probe that cost more than announced, and one that was not asked again', () => {
  const settled = {
    id: 'stream',
    probe: 'stream',
    status: 'observed',
    at: '2026-11-20T09:00:00.000Z',
    ms: 12,
    costUsd: 0.7,
    requestIds: [],
    value: {},
  };
  const said = saidBy((io) => {
    const say = progressLines(io, options);
    say({ type: 'settled', spentUsd: 0.7, observation: { ...settled, announcedUsd: 0.1 } as never });
    say({ type: 'settled', spentUsd: 0, observation: settled as never, notAsked: 'The poll ran offline.' });
  });
  expect(said).toEqual([
    'probe stream: 12 ms, $0.70',
    'probe stream was billed $0.70 after at most $0.10 was announced: no further probe that costs money is sent.',
    expect.stringMatching(
      /^probe stream: not asked again \(The poll ran offline\); the result of 2026-11-20 .* stands\.$/,
    ),
  ]);
});
