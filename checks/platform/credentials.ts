import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type CredentialSeen, observedBy } from '../../src/judge/observation.ts';
import { fail, inconclusive, notObserved, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';
import { withoutCloud } from './without-cloud.ts';

export default defineCheck({
  id: 'platform/credentials',
  subject: 'Credential',
  titles: {
    passed: 'The credential fits the platform path',
    failed: 'The credential is missing, of the wrong kind, or sent elsewhere',
  },
  blocksFrom: 'beta',
  demands: { from: 'ga', origins: ['live', 'source'] },
  needs: ['credential', 'cloud-identity', 'cloud-access'],
  guide: {
    looksAt:
      'Which credential the official SDK would send from here, of what kind it is, and to which host; on a path through a cloud also whom the cloud takes it for.',
    why: 'An Admin key answers 401 on messages, and a base URL sends the key to somebody else.',
    how: 'Reads environment and SDK profile in the order of the SDK, without any network call. Only the prefix and the last four characters of a key are ever kept. On a path through a cloud the credential is looked for as its SDK does, and the cloud is asked for the account behind it, which is free.',
    fix: 'Give the place where the poll runs the credential of the launch workspace, or sign in to the cloud with the command that the finding names.',
    sources: ['sdk', 'authentication', 'key-safety'],
    corrections: [
      {
        claim: 'The prefix of a key tells production from test.',
        now: 'All plain API keys begin alike; only the workspace behind the key tells them apart, and an answer of the API names it.',
        source: 'authentication',
      },
    ],
  },
  judge(input) {
    const { observed } = input;
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    const variables = platform.credentialVariables;
    if (platform.path !== 'claude-api') return onCloud(platform.name, input);
    const observation = observed.credential;
    if (observation?.status !== 'observed') {
      if (observation?.cause !== 'no-credential') return notObserved('credential', observation);
      const args = { reason: observation.reason, variables };
      return inconclusive('credential-missing', args, { basis: 'live' });
    }
    const seen = observation.value;
    const evidence = {
      basis: 'live',
      figures: [
        live('Credential', seen.masked || seen.kind, 'text', observation),
        live('Taken from', seen.from, 'text', observation),
        live('Sent to', seen.host, 'text', observation),
      ],
    } as const;
    const { kind, from, host } = seen;
    if (kind === 'admin-key' || kind === 'enterprise-key') {
      return fail('credential-of-wrong-kind', { kind, from }, evidence);
    }
    if (isForeign(seen)) return warn('credential-sent-elsewhere', { host, from }, evidence);
    if (kind === 'unrecognised') return warn('credential-unrecognised', { from }, evidence);
    return pass('credential-found', { kind, from }, evidence);
  },
});

/** That the cloud rejects it fails platform/access; here nobody is known behind it then. */
function onCloud(platform: string, input: JudgeInput): Outcome {
  const identity = observedBy(input.observed, 'cloud-identity');
  if (!identity) return withoutCloud(input, 'cloud-identity');
  const asked = input.observed['cloud-access'];
  if (asked?.status === 'failed' && asked.cause === 'key-rejected')
    return inconclusive('no-cloud-credential', { platform, reason: asked.reason }, { basis: 'live' });
  const { account, principal, from, region, workspace, foreignHosts } = identity.value;
  const evidence = {
    basis: 'live',
    figures: [
      live('Account', account, 'text', identity),
      ...(principal === null ? [] : [live('Taken for', principal, 'text', identity)]),
      live('Taken from', from, 'text', identity),
    ],
  } as const;
  const hosts = foreignHosts.filter((host) => !isLoopback(host));
  if (hosts.length > 0) return warn('cloud-credential-sent-elsewhere', { platform, hosts, from }, evidence);
  return pass('cloud-credential-found', { platform, account, principal, from, region, workspace }, evidence);
}

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** Loopback is the sandbox or a gateway of the team's own on this machine. */
function isLoopback(host: string): boolean {
  const name = nameOf(host);
  return name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name);
}

function isForeign({ host }: CredentialSeen): boolean {
  const name = nameOf(host);
  return !isLoopback(host) && name !== 'anthropic.com' && !name.endsWith('.anthropic.com');
}
