import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { SpendScope } from '../../src/judge/codes/spend.ts';
import { type Figure, planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, pass, warn } from '../../src/judge/outcome.ts';
import { monthTotals, totalFigures, withMonth } from '../cost/month.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { capReached } from './cap-reached.ts';
import { moneyProbes, refusedFor } from './live-refusal.ts';
import { tierInForce } from './tier-in-force.ts';

const asks = {
  question:
    'Has somebody set a monthly spend limit for the organization or for the workspace of the product?',
  where:
    'Console: Settings, Billing, Spend limits for the organization; Workspaces, the workspace, Spend limits for one workspace. Write the amount into spend.organizationLimitUsd or spend.workspaceLimitUsd; answer no where none is set.',
};

interface OwnLimit {
  readonly scope: SpendScope;
  readonly limitUsd: number;
}

export default defineCheck({
  id: 'spend/own-limits',
  subject: 'Own spend limits',
  titles: {
    passed: 'The spend limits are set and leave room for a busy month',
    failed: 'The spend limits are missing, in the way, or without effect',
  },
  blocksFrom: 'ga',
  needs: moneyProbes,
  asks,
  guide: {
    looksAt:
      'The monthly limits that the organization set for itself and for the workspace, against the forecast.',
    why: 'A runaway loop spends until something stops it, so there should be a limit. A limit too low is an outage: from then on every request answers 400 until somebody raises it or the month ends.',
    how: 'The lowest of the limits in the plan is compared with the medium and heavy month. Limits above the cap of the tier, or on the Default workspace, protect nothing.',
    fix: 'Set the limit above a heavy month and below what a loop may cost, with alerts well before it.',
    sources: ['rate-limits', 'workspaces', 'billing', 'sdk'],
    corrections: [
      {
        claim: 'A spend limit is a quiet safety net.',
        now: 'It answers 400 to every request once reached. The message says so; the status looks like a bug of the application.',
        source: 'rate-limits',
      },
      {
        claim: 'Give each key its own budget on the Console.',
        now: 'Limits exist for organization, workspace and tier, not for a key, and none for the Default workspace.',
        source: 'workspaces',
      },
      {
        claim: 'Organizations of the Console cannot read spend limits by API.',
        now: 'Reading them is in early access on request, with a beta header dated 2026-09-26.',
        source: 'sdk',
      },
    ],
  },
  judge(input) {
    const refused = refusedFor(input, ['organization-spend-limit', 'workspace-spend-limit']);
    if (refused) return refused;
    const elsewhere = withoutTiers(input);
    if (elsewhere) return elsewhere;
    const { plan, today } = input;
    const { organizationLimitUsd, workspaceLimitUsd } = plan.spend;
    const limits: readonly OwnLimit[] = [
      ...(organizationLimitUsd == null
        ? []
        : [{ scope: 'organization' as const, limitUsd: organizationLimitUsd }]),
      ...(workspaceLimitUsd == null ? [] : [{ scope: 'workspace' as const, limitUsd: workspaceLimitUsd }]),
    ];
    const [first, ...others] = limits;
    if (!first) return withoutLimit(input);
    const stated = limits.map((limit) => limitFigure(limit, today));
    if (plan.workspace.isDefault && workspaceLimitUsd != null) {
      const args = { limitUsd: workspaceLimitUsd };
      return warn('workspace-limit-impossible', args, { basis: 'planned', figures: stated });
    }
    const lowest = others.reduce((low, limit) => (limit.limitUsd < low.limitUsd ? limit : low), first);
    return withMonth(input, (month) => {
      const evidence = { basis: 'simulated', figures: [...stated, ...totalFigures(month, today)] } as const;
      const reached = capReached(month, lowest.limitUsd);
      if (reached) {
        const judge = reached.scenario === 'medium' ? fail : warn;
        return judge('own-limit-reached', { ...reached, scope: lowest.scope }, evidence);
      }
      const idle = withoutEffect(input, limits);
      if (idle) return warn('own-limit-without-effect', idle, evidence);
      const { mediumUsd, heavyUsd } = monthTotals(month);
      return pass('own-limit-fits', { ...lowest, mediumUsd, heavyUsd }, evidence);
    });
  },
});

/** Only a person can say that there is none; an empty field says that nobody looked. */
function withoutLimit({ plan }: JudgeInput): Outcome {
  const answer = plan.answers['spend/own-limits'];
  if (answer?.says !== 'no') return unansweredField('spend.organizationLimitUsd');
  return warn('own-limit-missing', { by: answer.by, on: answer.on }, { basis: 'attested' });
}

const limitFigure = ({ scope, limitUsd }: OwnLimit, today: string): Figure =>
  planned(`Spend limit of the ${scope}`, limitUsd, 'USD/month', `spend.${scope}LimitUsd`, today);

/** A limit that something lower always reaches first. */
function withoutEffect(input: JudgeInput, limits: readonly OwnLimit[]) {
  const capUsd = tierInForce(input)?.row.monthlySpendCapUsd ?? null;
  const organization = limits.find(({ scope }) => scope === 'organization');
  const workspace = limits.find(({ scope }) => scope === 'workspace');
  if (workspace && organization && workspace.limitUsd > organization.limitUsd) {
    return { ...workspace, below: 'organization limit', belowUsd: organization.limitUsd } as const;
  }
  const above = limits.find(({ limitUsd }) => capUsd !== null && limitUsd > capUsd);
  return above && capUsd !== null ? ({ ...above, below: 'tier cap', belowUsd: capUsd } as const) : undefined;
}
