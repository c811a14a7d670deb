import type { CauseId } from '../../src/catalog/error-cause.ts';
import type { JudgeInput } from '../../src/judge/check.ts';
import type { LimitRefusal, LimitsBelow, StopsInstead } from '../../src/judge/codes/spend-limits.ts';
import { planned } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import { mediumAndDearest, totalFigures, withMonth } from '../cost/month.ts';
import { withoutTiers } from '../limits/unknown-limits.ts';
import { unansweredField } from '../unanswered-field.ts';
import { capReached } from './cap-reached.ts';
import {
  inDefaultWorkspace,
  type KnownCap,
  knownCaps,
  type OwnLimit,
  type OwnScope,
  ownLimit,
} from './known-caps.ts';
import { refusedFor } from './live-refusal.ts';

/** Ours: from four fifths on, one bad day of the dearest month reaches the limit. Alerts are due there too. */
export const nearShare = 0.8;

const causes = {
  organization: 'organization-spend-limit',
  workspace: 'workspace-spend-limit',
} as const satisfies Record<OwnScope, CauseId>;

/** Judges the limit that the organization set for itself or for the product's workspace against the forecast. */
export function judgeOwnLimit(scope: OwnScope, input: JudgeInput): Outcome {
  const refused = refusedFor(input, [causes[scope]]);
  if (refused) return refused;
  const elsewhere = withoutTiers(input);
  if (elsewhere) return elsewhere;
  if (scope === 'workspace' && inDefaultWorkspace(input)) return judgeDefaultWorkspace(input);
  const limit = ownLimit(scope, input);
  switch (limit.kind) {
    case 'unknown':
      return unansweredField(`spend.${scope}LimitUsd`);
    case 'none':
      return withoutLimit(scope, limit, input);
    case 'set':
      return againstMonth(scope, limit, input);
  }
}

function againstMonth(scope: OwnScope, limit: Extract<OwnLimit, { kind: 'set' }>, input: JudgeInput) {
  const { capUsd: limitUsd, figure } = limit.cap;
  const args = { scope, limitUsd, statedUsd: limit.statedUsd, error: refusalOf(scope, input) };
  return withMonth(input, (month) => {
    const evidence = {
      basis: figure.origin === 'admin' ? 'admin' : 'simulated',
      figures: [figure, ...totalFigures(month, input.today)],
    } as const;
    const reached = capReached(month, limitUsd);
    if (reached) return fail('own-limit-reached', { ...reached, ...args }, evidence);
    const below = lowerCap(limit.cap, input);
    if (below) return warn('own-limit-without-effect', { scope, limitUsd, ...below }, evidence);
    const judged = { ...args, ...mediumAndDearest(month) };
    return judged.dearestUsd > limitUsd * nearShare
      ? warn('own-limit-near', judged, evidence)
      : pass('own-limit-fits', judged, evidence);
  });
}

function judgeDefaultWorkspace({ plan, today }: JudgeInput): Outcome {
  const { workspaceLimitUsd: limitUsd } = plan.spend;
  if (limitUsd == null) {
    return notApplicable('The Default workspace takes no spend limit; that of the organization counts.');
  }
  const stated = planned(
    'Spend limit of the workspace',
    limitUsd,
    'USD/month',
    'spend.workspaceLimitUsd',
    today,
  );
  return warn('workspace-limit-impossible', { limitUsd }, { basis: 'planned', figures: [stated] });
}

/** Nobody set it: fine where the other limit holds a runaway loop, else a word on what does. */
function withoutLimit(
  scope: OwnScope,
  none: Extract<OwnLimit, { kind: 'none' }>,
  input: JudgeInput,
): Outcome {
  const { said, statedUsd } = none;
  const basis = said ? 'attested' : 'admin';
  const caps = knownCaps(input);
  const other = caps.find((cap) => cap.scope !== 'usage-tier');
  if (other && statedUsd === null) {
    const args = { scope, said, limitUsd: other.capUsd };
    return pass('own-limit-on-the-other', args, { basis, figures: [other.figure] });
  }
  const tier = caps.find((cap) => cap.scope === 'usage-tier');
  const { creditUsd, autoReload } = input.plan.spend;
  const credit = autoReload === false && creditUsd != null ? creditUsd : null;
  const instead: readonly StopsInstead[] = [
    ...(other ? [{ what: other.scope, usd: other.capUsd }] : []),
    ...(tier ? [{ what: tier.scope, usd: tier.capUsd }] : []),
    ...(credit === null ? [] : [{ what: 'credit' as const, usd: credit }]),
  ];
  const figures = [
    ...(other ? [other.figure] : []),
    ...(tier ? [tier.figure] : []),
    ...(credit === null ? [] : [planned('Prepaid credit', credit, 'USD', 'spend.creditUsd', input.today)]),
  ];
  return warn('own-limit-missing', { scope, said, statedUsd, instead }, { basis, figures });
}

/** A cap that is always reached before this one. */
function lowerCap({ scope, capUsd }: KnownCap, input: JudgeInput): LimitsBelow | undefined {
  const above: readonly KnownCap['scope'][] =
    scope === 'workspace' ? ['organization', 'usage-tier'] : ['usage-tier'];
  const lower = knownCaps(input).filter((cap) => above.includes(cap.scope) && cap.capUsd < capUsd);
  const lowest = lower.reduce<KnownCap | undefined>(
    (low, cap) => (low && low.capUsd <= cap.capUsd ? low : cap),
    undefined,
  );
  if (!lowest) return undefined;
  return {
    below: lowest.scope === 'usage-tier' ? 'tier cap' : 'organization limit',
    belowUsd: lowest.capUsd,
  };
}

/** What every request is answered once the limit is reached; null where the catalog does not tell. */
function refusalOf(scope: OwnScope, { catalog }: JudgeInput): LimitRefusal | null {
  const row = catalog.causes.find(({ cause }) => cause === causes[scope]);
  const [status] = row?.statuses ?? [];
  const [messageStart] = row?.messageStarts ?? [];
  return row?.errorType && status !== undefined && messageStart !== undefined
    ? { status, type: row.errorType, messageStart }
    : null;
}
