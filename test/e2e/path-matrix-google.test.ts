import { describe, expect, test } from 'vitest';
import { type AskedState, askedStates, pollPath } from '../support/path-poll.ts';
import { type GoogleAnswers, googleStandIn, token } from '../support/stand-ins/google.ts';
import {
  elsewhere,
  expired,
  expiredInUse,
  limitedByClaude,
  offerDisabled,
  unknownToClaude,
  vertexDisabled,
  withoutPermission,
  withoutQuota,
} from '../support/stand-ins/google-states.ts';

type Found = Readonly<Record<string, string>>;
interface MatrixPath {
  readonly path: 'vertex' | 'claude-on-google';
  readonly region: string | null;
  readonly granted: Found;
  readonly states: Readonly<Record<AskedState, GoogleAnswers>>;
  /** Findings that differ from what they are in a project with everything granted. */
  readonly found: Readonly<Record<Exclude<AskedState, 'granted'>, Found>>;
  /** A check, and what its words must hold. */
  readonly said: Readonly<Record<Exclude<AskedState, 'granted'>, readonly [string, string]>>;
}

const command = 'gcloud auth application-default login';
const model = 'claude-sonnet-5-5';
const asked = {
  'platform/credentials': 'pass cloud-credential-found',
  'platform/access': 'pass access-proven',
  'platform/iam': 'pass permissions-complete',
  'platform/region': 'pass model-in-region',
  'platform/quota': 'pass quotas-read',
  'platform/model-id': 'pass model-id-fits',
};
const untold = 'inconclusive waits-for-check';
const closed = { 'platform/access': 'fail gates-closed' };
const denied = { ...closed, 'platform/iam': 'fail permissions-missing-for-messages' };
const notThere = 'fail model-not-in-region';
const unpaid = { 'platform/access': 'inconclusive access-half-shown' };
const rejected = {
  'platform/credentials': 'inconclusive no-cloud-credential',
  'platform/access': 'fail cloud-access-refused',
  'platform/iam': 'inconclusive no-cloud-credential',
  'platform/region': untold,
  'platform/model-id': untold,
};

const paths: readonly MatrixPath[] = [
  {
    path: 'vertex',
    region: 'global',
    granted: asked,
    states: {
      granted: {},
      'not enabled': vertexDisabled,
      'no permission': withoutPermission('aiplatform.endpoints.predict'),
      'wrong region': elsewhere,
      'no quota': withoutQuota,
      expired,
    },
    found: {
      'not enabled': { ...closed, 'platform/region': untold, 'platform/model-id': untold },
      'no permission': denied,
      'wrong region': { ...closed, 'platform/region': notThere },
      'no quota': { ...unpaid, 'platform/quota': 'fail quota-of-nothing' },
      expired: { ...rejected, 'platform/quota': untold },
    },
    said: {
      'not enabled': ['platform/access', 'gcloud services enable aiplatform.googleapis.com.'],
      'no permission': ['platform/iam', 'grant aiplatform.endpoints.predict to the role'],
      'wrong region': ['platform/region', `${model} in global`],
      'no quota': ['platform/quota', 'global_online_prediction_requests_per_base_model'],
      expired: ['platform/credentials', command],
    },
  },
  {
    path: 'claude-on-google',
    region: null,
    // Google has no quotas of it: its limits are Anthropic's.
    granted: { ...asked, 'platform/quota': 'not-applicable not-applicable' },
    states: {
      granted: {},
      'not enabled': offerDisabled,
      'no permission': withoutPermission('claude.workspaces.invoke'),
      // The path has no region to choose: what is left is a model that its Claude API does not know.
      'wrong region': unknownToClaude,
      'no quota': limitedByClaude,
      expired,
    },
    found: {
      'not enabled': { ...closed, 'platform/region': untold, 'platform/model-id': untold },
      'no permission': denied,
      'wrong region': { 'platform/access': untold, 'platform/region': notThere },
      // No state of this path: what Anthropic refuses with 429 is seen by the message.
      'no quota': unpaid,
      expired: rejected,
    },
    said: {
      'not enabled': [
        'platform/access',
        'gcloud services enable anthropic-managed-claude.cloudpartnerservices.goog.',
      ],
      'no permission': ['platform/iam', 'grant claude.workspaces.invoke to the role'],
      'wrong region': ['platform/access', 'platform/region'],
      'no quota': ['platform/access', 'HTTP 429'],
      expired: ['platform/credentials', command],
    },
  },
];

describe.each(paths)('$path', ({ path, region, granted, states, found, said }) => {
  const platform = { path, region };
  const poll = async (answers: GoogleAnswers) => {
    const { env } = await googleStandIn(answers);
    const seen = await pollPath({ platform, model, env });
    expect(seen.foreignLines).toEqual([]);
    expect(seen.output).not.toContain(token);
    return seen;
  };

  test.each(askedStates)('%s', async (state) => {
    const seen = await poll(states[state]);
    const others = state === 'granted' ? {} : found[state];
    expect(seen.found(Object.keys(granted))).toEqual({ ...granted, ...others });
    if (state !== 'granted') expect(seen.said(said[state][0])).toContain(said[state][1]);
    expect(seen.code).toBe(Object.values(others).some((text) => text.startsWith('fail')) ? 1 : 3);
  });

  test('expired in use: a token is given out, and turned down by all who see it', async () => {
    const seen = await poll(expiredInUse);
    expect(seen.found(Object.keys(rejected))).toEqual({
      ...rejected,
      'platform/iam': untold,
    });
    for (const check of ['platform/credentials', 'platform/access'])
      expect(seen.said(check)).toContain(command);
    expect(seen.code).toBe(1);
  });

  test('no credentials at all', async () => {
    const seen = await pollPath({ platform, model, env: {} });
    seen.expectNothingKnown(command);
  });
});
