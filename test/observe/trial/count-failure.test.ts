import { expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { CauseId } from '../../../src/catalog/error-cause.ts';
import {
  type AfterFailure,
  afterFailure,
  mostBroken,
  mostRefusals,
} from '../../../src/observe/trial/count-failure.ts';

function problemOf(cause: CauseId, retryAfterSeconds: number | null) {
  const row = catalog.causes.find((candidate) => candidate.cause === cause);
  if (!row) throw new Error(`No cause ${cause}.`);
  const { meaning, retryable, advice } = row;
  return {
    cause,
    meaning,
    retryable,
    advice,
    permission: null,
    retryAfterSeconds,
    status: 400,
    requestId: null,
    neverArrived: false,
    reason: 'Said.',
  };
}

const wait = (next: 'slow-down' | 'again', waitMs: number): AfterFailure => ({ next, waitMs });
const stop = (reason = 'Said.'): AfterFailure => ({ next: 'stop', reason });

test.each<[CauseId, number | null, number, number, AfterFailure]>([
  // cause, retry-after, refused before, broken before
  ['invalid-request', null, 0, 0, { next: 'reject' }],
  ['request-too-large', null, 0, 0, { next: 'reject' }],
  ['not-found', null, 0, 0, { next: 'reject' }],
  ['rate-limit', 3, 0, 0, wait('slow-down', 3_000)],
  ['rate-limit', 0.2, 0, 0, wait('slow-down', 200)],
  ['rate-limit', null, 0, 0, wait('slow-down', 1_000)],
  ['rate-limit', null, 3, 0, wait('slow-down', 8_000)],
  ['rate-limit', null, 10, 0, wait('slow-down', 60_000)],
  ['rate-limit', 120, 0, 0, wait('slow-down', 120_000)],
  ['rate-limit', 121, 0, 0, stop('The API asks to wait 121 seconds. Said.')],
  ['rate-limit', 1, mostRefusals - 1, 0, stop('One sample was refused 12 times. Said.')],
  ['ramp-limit', 5, 0, 0, wait('slow-down', 5_000)],
  ['overloaded', null, 0, 0, wait('slow-down', 1_000)],
  ['server-error', null, 0, 0, wait('again', 500)],
  ['server-error', null, 0, 2, wait('again', 2_000)],
  ['server-error', 7, 0, 0, wait('again', 7_000)],
  [
    'server-error',
    null,
    0,
    mostBroken - 1,
    { next: 'give-up', reason: 'It was sent 5 times in vain. Said.' },
  ],
  ['server-timeout', null, 0, 0, wait('again', 500)],
  ['client-timeout', null, 0, 0, wait('again', 500)],
  ['connection-failed', null, 0, 1, wait('again', 1_000)],
  ['key-rejected', null, 0, 0, stop()],
  ['permission-denied', null, 0, 0, stop()],
  ['model-not-found', null, 0, 0, stop()],
  ['credit-empty', null, 0, 0, stop()],
  ['billing-problem', null, 0, 0, stop()],
  ['tier-spend-cap', null, 0, 0, stop()],
  ['organization-on-hold', null, 0, 0, stop()],
  ['unexpected-response', null, 0, 0, stop()],
  ['no-credential', null, 0, 0, stop()],
])('%s, retry-after %j, after %i refusals and %i breaks', (cause, retryAfter, refused, broken, expected) => {
  expect(afterFailure(problemOf(cause, retryAfter), { refused, broken })).toEqual(expected);
});
