import { limiters } from '../../src/capacity/peak.ts';
import { tierRow } from '../../src/catalog/lookup.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { limitEvidence } from '../../src/judge/limit-evidence.ts';
import { inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import { usesFastMode } from '../../src/plan/planned-use.ts';
import { limitFigure } from './limit-figures.ts';
import { fastModeLimitsUnknown, limitUnknown } from './unknown-limits.ts';

export default defineCheck({
  id: 'limits/known',
  subject: 'Rate limits',
  titles: {
    passed: 'The rate limits are known',
    failed: 'The rate limits are not known',
  },
  blocksFrom: 'ga',
  demands: { from: 'ga', origins: ['live', 'admin'] },
  needs: ['tiny-message'],
  guide: {
    looksAt:
      'Requests, input tokens and output tokens a minute that this account has for the class of the planned model.',
    why: 'Limits belong to an organization and a model class, shared by all keys and workspaces; a workspace may have less. Whoever plans from a published table plans for somebody else.',
    how: 'Takes the limits from the headers of one tiny message; without one, from the documented table of the stated tier, which from level ga on is not enough. Fast mode has limits of its own, which neither shows.',
    fix: "Run this check with a budget of a few cents, or read the Console's Rate limits page and state the tier in the plan.",
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
    if (usesFastMode(input.plan, input.catalog)) return fastModeLimitsUnknown(input);
    const evidence = limitEvidence(input);
    const { limits, row } = evidence;
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
      return inconclusive('limits-partly-known', { model, known, unknown }, { basis: 'live', figures });
    }
    const triple = { rpm: rpm.perMinute, itpm: itpm.perMinute, otpm: otpm.perMinute };
    if (known.every((limit) => limit.rung === 'header')) {
      return pass('limits-from-headers', { model, ...triple }, { basis: 'live', figures });
    }
    if (!row || known.some((limit) => limit.rung === 'header')) {
      return warn('limits-partly-known', { model, known, unknown: [] }, { basis: 'documented', figures });
    }
    const tier = tierRow(input.catalog, row.tier).name;
    const args = { model, tier, asOf: row.provenance.asOf, ...triple };
    return pass('limits-from-table', args, { basis: 'documented', figures });
  },
});
