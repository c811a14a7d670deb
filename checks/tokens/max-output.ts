import { defineCheck } from '../../src/judge/check.ts';
import { documented, planned } from '../../src/judge/figure.ts';
import type { Evidence } from '../../src/judge/finding.ts';
import { knownSize } from '../../src/judge/measured-sizes.ts';
import { fail, inconclusive, pass, warn } from '../../src/judge/outcome.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { onlyBatches } from '../../src/plan/waiting.ts';
import {
  modelNotInCatalog,
  modelUnanswered,
  type PlannedModel,
  plannedModel,
} from '../model/planned-model.ts';
import { unansweredField } from '../unanswered-field.ts';
import { outputLimit } from './model-limits.ts';

/** Our threshold: max_tokens leaves a fifth above the 95th-percentile answer. */
const headroom = 0.2;
/** Our threshold: below this, a model that thinks can use up the whole answer before it begins to write. */
export const smallForThinkingTokens = 4_096;

export default defineCheck({
  id: 'tokens/max-output',
  subject: 'Output limit',
  titles: { passed: 'Planned answers fit the output limit', failed: 'Answers would be cut off' },
  blocksFrom: 'beta',
  needs: ['model', 'trial'],
  guide: {
    looksAt:
      'The planned max_tokens, against the output limit of the model on one side and the 95th-percentile answer on the other.',
    why: 'A max_tokens above the limit answers 400. One below the real answers cuts them off in mid-sentence with stop reason max_tokens, and what was written is paid for.',
    how: `The limit comes from the Models API, or from the catalog where it was not asked. Thinking counts inside max_tokens, so planned output sizes must include it. Two thresholds are ours: max_tokens should leave ${headroom * 100} percent above the 95th percentile, and at least ${smallForThinkingTokens.toLocaleString('en-US')} tokens on a model that thinks. In batches many models write up to 300,000 tokens with a beta header.`,
    fix: 'Raise max_tokens above the longest real answers with thinking included, ask for shorter answers, or split the work.',
    sources: ['models-overview', 'thinking', 'batches', 'stop-reasons', 'rate-limits'],
    corrections: [
      {
        claim: 'A high max_tokens uses up the output rate limit, because it is reserved.',
        now: 'On the Claude API only the tokens that are written count; max_tokens is not reserved.',
        source: 'rate-limits',
      },
      {
        claim: 'A small fixed max_tokens such as 300 or 1,024 protects the budget.',
        now: 'Thinking is inside max_tokens and the newer models think by default, so small values cut answers off; spend limits protect the budget.',
        source: 'thinking',
      },
    ],
  },
  judge(input) {
    const { plan, today } = input;
    const model = plannedModel(input);
    if (!model) return modelUnanswered();
    const limit = outputLimit(model);
    if (!limit) {
      if (!model.live && !model.row) return modelNotInCatalog(model);
      return inconclusive('output-limit-unknown', { model: model.name }, { basis: 'documented' });
    }
    const { maxTokens } = plan.tokens;
    const answer = knownSize(input, 'output', 'p95');
    if (maxTokens == null) return unansweredField('tokens.maxTokens');
    const evidence: Evidence = {
      basis: limit.basis,
      figures: [
        planned('max_tokens', maxTokens, 'tokens', 'tokens.maxTokens', today),
        ...(answer ? [answer.figure] : []),
        limit.figure,
      ],
    };
    const batchTokens = onlyBatches(plan) ? (model.row?.windows.batchMaxOutputTokens ?? 0) : 0;
    if (maxTokens > Math.max(limit.tokens, batchTokens)) {
      const args = { model: model.name, maxTokens, limitTokens: Math.max(limit.tokens, batchTokens) };
      return fail('max-tokens-above-model-limit', args, evidence);
    }
    if (!answer) return unansweredField('tokens.output.p95');
    const p95Tokens = answer.tokens;
    const roomTokens = Math.ceil(p95Tokens * (1 + headroom));
    if (p95Tokens > maxTokens) return fail('answers-cut-off', { p95Tokens, maxTokens, roomTokens }, evidence);
    if (maxTokens > limit.tokens) {
      const args = {
        model: model.name,
        maxTokens,
        limitTokens: limit.tokens,
        header: input.catalog.apiRules.batchOutputHeader.name,
      };
      return warn('max-tokens-needs-batch-header', args, withBatchLimit(evidence, model));
    }
    if (maxTokens < roomTokens) {
      return warn('max-tokens-tight', { p95Tokens, maxTokens, headroom, roomTokens }, evidence);
    }
    if (thinks(plan, model) && maxTokens < smallForThinkingTokens) {
      const args = { model: model.name, maxTokens, roomTokens: smallForThinkingTokens };
      return warn('max-tokens-small-for-thinking', args, evidence);
    }
    return pass('max-output-fits', { model: model.name, maxTokens, p95Tokens }, evidence);
  },
});

/** True where the model will think before its answer for certain: it always does, does by default, or is asked to. */
function thinks({ model: { thinking } }: Plan, { row }: PlannedModel): boolean {
  if (row?.behaviour.thinking === 'adaptive-always') return true;
  if (thinking === 'disabled' || thinking === 'between-tools') return false;
  return row?.behaviour.thinking === 'adaptive-default' || thinking === 'adaptive' || thinking === 'enabled';
}

function withBatchLimit({ basis, figures = [] }: Evidence, { row }: PlannedModel): Evidence {
  if (!row?.windows.batchMaxOutputTokens) return { basis, figures };
  const { batchMaxOutputTokens, provenance } = row.windows;
  return {
    basis,
    figures: [...figures, documented('Output limit in batches', batchMaxOutputTokens, 'tokens', provenance)],
  };
}
