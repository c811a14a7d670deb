import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { findModel } from '../../src/catalog/lookup.ts';
import { judgeRequest } from '../../src/plan/request-offences.ts';
import { planWith } from '../support/plan-builder.ts';
import { plan } from '../support/request-shape-cases.ts';

const offences = (id: string, request: Parameters<typeof plan>[1], setting = {}) => {
  const asked = planWith(plan('claude-sonnet-4-6', request, setting));
  const row = findModel(catalog, id);
  return judgeRequest(asked, { name: id, row, live: undefined }, catalog).offences.map(({ why }) => why);
};

test.each([
  ['claude-sonnet-4-6', { temperature: 0.2, apiVersion: '2023-06-01' }, []],
  ['claude-sonnet-5-5', { temperature: 0.2, apiVersion: '2023-06-01' }, ['sampling-rejected']],
  ['claude-sonnet-4-6', { forcedToolChoice: true }, []],
  ['claude-sonnet-5-5', { forcedToolChoice: true }, ['forced-tool-rejected']],
  ['claude-sonnet-4-5-20250929', { prefill: true }, []],
  ['claude-sonnet-4-6', { prefill: true }, ['prefill-rejected']],
] as const)('a model other than the planned one is asked: %s, %j', (id, request, expected) => {
  expect(offences(id, request)).toEqual(expected);
});

test('an effort the other model lacks', () => {
  expect(offences('claude-opus-5-5', {}, { effort: 'xhigh' })).toEqual([]);
  expect(offences('claude-opus-4-6', {}, { effort: 'xhigh' })).toEqual(['effort-level-missing']);
  expect(offences('claude-haiku-4-5-20251001', {}, { effort: 'low' })).toEqual(['effort-not-taken']);
});
