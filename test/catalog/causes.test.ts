import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';

/** Cause, meaning, statuses, whether waiting can heal it, codes and starts of messages that name it. */
// biome-ignore format: a table
const documented = [
  ['tier-spend-cap',                 'refused',     [429],           false, ['enforced_spend_limit_reached']],
  ['contract-spend-cap',             'refused',     [429],           false, ['contract_spend_limit_reached']],
  ['organization-spend-limit',       'refused',     [400],           false, ['You have reached your specified API usage limits']],
  ['workspace-spend-limit',          'refused',     [400],           false, ['You have reached your specified workspace API usage limits']],
  ['credit-empty',                   'refused',     [400, 402],      false, ['Your credit balance is too low']],
  ['linked-organization-cannot-pay', 'refused',     [402],           false, ['linked_organization_spend_limit_reached', 'linked_organization_billing_unavailable']],
  ['billing-problem',                'refused',     [402],           false, []],
  ['rate-limit',                     'unreachable', [429],           true,  []],
  ['ramp-limit',                     'unreachable', [429],           true,  ['ramp_limit_exceeded']],
  ['organization-on-hold',           'refused',     [400],           false, ['organization_on_hold']],
  ['encryption-key-problem',         'refused',     [400, 503],      false, ['cmek_key_disabled', 'cmek_key_network_blocked', 'cmek_key_unreachable', 'cmek_context_unavailable']],
  ['key-rejected',                   'refused',     [401],           false, []],
  ['permission-denied',              'refused',     [403],           false, ['api_key_scope_missing']],
  ['model-not-found',                'invalid',     [404],           false, ['model:']],
  ['not-found',                      'invalid',     [404],           false, []],
  ['conflict',                       'unreachable', [409],           true,  []],
  ['request-too-large',              'invalid',     [413],           false, ['request_body_too_large_after_decoding']],
  ['invalid-request',                'invalid',     [400],           false, []],
  ['overloaded',                     'unreachable', [529],           true,  []],
  ['server-error',                   'unreachable', [500, 501, 503], true,  []],
  ['server-timeout',                 'unreachable', [408, 504],      true,  []],
  ['client-timeout',                 'unreachable', [],              true,  []],
  ['connection-failed',              'unreachable', [],              true,  []],
  ['unexpected-response',            'unreachable', [200],           false, []],
  ['cancelled',                      'unreachable', [],              true,  []],
  ['no-credential',                  'unreachable', [],              false, []],
  ['unknown',                        'unreachable', [],              false, []],
];

test('every cause has the statuses and marks its page gives', () => {
  const ours = catalog.causes.map((row) => [
    row.cause,
    row.meaning,
    row.statuses,
    row.retryable,
    [...row.errorCodes, ...row.messageStarts],
  ]);
  expect(ours).toEqual(documented);
});

/** Status and type as the errors page pairs them; causes with their own pairing are in the table above. */
test.each([
  ['invalid-request', 'invalid_request_error'],
  ['key-rejected', 'authentication_error'],
  ['billing-problem', 'billing_error'],
  ['permission-denied', 'permission_error'],
  ['not-found', 'not_found_error'],
  ['conflict', 'conflict_error'],
  ['request-too-large', 'request_too_large'],
  ['rate-limit', 'rate_limit_error'],
  ['server-error', 'api_error'],
  ['server-timeout', 'timeout_error'],
  ['overloaded', 'overloaded_error'],
  ['tier-spend-cap', 'rate_limit_error'],
  ['organization-spend-limit', 'invalid_request_error'],
  ['workspace-spend-limit', 'invalid_request_error'],
  ['credit-empty', 'invalid_request_error'],
  ['encryption-key-problem', null],
])('%s comes as %s', (cause, errorType) => {
  expect(catalog.causes.find((row) => row.cause === cause)?.errorType).toBe(errorType);
});

test("advice about money tells the tier's cap from the team's own limits", () => {
  const advice = Object.fromEntries(catalog.causes.map((row) => [row.cause, row.advice]));
  expect(advice['tier-spend-cap']).toContain('tier');
  expect(advice['organization-spend-limit']).toContain('Raise the limit');
  expect(advice['workspace-spend-limit']).toContain('workspace');
  expect(advice['credit-empty']).toContain('auto-reload');
});
