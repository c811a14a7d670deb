import { configuredInForce } from '../../src/capacity/limits-in-force.ts';
import { limiters } from '../../src/capacity/peak.ts';
import { tierRow } from '../../src/catalog/lookup.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { KnownLimit } from '../../src/judge/codes/limits.ts';
import { furtherLimits } from '../../src/judge/configured-limits.ts';
import { admin, type Figure, live } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { type LimitEvidence, limitEvidence } from '../../src/judge/limit-evidence.ts';
import { inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { type QuotaLimits, unknownQuotas } from '../../src/judge/quota-limits.ts';
import { plannedPlatform } from '../platform/planned-platform.ts';
import { configuredFigure, limiterUnits, limitFigure } from './limit-figures.ts';
import { limitUnknown } from './unknown-limits.ts';

export default defineCheck({
  id: 'limits/known',
  subject: 'Rate limits',
  titles: {
    passed: 'The rate limits are known',
    failed: 'The rate limits are not known',
  },
  blocksFrom: 'ga',
  demands: { from: 'ga', origins: ['live', 'admin'] },
  needs: ['tiny-message', 'rate-limits', 'organization', 'cloud-quotas'],
  guide: {
    looksAt:
      'Requests, input tokens and output tokens a minute that this account has for the class of the planned model.',
    why: 'Limits belong to an organization and a model class, shared by all keys and workspaces; a workspace may have less. Whoever plans from a published table plans for somebody else.',
    how: 'With an Admin key: takes the limits that the Rate Limits API lists for the planned model, those the workspace set before those of the organization. Without one, those in the headers of one tiny message; without that, the documented table of the stated tier, which from level ga on is not enough. A header below what is configured counts instead of it, and that the two differ is a caution. On a path whose cloud sets the limits: the quotas it lists for the account, those of the endpoint that the planned region and id lead to. Fast mode has limits of its own, which only the Rate Limits API shows; it has no limiter for requests of fast mode alone, so those of the model are taken for them.',
    fix: "Run this check with an Admin key or a budget of a few cents, or read the Console's Rate limits page and state the tier in the plan.",
    sources: ['rate-limits', 'workspaces', 'sdk'],
    corrections: [
      {
        claim: 'Tiers 1 to 4 are bought by deposits of 5 to 400 USD and start at 50 requests a minute.',
        now: 'Since 2026-06-26 the tiers are Evaluation, Start, Build, Scale and Custom, placed by usage history. Start gives Opus, Sonnet and Haiku 1,000 requests, 2 million input and 400,000 output tokens a minute.',
        source: 'rate-limits',
      },
      {
        claim: 'Input and output headroom stand in the headers anthropic-ratelimit-tokens or x-ratelimit.',
        now: 'The headers are anthropic-ratelimit-input-tokens and anthropic-ratelimit-output-tokens; plain tokens shows whichever limit is tightest.',
        source: 'rate-limits',
      },
    ],
  },
  judge(input) {
    const evidence = limitEvidence(input);
    const { limits, row, quotas } = evidence;
    if (quotas) return fromQuotas(evidence, quotas, input);
    const known = limiters.flatMap((limiter) => {
      const limit = limits[limiter];
      return limit ? [{ limiter, ...limit }] : [];
    });
    const { rpm, itpm, otpm } = limits;
    if (known.length === 0) return limitUnknown(input);
    const figures = known.flatMap((limit) => limitFigure(limit.limiter, limit, evidence));
    const model = evidence.model?.name ?? input.plan.model.id ?? '';
    if (!rpm || !itpm || !otpm) {
      const unknown = limiters.filter((limiter) => limits[limiter] === null);
      const { conflicts } = evidence;
      const args = { model, known, unknown, conflicts };
      return inconclusive('limits-partly-known', args, {
        basis: 'live',
        figures: conflicts.length > 0 ? conflictFigures(evidence) : figures,
      });
    }
    if (evidence.conflicts.length > 0) return rungsDisagree(evidence, input);
    if (evidence.configured && known.every(({ rung }) => rung !== 'table')) {
      const told = furtherOf(evidence);
      const args = { model, fast: evidence.fast, known, further: told.further };
      return pass('limits-from-admin', args, { basis: 'admin', figures: [...figures, ...told.figures] });
    }
    const triple = { rpm: rpm.perMinute, itpm: itpm.perMinute, otpm: otpm.perMinute };
    if (known.every(({ rung }) => rung === 'header')) {
      return pass('limits-from-headers', { model, ...triple }, { basis: 'live', figures });
    }
    if (!row || known.some(({ rung }) => rung !== 'table')) {
      return warn(
        'limits-partly-known',
        { model, known, unknown: [], conflicts: [] },
        { basis: 'documented', figures },
      );
    }
    const tier = tierRow(input.catalog, row.tier).name;
    const args = { model, tier, asOf: row.provenance.asOf, ...triple };
    return pass('limits-from-table', args, { basis: 'documented', figures });
  },
});

/** A cloud lists what it holds requests to; what accounts begin with may not be what this one has. */
function fromQuotas(evidence: LimitEvidence, quotas: QuotaLimits, input: JudgeInput): Outcome {
  const { limits, together } = quotas;
  const known: KnownLimit[] = [
    ...limiters.flatMap((limiter) => {
      const limit = limits[limiter];
      return limit ? [{ limiter, ...limit }] : [];
    }),
    ...(together ? [{ limiter: 'tpm', ...together } as const] : []),
  ];
  const platform = plannedPlatform(input);
  if (known.length === 0 || !platform) return limitUnknown(input);
  const figures = known.flatMap((limit) => limitFigure(limit.limiter, limit, evidence));
  const model = evidence.model?.name ?? input.plan.model.id ?? '';
  const unknown = unknownQuotas(quotas);
  if (unknown.length > 0) {
    const args = { model, known, unknown, conflicts: [] };
    return inconclusive('limits-partly-known', args, { basis: 'live', figures });
  }
  const basis = known.every(({ rung }) => rung === 'quota') ? 'live' : 'documented';
  return pass('limits-from-quotas', { platform: platform.name, model, known }, { basis, figures });
}

/** Limiters of the model's group that no peak is held against. */
function furtherOf({ configured }: LimitEvidence) {
  const further = configured ? furtherLimits(configured.group) : [];
  const inForce = further.flatMap(({ type, ...limit }) => {
    const told = configuredInForce(limit);
    return told ? [{ type, value: told.perMinute }] : [];
  });
  const figures = configured
    ? inForce.map(({ type, value }) => admin(`Further limit: ${type}`, value, 'count', configured.seen))
    : [];
  return { further: inForce, figures };
}

/** The same limit, told differently by the headers of a message and by the Rate Limits API. */
const conflictFigures = ({ configured, message, conflicts }: LimitEvidence): readonly Figure[] =>
  conflicts.flatMap(({ limiter, header, organization, workspace }): Figure[] => [
    ...(message
      ? [live(`${headerNames[limiter]} by the headers`, header, limiterUnits[limiter], message)]
      : []),
    ...(configured
      ? (
          [
            ['organization', organization],
            ['workspace', workspace],
          ] as const
        ).flatMap(([rung, perMinute]) =>
          perMinute === null ? [] : configuredFigure(limiter, { perMinute, rung }, configured.seen),
        )
      : []),
  ]);

function rungsDisagree(evidence: LimitEvidence, { plan, observed }: JudgeInput): Outcome {
  const { configured, message, conflicts } = evidence;
  const shown = observed.organization;
  const args = {
    model: evidence.model?.name ?? plan.model.id ?? '',
    conflicts,
    workspaceRead: configured?.seen.value.workspace.kind === 'read',
    // Were they seen to differ, nothing of the admin key's would have been taken.
    sameOrganization: shown?.status === 'observed' && message?.value.organizationId === shown.value.id,
  };
  return warn('limits-disagree', args, { basis: 'live', figures: conflictFigures(evidence) });
}

const headerNames = { rpm: 'Request limit', itpm: 'Input limit', otpm: 'Output limit' } as const;
