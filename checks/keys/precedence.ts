import { defineCheck } from '../../src/judge/check.ts';
import { live } from '../../src/judge/figure.ts';
import { notApplicable, notObserved, pass, warn } from '../../src/judge/outcome.ts';
import { unlessClaudeKey } from './unless-claude-key.ts';

export default defineCheck({
  id: 'keys/precedence',
  subject: 'Which credential wins',
  titles: {
    passed: 'One credential is set, and that is the one used',
    failed: 'Several credentials are set, and only one of them is used',
  },
  blocksFrom: 'never',
  needs: ['credential'],
  guide: {
    looksAt:
      'Which of several credentials the official SDK takes: both variables set, one exported but empty, a profile that an exported key overrides.',
    why: 'The SDK says nothing about what it leaves aside. A key forgotten in a shell or an image wins over the profile that was just set up, and the product runs on another workspace, another bill, or a key that was meant to be gone.',
    how: 'Follows the order of the SDK without any network call: ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_PROFILE, the variables of workload identity, the active profile. Where something else wins, an active profile is told by its files alone: active_config or configs/default.json in the folder where the SDK keeps its settings.',
    fix: 'Keep the one credential that is meant and unset the others where the product runs; unset a variable rather than emptying it.',
    sources: ['sdk', 'authentication'],
    corrections: [
      {
        claim: 'Setting up workload identity or a profile replaces the API key.',
        now: 'An exported ANTHROPIC_API_KEY still wins over both. It has to be unset.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const settled = unlessClaudeKey(input);
    if (settled) return settled;
    const observation = input.observed.credential;
    if (observation?.status !== 'observed') return notObserved('credential', observation);
    const { from, shadowed, empty } = observation.value;
    if (from.startsWith('typed')) {
      return notApplicable('The key was typed in for this poll, so no setting had to choose it.');
    }
    const evidence = { basis: 'live', figures: [live('Taken from', from, 'text', observation)] } as const;
    return shadowed.length > 0 || empty.length > 0
      ? warn('credential-not-alone', { from, shadowed, empty }, evidence)
      : pass('credential-alone', { from }, evidence);
  },
});
