import { expect, test } from 'vitest';
import { type AskedState, askedStates, pollPath } from '../support/path-poll.ts';
import { azureStandIn, resourceKey, type Saying } from '../support/stand-ins/azure.ts';
import { azureCli, entraToken } from '../support/stand-ins/azure-cli.ts';
import {
  elsewhere,
  failedDeployment,
  messageAction,
  noDeployment,
  rejected,
  roomy,
  withoutPermission,
  withoutQuota,
} from '../support/stand-ins/azure-states.ts';

type Found = Readonly<Record<string, string>>;
interface State {
  readonly saying: Saying;
  readonly az?: 'expired';
  /** Findings that differ from those of a resource that grants everything. */
  readonly found: Found;
  /** A check, and what its words must hold. */
  readonly said?: readonly [string, string];
}

const granted = {
  'platform/credentials': 'pass cloud-credential-found',
  'platform/access': 'pass access-proven',
  'platform/iam': 'pass permissions-complete',
  'platform/region': 'pass model-in-region',
  'platform/quota': 'pass quotas-read',
  'platform/model-id': 'pass deployment-found',
};
const checks = Object.keys(granted);
const closed = { 'platform/access': 'fail gates-closed' };
const untold = 'inconclusive waits-for-check';
/** Nothing was asked with it, the deployment neither. */
const notAccepted = {
  'platform/credentials': 'inconclusive no-cloud-credential',
  'platform/access': 'fail cloud-access-refused',
  'platform/iam': 'inconclusive no-cloud-credential',
  'platform/region': untold,
  'platform/quota': untold,
  'platform/model-id': untold,
};

const states: Readonly<Record<AskedState, State>> = {
  granted: { saying: roomy, found: {} },
  'not enabled': {
    saying: noDeployment,
    // The region offers the model: it is not what is wrong.
    found: { ...closed, 'platform/model-id': 'warn deployment-unseen' },
    said: ['platform/access', 'the deployment of the model (The resource has no deployments.)'],
  },
  'no permission': {
    saying: withoutPermission,
    found: { ...closed, 'platform/iam': 'fail permissions-missing-for-messages' },
    said: ['platform/iam', `grant ${messageAction} to the role`],
  },
  'wrong region': {
    saying: elsewhere,
    found: {
      ...closed,
      'platform/region': 'fail model-not-in-region',
      'platform/model-id': 'warn deployment-unseen',
      'platform/quota': 'inconclusive quota-not-listed',
    },
    said: ['platform/region', 'in eastus2'],
  },
  'no quota': {
    saying: withoutQuota,
    found: {
      'platform/access': 'inconclusive access-half-shown',
      'platform/quota': 'fail quota-of-nothing',
    },
    said: ['platform/quota', 'rateLimits request of the deployment support-sonnet'],
  },
  expired: { saying: {}, az: 'expired', found: notAccepted, said: ['platform/credentials', 'az login'] },
};

const platform = { path: 'foundry', region: 'eastus2', deployment: 'support-sonnet' } as const;

async function poll(
  saying: Saying,
  az: Parameters<typeof azureCli>[0],
  more: Readonly<Record<string, string>> = {},
) {
  const server = await azureStandIn(saying);
  const env = { ...server.env, ...more, PATH: `${await azureCli(az)}:${process.env.PATH}` };
  const seen = await pollPath({ platform, model: 'claude-sonnet-5-5', env });
  expect(seen.foreignLines).toEqual([]);
  for (const secret of [entraToken, resourceKey]) expect(seen.output).not.toContain(secret);
  return seen;
}

test.each(askedStates)('%s', async (state) => {
  const { saying, az = 'logged-in', found, said } = states[state];
  const seen = await poll(saying, az);
  expect(seen.found(checks)).toEqual({ ...granted, ...found });
  if (said) expect(seen.said(said[0])).toContain(said[1]);
  expect(seen.code).toBe(Object.values(found).some((text) => text.startsWith('fail')) ? 1 : 3);
});

test('a deployment that could not be made closes the gate with its state', async () => {
  const seen = await poll(failedDeployment, 'logged-in');
  expect(seen.found(checks)).toEqual({ ...granted, ...closed });
  expect(seen.said('platform/access')).toContain('the deployment of the model (Failed)');
});

test('a token that the resource turns down is said with the command', async () => {
  const seen = await poll(rejected, 'logged-in');
  expect(seen.found(checks)).toEqual({ ...granted, ...notAccepted });
  for (const check of ['platform/credentials', 'platform/access'])
    expect(seen.said(check)).toContain('az login');
});

test('with a key alone a missing deployment is not blamed on the region', async () => {
  const seen = await poll(noDeployment, 'logged-out', { ANTHROPIC_FOUNDRY_API_KEY: resourceKey });
  expect(seen.found(['platform/access', 'platform/region'])).toEqual({
    ...closed,
    'platform/region': 'inconclusive call-refused',
  });
  expect(seen.said('platform/region')).toContain('az login');
});

test('no credentials at all', async () => {
  const seen = await poll({}, 'logged-out');
  seen.expectNothingKnown('az login');
});
