import { noCredentialReason } from '../../claude/credential.ts';
import type { Probe } from '../probe.ts';
import { ProbeUnavailable } from '../unavailable.ts';

/** Local: which credential would be sent, where it came from, what it shadows. */
export const credentialProbe: Probe<'credential'> = {
  id: 'credential',
  title: 'Which credential would be used',
  sends: () => 'Nothing: reads the environment and the SDK profile on this machine.',
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'none',
  after: [],
  requests: 0,
  rounds: 0,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async ({ credential, credentialReason }) => {
    if (!credential) throw new ProbeUnavailable(credentialReason ?? noCredentialReason, 'no-credential');
    return credential;
  },
};
