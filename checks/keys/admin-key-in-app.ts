import { defineCheck } from '../../src/judge/check.ts';
import { live } from '../../src/judge/figure.ts';
import { fail, notObserved, pass } from '../../src/judge/outcome.ts';
import { unlessClaudeKey } from './unless-claude-key.ts';

export default defineCheck({
  id: 'keys/admin-key-in-app',
  subject: 'Admin key in the application',
  titles: {
    passed: 'No Admin key stands where the application takes its key from',
    failed: 'An Admin key stands where the application takes its key from',
  },
  blocksFrom: 'beta',
  failsFrom: 'demo',
  needs: ['credential'],
  guide: {
    looksAt: 'Whether a variable that the SDK reads its credential from holds an Admin API key.',
    why: 'An Admin key sends no messages, so the product gets 401 for everything. Worse, whoever gets hold of the application holds a key that reads the members, workspaces, keys and costs of the whole organization, and can switch keys off.',
    how: 'Looks at the beginnings of ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN, also where another credential wins over them; Admin keys begin with sk-ant-admin. What stands there is not sent anywhere.',
    fix: 'Make an API key in the launch workspace for the application, keep the Admin key in ANTHROPIC_ADMIN_KEY on the machine of an administrator, and archive the Admin key if it was ever deployed.',
    sources: ['authentication', 'admin-api', 'key-safety'],
    corrections: [
      {
        claim: 'An Admin key can do everything, so it can stand in for an API key during tests.',
        now: 'It opens the routes of the organization and nothing else: a message sent with it answers 401.',
        source: 'authentication',
      },
    ],
  },
  judge(input) {
    const settled = unlessClaudeKey(input);
    if (settled) return settled;
    const observation = input.observed.credential;
    if (observation?.status !== 'observed') return notObserved('credential', observation);
    const { kind, from, others = [] } = observation.value;
    const shadowed = others.filter((other) => other.kind === 'admin-key').map((other) => other.from);
    const evidence = { basis: 'live', figures: [live('Taken from', from, 'text', observation)] } as const;
    return kind === 'admin-key' || shadowed.length > 0
      ? fail('admin-key-in-app', { inUse: kind === 'admin-key' ? from : null, shadowed }, evidence)
      : pass('no-admin-key-in-app', { looked: [from, ...others.map((other) => other.from)] }, evidence);
  },
});
