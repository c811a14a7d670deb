import { configuredInForce } from '../capacity/limits-in-force.ts';
import { type Limiter, limiters } from '../capacity/peak.ts';
import type { Account, AccountLimit } from '../judge/account-schema.ts';
import type { JudgeInput } from '../judge/check.ts';
import { furtherLimits } from '../judge/configured-limits.ts';
import { type LimitEvidence, limitEvidence, originOfRung } from '../judge/limit-evidence.ts';

const names: Readonly<Record<Limiter, string>> = {
  rpm: 'requests',
  itpm: 'input-tokens',
  otpm: 'output-tokens',
};

/** The limits of the model's class with the rung each was read on, and where a header contradicts what is configured. */
export function accountLimits(input: JudgeInput): Pick<Account, 'limits' | 'conflicts'> {
  const evidence = limitEvidence(input);
  return {
    limits: [
      ...limiters.map((limiter) => ordinary(limiter, evidence)),
      ...togetherTokens(evidence),
      ...tightestTokens(evidence),
      ...others(evidence),
    ],
    conflicts: evidence.conflicts.flatMap((conflict) => {
      const configured = configuredInForce(conflict);
      if (!configured) return [];
      return [{ name: names[conflict.limiter], header: conflict.header, configured: configured.perMinute }];
    }),
  };
}

function ordinary(limiter: Limiter, evidence: LimitEvidence): AccountLimit {
  const name = names[limiter];
  const limit = evidence.limits[limiter];
  if (!limit) return { name, value: null, rung: 'unknown', organization: null, told: null };
  const { rung, perMinute } = limit;
  const whole = rung === 'workspace' ? evidence.ofOrganization[limiter] : null;
  return {
    name,
    value: perMinute,
    rung,
    organization: whole?.rung === 'organization' ? whole.perMinute : null,
    told: toldOf(rung, evidence),
  };
}

function toldOf(rung: keyof typeof originOfRung, { configured, message, row, quotas }: LimitEvidence) {
  const origin = originOfRung[rung];
  if (rung === 'table') {
    const { sources = [], asOf } = row?.provenance ?? {};
    return sources[0] && asOf ? { origin, source: sources[0], at: asOf } : null;
  }
  const byRung = { header: message, quota: quotas?.seen, 'default-quota': quotas?.seen };
  const seen = rung in byRung ? byRung[rung as keyof typeof byRung] : configured?.seen;
  return seen ? { origin, source: seen.probe, at: seen.at } : null;
}

/** Some clouds count input and output as one. */
function togetherTokens(evidence: LimitEvidence): AccountLimit[] {
  const together = evidence.quotas?.together;
  if (!together) return [];
  const { perMinute: value, rung } = together;
  return [{ name: 'tokens', value, rung, organization: null, told: toldOf(rung, evidence) }];
}

/**
 * The header for all tokens says more than the other two only where it is not their sum: under a workspace's own limit,
 * which nothing else shows without an admin key.
 */
function tightestTokens({ message, limits }: LimitEvidence): AccountLimit[] {
  if (!message || (limits.itpm?.rung !== 'header' && limits.otpm?.rung !== 'header')) return [];
  const { tokens, inputTokens, outputTokens } = message.value.limits;
  if (!tokens || !inputTokens || !outputTokens) return [];
  if (tokens.limit >= inputTokens.limit + outputTokens.limit) return [];
  const told = { origin: 'live', source: message.probe, at: message.at } as const;
  return [{ name: 'tightest-tokens', value: tokens.limit, rung: 'header', organization: null, told }];
}

/** Limiters of the class that no peak is held against, e.g. tokens a day. */
function others({ configured }: LimitEvidence): AccountLimit[] {
  if (!configured) return [];
  const told = { origin: 'admin', source: configured.seen.probe, at: configured.seen.at } as const;
  return furtherLimits(configured.group).flatMap((limit) => {
    // Whatever the time it counts: the lower of the two is enforced for these as well.
    const inForce = configuredInForce(limit);
    if (!inForce) return [];
    const { perMinute: value, rung } = inForce;
    const organization = rung === 'workspace' ? limit.organization : null;
    return [{ name: limit.type, value, rung, organization, told }];
  });
}
