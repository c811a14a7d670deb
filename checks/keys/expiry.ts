import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import { admin, planned, simulated } from '../../src/judge/figure.ts';
import type { Evidence } from '../../src/judge/finding.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import { lifeEnd } from '../../src/plan/planned-life.ts';
import { unansweredField } from '../unanswered-field.ts';
import { adminEvidence, keyInUse } from '../workspace/admin-evidence.ts';
import { unlessClaudeKey } from './unless-claude-key.ts';

/** When the key ends: an ISO date, or "never". */
interface Expiry {
  readonly name: string | null;
  readonly on: string;
  /** As it is told: with the time of day, in UTC, where the organization lists one. */
  readonly told: string;
  /** The organization lists the key as expired. */
  readonly isOver: boolean;
  readonly evidence: Required<Evidence>;
}

export default defineCheck({
  id: 'keys/expiry',
  subject: 'Expiry of the key',
  titles: {
    passed: 'The key lives as long as the launched version',
    failed: 'The key ends too early, or never',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  needs: ['credential', 'tiny-message', 'organization', 'api-keys'],
  guide: {
    looksAt: 'The day on which the key of the product expires, against launch and planned life.',
    why: 'From that moment every request answers 401, on a day nobody remembers. A key without an end, on the other hand, works for whoever finds it, for years.',
    how: 'With an Admin key: the expiry the organization lists for the key in use. Without one: the date in keys.expiresOn of the plan. Both are compared with the launch date plus plannedLifeMonths; that a key should outlive the version it was launched with, and that one without an end is a caution, are rules of ours.',
    fix: 'Make a key that expires after the planned life and write the day of its replacement into the calendar of those on duty, or move to workload identity, which has no static key to replace. The expiry of a key cannot be changed later.',
    sources: ['authentication', 'admin-api'],
    corrections: [
      {
        claim: 'Rotating keys by calendar is the whole of key safety.',
        now: 'A key can be given an expiry when it is made, an organization can set the longest one allowed, and workload identity federation needs no static key at all.',
        source: 'authentication',
      },
      {
        claim: 'API keys work until somebody deletes them.',
        now: 'One that was made with an expiry ends by itself and answers 401 from then on. Mails are sent seven days and one day before.',
        source: 'authentication',
      },
    ],
  },
  judge(input) {
    const settled = unlessClaudeKey(input);
    if (settled) return settled;
    const { plan, observed, today } = input;
    const { credential } = observed;
    if (credential?.status === 'observed' && credential.value.kind === 'federation') {
      return pass('key-federated', { from: credential.value.from }, { basis: 'live' });
    }
    const expiry = listedExpiry(input) ?? plannedExpiry(input);
    if (!expiry) return unansweredField('keys.expiresOn');
    const { name, on, told, isOver, evidence } = expiry;
    if (on === 'never') return warn('key-never-expires', { name }, evidence);
    if (isOver || on < today) return fail('key-expired', { name, on: told }, evidence);
    const { launchDate, plannedLifeMonths } = plan;
    if (launchDate == null) return unansweredField('launchDate');
    const withLaunch = withFigure(evidence, planned('Launch', launchDate, 'date', 'launchDate', today));
    if (on <= launchDate) {
      return fail('key-expires-before-launch', { name, on: told, launchDate }, withLaunch);
    }
    if (plannedLifeMonths == null) return unansweredField('plannedLifeMonths');
    const end = lifeEnd(launchDate, plannedLifeMonths);
    const args = { name, on: told, lifeEnd: end };
    const whole = withFigure(
      withLaunch,
      simulated('End of the planned life', end, 'date', 'launch and planned life', today),
    );
    return on < end ? warn('key-expires-within-life', args, whole) : pass('key-outlives-plan', args, whole);
  },
});

const withFigure = (
  evidence: Required<Evidence>,
  figure: Required<Evidence>['figures'][number],
): Required<Evidence> => ({ ...evidence, figures: [...evidence.figures, figure] });

function listedExpiry(input: JudgeInput): Expiry | null {
  const evidence = adminEvidence(input);
  const key = keyInUse(evidence);
  if (!key || !evidence.keys) return null;
  const at = key.expiresAt === null ? null : new Date(key.expiresAt).toISOString();
  const on = at?.slice(0, 10) ?? 'never';
  const told = at ? `${on} at ${at.slice(11, 16)} UTC` : on;
  const figures = [
    admin('Key', key.name, 'text', evidence.keys),
    admin('Key expires', told, 'text', evidence.keys),
  ];
  const isOver = at !== null && key.status === 'expired';
  return { name: key.name, on, told, isOver, evidence: { basis: 'admin', figures } };
}

function plannedExpiry({ plan, today }: JudgeInput): Expiry | null {
  const on = plan.keys.expiresOn;
  if (on == null) return null;
  const figures = [planned('Key expires', on, on === 'never' ? 'text' : 'date', 'keys.expiresOn', today)];
  return { name: null, on, told: on, isOver: false, evidence: { basis: 'planned', figures } };
}
