import type { TaskType } from '../../src/catalog/vocabulary.ts';
import { defineCheck } from '../../src/judge/check.ts';
import { documented, planned } from '../../src/judge/figure.ts';
import type { Evidence } from '../../src/judge/finding.ts';
import { fail, notApplicable, pass, warn } from '../../src/judge/outcome.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { onlyBatches } from '../../src/plan/waiting.ts';
import { unansweredField } from '../unanswered-field.ts';

/** Our threshold for an answer that people should see growing. */
const longAnswerTokens = 1_000;
/** Tasks at whose end a person usually waits. */
const peopleWait: ReadonlySet<TaskType> = new Set(['chat', 'retrieval', 'agent', 'coding-agent']);

export default defineCheck({
  id: 'tokens/streaming-required',
  subject: 'Streaming',
  titles: {
    passed: 'Long answers are streamed where they must be',
    failed: 'Long answers are planned without streaming',
  },
  blocksFrom: 'beta',
  needs: [],
  guide: {
    looksAt: 'Whether the requests stream, against max_tokens and the length of typical answers.',
    why: 'The SDK throws before it sends a call without streaming whose max_tokens could take longer than ten minutes, and idle connections of long calls drop on the way. People who wait want to see the answer grow.',
    how: 'The bound of the SDK is 21,333 tokens. An explicit timeout on client or request switches that guard off, which leaves the dropped connections. A typical answer above 1,000 tokens in a task where people wait, without streaming, is a caution; that threshold is ours. Work that goes through batches only cannot stream and needs none.',
    fix: 'Stream the requests and handle errors that arrive after HTTP 200, lower max_tokens to what answers need, or send the work as batches.',
    sources: ['sdk', 'errors'],
    corrections: [
      {
        claim: 'Streaming is needed above about 16,000 tokens, or only for a nicer screen.',
        now: 'The bound of the SDK is 21,333 tokens of max_tokens, whatever the screen looks like.',
        source: 'sdk',
      },
    ],
  },
  judge({ plan, catalog, today }) {
    const { maxTokens, output } = plan.tokens;
    const { type } = plan.task;
    if (onlyBatches(plan)) {
      return notApplicable('All planned requests go through batches, which cannot stream.');
    }
    if (maxTokens == null) return unansweredField('tokens.maxTokens');
    const streams = streaming(plan);
    const bound = catalog.apiRules.nonStreamingMaxTokens;
    const evidence: Evidence = {
      basis: 'planned',
      figures: [
        planned('max_tokens', maxTokens, 'tokens', 'tokens.maxTokens', today),
        documented('Bound for calls without streaming', bound.tokens, 'tokens', bound.provenance),
      ],
    };
    if (streams) return pass('streaming-planned', { maxTokens }, evidence);
    const args = { maxTokens, boundTokens: bound.tokens };
    if (maxTokens > bound.tokens) {
      return streams === false
        ? fail('streaming-required', args, evidence)
        : unansweredField('tokens.streaming');
    }
    const typicalTokens = output.typical;
    if (
      streams === false &&
      type &&
      peopleWait.has(type) &&
      typicalTokens != null &&
      typicalTokens > longAnswerTokens
    ) {
      return warn('people-wait-for-whole-answer', { typicalTokens }, evidence);
    }
    return pass('streaming-not-required', args, evidence);
  },
});

/** The answer about streaming itself counts first; undefined where neither it nor the feature list say. */
function streaming({ tokens, task }: Plan): boolean | undefined {
  if (tokens.streaming != null) return tokens.streaming;
  return task.features?.includes('streaming') ? true : undefined;
}
