import { describe, expect, test } from 'vitest';
import pdf from '../../../checks/features/pdf.ts';
import promptCaching from '../../../checks/features/prompt-caching.ts';
import streaming from '../../../checks/features/streaming.ts';
import structuredOutput from '../../../checks/features/structured-output.ts';
import thinking from '../../../checks/features/thinking.ts';
import toolUse from '../../../checks/features/tool-use.ts';
import vision from '../../../checks/features/vision.ts';
import webSearch from '../../../checks/features/web-search.ts';
import parametersAccepted from '../../../checks/model/parameters-accepted.ts';
import type { CauseId } from '../../../src/catalog/error-cause.ts';
import type { Feature } from '../../../src/catalog/vocabulary.ts';
import type { Check } from '../../../src/judge/check.ts';
import type { ObservationId } from '../../../src/judge/observation.ts';
import { featuresWording } from '../../../src/report/wording/features.ts';
import { judged } from '../../support/check-cases.ts';
import { failed, type Missing, unavailable } from '../../support/plan-builder.ts';
import { expectSentences } from '../../support/sentences.ts';

const model = { id: 'claude-sonnet-5-5', thinking: 'adaptive', effort: 'medium' } as const;

// biome-ignore format: a table
const asked: readonly [Check, ObservationId, Feature | null][] = [
  [pdf, 'pdf', 'pdf'],
  [promptCaching, 'prompt-cache', 'prompt-caching'],
  [streaming, 'stream', 'streaming'],
  [structuredOutput, 'structured-output', 'structured-outputs'],
  [thinking, 'thinking', 'thinking'],
  [toolUse, 'tool-use', 'tool-use'],
  [vision, 'vision', 'vision'],
  [webSearch, 'web-search', 'web-search'],
  [parametersAccepted, 'parameters', null],
];

describe.each(asked)('%o', (check, probe, feature) => {
  const plan = {
    model,
    task: { features: feature ? [feature] : [] },
    tokens: { repeatedPrefix: 20_000, cacheTtl: '5m' },
  } as const;
  const outcome = (cause: CauseId, tiny?: Missing | object) =>
    judged(check, { plan, seen: { [probe]: failed(cause), ...(tiny && { 'tiny-message': tiny }) } });

  test('a refusal is blamed on it where plain messages are answered', () => {
    expect(outcome('permission-denied', {}).status).toBe('fail');
  });

  // Paid probes are sent after these too, which may have hidden a refusal of every message.
  // biome-ignore format: a table
  const open: readonly (readonly [string, Missing | undefined])[] = [
    ['met a limit', failed('rate-limit')],
    ['met an overload', failed('overloaded')],
    ['met a server error', failed('server-error')],
    ['was not covered by the budget', unavailable()],
    ['was never sent', undefined],
  ];
  test.each(open)('not where the plain one %s', (_, tiny) => {
    expect(outcome('permission-denied', tiny)).toMatchObject({
      status: 'inconclusive',
      code: 'waits-for-check',
      args: { check: 'platform/access' },
    });
    expect(outcome('invalid-request', tiny)).toMatchObject({ status: 'inconclusive', code: 'call-refused' });
  });
});

test.each([
  ['vision', vision],
  ['pdf', pdf],
] as const)('a body too large for something on the way fails %s', (feature, check) => {
  const seen = { [feature]: failed('request-too-large', 'HTTP 413.'), 'tiny-message': {} };
  expect(judged(check, { plan: { model, task: { features: [feature] } }, seen })).toMatchObject({
    status: 'fail',
    code: 'feature-refused',
    args: { feature, cause: 'request-too-large', reason: 'HTTP 413.' },
  });
});

test('what was too large is to be looked for on the way, not in the rights of the account', () => {
  const { fix = [] } = featuresWording['feature-refused']({
    feature: 'vision',
    cause: 'request-too-large',
    reason: 'HTTP 413.',
  });
  expect(fix[0]).toContain('gateway');
  for (const step of fix) expectSentences(step);
});
