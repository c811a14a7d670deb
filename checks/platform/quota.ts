import { hasAnthropicOrganization, limitIncrease } from '../../src/catalog/lookup.ts';
import { outputWeight } from '../../src/catalog/quota-names.ts';
import { defineCheck, type JudgeInput } from '../../src/judge/check.ts';
import type { QuotaRow } from '../../src/judge/codes/platform-quota.ts';
import { dayAgainstCap } from '../../src/judge/day-caps.ts';
import { type Figure, live, type Unit } from '../../src/judge/figure.ts';
import type { Outcome } from '../../src/judge/finding.ts';
import { fail, inconclusive, notApplicable, pass, unanswered, warn } from '../../src/judge/outcome.ts';
import { type QuotaLimits, quotaLimits } from '../../src/judge/quota-limits.ts';
import type { CloudQuota } from '../../src/judge/seen/cloud.ts';
import { modelUnanswered, plannedModel } from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { plannedPlatform } from './planned-platform.ts';
import { withoutCloud } from './without-cloud.ts';

export default defineCheck({
  id: 'platform/quota',
  subject: 'Quotas of the cloud',
  titles: {
    passed: 'The cloud grants quotas for the planned model',
    failed: 'The quotas of the cloud stop the planned traffic',
  },
  blocksFrom: 'ga',
  failsFrom: 'demo',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['cloud-identity', 'cloud-quotas', 'trial'],
  guide: {
    looksAt:
      'The quotas the account has for the planned model at the planned endpoint: one of 0, caps on a whole day, and whether they are its own or what every account begins with.',
    why: 'Clouds hand new accounts small quotas, and a quota of 0 refuses every request. A cap on the tokens of a day is used up by the hours before, whatever a minute allows, and nothing is let in before midnight.',
    how: 'Asks the cloud for its quotas, which is free. A day of the planned traffic is simulated against each cap on a day. Quotas a minute go into the simulations of the limits section, which judge the busiest hour, bursts and headroom against them; input and output tokens together where the cloud counts them so, with max_tokens held until the answer ends where it does that.',
    fix: 'Ask the cloud for a higher quota, by the name that the finding gives, well before the launch: gonogo export --format limit-request writes the request.',
    sources: ['bedrock-runtime-quotas', 'bedrock-mantle-quotas', 'vertex', 'foundry-quota'],
  },
  judge(input) {
    const platform = plannedPlatform(input);
    if (!platform) return unansweredField('platform.path');
    if (hasAnthropicOrganization(platform))
      return notApplicable(`${platform.name} has Anthropic's own limits, which the limits section judges.`);
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const quotas = quotaLimits(input);
    if (!quotas) return withoutCloud(input, 'cloud-quotas');
    return judgeQuotas(platform.name, model.name, quotas, input);
  },
});

function judgeQuotas(platform: string, model: string, quotas: QuotaLimits, input: JudgeInput): Outcome {
  const { drawn, seen } = quotas;
  const evidence = { basis: 'live', figures: drawn.map((row) => figureOf(row, quotas)) } as const;
  if (drawn.length === 0) {
    const endpoint = seen.value.quotas.length > 0 ? quotas.endpoint : null;
    return inconclusive('quota-not-listed', { platform, model, endpoint }, evidence);
  }
  const closed = drawn.filter(({ value }) => value === 0);
  if (closed.length > 0) {
    const names = closed.map(({ name }) => name);
    return fail('quota-of-nothing', { platform, model, names: names.slice(0, 6) }, evidence);
  }
  for (const cap of quotas.aDay) {
    const day = dayAgainstCap(cap, input);
    if (day.kind === 'missing') return unanswered(day.question, day.field);
    if (!day.fits) {
      const { needed, refused } = day;
      return fail('day-quota-too-small', { platform, ...cap, needed: Math.round(needed), refused }, evidence);
    }
  }
  const rows = drawn.slice(0, 8).map(
    ({ name, counts, per, value, from, adjustable }): QuotaRow => ({
      name,
      counts,
      per,
      value,
      from,
      adjustable,
    }),
  );
  if (drawn.some(({ from }) => from === 'default'))
    return warn('quotas-by-default', { platform, model, quotas: rows }, { ...evidence, basis: 'documented' });
  return pass('quotas-read', { platform, model, quotas: rows, weighed: isWeighed(quotas, input) }, evidence);
}

/** True where the cloud counts an output token of this model as several. */
function isWeighed({ together }: QuotaLimits, { plan, catalog, observed, today }: JudgeInput): boolean {
  const { path } = plan.platform;
  if (!together || !path) return false;
  const row = plannedModel({ plan, catalog, observed, today })?.row;
  return outputWeight(limitIncrease(catalog, path), row) !== 1;
}

const figureOf = ({ name, counts, per, value }: CloudQuota, { seen }: QuotaLimits): Figure =>
  live(name, value, unitOf(counts, per), seen);

function unitOf(counts: CloudQuota['counts'], per: CloudQuota['per']): Unit {
  if (counts === 'requests') return per === 'minute' ? 'requests/min' : 'requests/day';
  return per === 'minute' ? 'tokens/min' : 'tokens';
}
