import check from '../../../checks/tokens/streaming-required.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';

const plan = (
  maxTokens: number | null,
  streaming: boolean | null,
  task: PlanInput['task'] = {},
  typical: number | null = null,
): PlanInput => ({ task, tokens: { maxTokens, streaming, output: { typical } } });

judgeTable(check, [
  {
    name: 'exactly the bound without streaming',
    plan: plan(21_333, false),
    status: 'pass',
    code: 'streaming-not-required',
    args: { maxTokens: 21_333, boundTokens: 21_333 },
  },
  {
    name: 'one token above the bound without streaming',
    plan: plan(21_334, false),
    status: 'fail',
    code: 'streaming-required',
    args: { maxTokens: 21_334, boundTokens: 21_333 },
  },
  {
    name: 'above the bound with streaming',
    plan: plan(128_000, true),
    status: 'pass',
    code: 'streaming-planned',
  },
  {
    name: 'streaming named among the features',
    plan: plan(128_000, null, { features: ['streaming'] }),
    status: 'pass',
    code: 'streaming-planned',
  },
  {
    name: 'the answer about streaming beats the feature list',
    plan: plan(30_000, false, { features: ['streaming'] }),
    status: 'fail',
    code: 'streaming-required',
  },
  {
    name: 'unknown above the bound',
    plan: plan(21_334, null, { features: ['vision'] }),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.streaming' },
  },
  {
    name: 'unknown within the bound does not matter',
    plan: plan(21_333, null, { type: 'chat' }, 5_000),
    status: 'pass',
    code: 'streaming-not-required',
  },
  {
    name: 'a person waits for a long answer',
    plan: plan(4_096, false, { type: 'chat' }, 1_001),
    status: 'warn',
    code: 'people-wait-for-whole-answer',
    args: { typicalTokens: 1_001 },
  },
  {
    name: 'a person waits for a short answer',
    plan: plan(4_096, false, { type: 'chat' }, 1_000),
    status: 'pass',
    code: 'streaming-not-required',
  },
  {
    name: 'nobody waits for a long extraction',
    plan: plan(4_096, false, { type: 'extraction' }, 3_000),
    status: 'pass',
    code: 'streaming-not-required',
  },
  {
    name: 'batches cannot stream',
    plan: { ...plan(300_000, false, { features: ['batch'] }), traffic: { batchableShare: 1 } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a night job whose share is open counts as all batched',
    plan: plan(300_000, null, { type: 'batch', features: ['batch'] }),
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'a part in batches leaves the other part',
    plan: { ...plan(30_000, false, { features: ['batch'] }), traffic: { batchableShare: 0.9 } },
    status: 'fail',
    code: 'streaming-required',
  },
  {
    name: 'max_tokens unknown',
    plan: plan(null, false),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.maxTokens' },
  },
]);
