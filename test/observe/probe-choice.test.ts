import { expect, test } from 'vitest';
import { chosen } from '../../src/observe/probe-choice.ts';
import { probes } from '../../src/observe/registry.ts';
import { planWith } from '../support/plan-builder.ts';
import { fakeProbe } from './gathering.ts';

test('only needed probes are chosen, with those they wait for, in the order of the registry', () => {
  expect(
    chosen(new Set(['tiny-message', 'credential'] as const), probes, planWith()).map((probe) => probe.id),
  ).toEqual(['credential', 'tiny-message']);
  const waiting = { ...probes, model: fakeProbe('model', { after: ['tiny-message'] }) } as typeof probes;
  expect(chosen(new Set(['model'] as const), waiting, planWith()).map((probe) => probe.id)).toEqual([
    'model',
    'tiny-message',
  ]);
  expect(chosen(new Set(), probes, planWith())).toEqual([]);
});

test('a probe that does not concern the plan is left out, also where another waits for it', () => {
  const probesOf = (concerned: boolean) =>
    ({
      ...probes,
      'token-count': fakeProbe('token-count', { concerns: () => concerned }),
      model: fakeProbe('model', { after: ['token-count'] }),
    }) as typeof probes;
  const ids = (concerned: boolean) =>
    chosen(new Set(['model', 'token-count'] as const), probesOf(concerned), planWith()).map(({ id }) => id);
  expect(ids(true)).toEqual(['model', 'token-count']);
  expect(ids(false)).toEqual(['model']);
});
