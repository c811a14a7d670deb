import type { ObservedValues } from '../../src/judge/observation.ts';

/** What plain good answers of a cloud say: of Bedrock, called through a profile of several regions. */
export const seenCloud = {
  'cloud-identity': {
    account: '123456789012',
    principal: 'arn:aws:sts::123456789012:assumed-role/launch/poll',
    from: 'AWS_ACCESS_KEY_ID',
    region: 'us-east-1',
    workspace: null,
    foreignHosts: [],
    ms: 40,
  },
  'cloud-model': {
    id: 'global.anthropic.claude-sonnet-5-5',
    region: 'us-east-1',
    listed: true,
    lifecycle: 'active',
    legacyOn: null,
    endsOn: null,
    callableBy: ['inference-profile'],
    profiles: [
      {
        id: 'global.anthropic.claude-sonnet-5-5',
        active: true,
        regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
      },
    ],
    denied: [],
    ms: 120,
  },
  'cloud-access': {
    gates: [
      { gate: 'authorization', state: 'open', said: 'AUTHORIZED' },
      { gate: 'entitlement', state: 'open', said: 'AVAILABLE' },
      { gate: 'region', state: 'open', said: 'AVAILABLE' },
      { gate: 'agreement', state: 'open', said: 'AVAILABLE' },
      { gate: 'use-case-form', state: 'open', said: 'sent' },
    ],
    denied: [],
    ms: 90,
  },
  'cloud-quotas': {
    quotas: [
      {
        name: 'Global cross-Region model inference tokens per minute for Anthropic Claude Sonnet 5.5',
        code: 'L-TEST0001',
        counts: 'tokens',
        per: 'minute',
        endpoint: 'global',
        value: 2_000_000,
        adjustable: true,
        from: 'account',
      },
      {
        name: 'Global cross-Region model inference requests per minute for Anthropic Claude Sonnet 5.5',
        code: 'L-TEST0002',
        counts: 'requests',
        per: 'minute',
        endpoint: 'global',
        value: 1_000,
        adjustable: true,
        from: 'account',
      },
    ],
    denied: [],
    ms: 200,
  },
} as const satisfies Partial<ObservedValues>;
