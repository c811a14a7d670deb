import { defineCheck } from '../../src/judge/check.ts';
import { live } from '../../src/judge/figure.ts';
import type { CredentialSeen } from '../../src/judge/observation.ts';
import { fail, inconclusive, notObserved, pass, warn } from '../../src/judge/outcome.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';

export default defineCheck({
  id: 'platform/credentials',
  subject: 'Credential',
  titles: {
    passed: 'The credential fits the platform path',
    failed: 'The credential is missing, of the wrong kind, or sent elsewhere',
  },
  blocksFrom: 'beta',
  demands: { from: 'ga', origins: ['live', 'source'] },
  needs: ['credential'],
  guide: {
    looksAt: 'Which credential the official SDK would send from here, of what kind it is, and to which host.',
    why: 'An Admin key answers 401 on messages, and a base URL sends the key to somebody else.',
    how: 'Reads environment and SDK profile in the order of the SDK, without any network call. Only the prefix and the last four characters of a key are ever kept.',
    fix: 'Give the place where the poll runs the credential of the launch workspace.',
    sources: ['sdk', 'authentication', 'key-safety'],
    corrections: [
      {
        claim: 'The prefix of a key tells production from test.',
        now: 'All plain API keys begin alike; only the workspace behind the key tells them apart, and an answer of the API names it.',
        source: 'authentication',
      },
    ],
  },
  judge({ plan, catalog, observed }) {
    const platform = plannedPlatform({ plan, catalog });
    if (!platform) return unansweredField('platform.path');
    const variables = platform.credentialVariables;
    if (platform.path !== 'claude-api') {
      const args = { platform: platform.name, variables };
      return inconclusive('credential-not-probed', args, { basis: 'documented' });
    }
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

/** Loopback is the sandbox or a gateway of the team's own on this machine. */
function isForeign({ host }: CredentialSeen): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const loopback = name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name);
  return !loopback && name !== 'anthropic.com' && !name.endsWith('.anthropic.com');
}
