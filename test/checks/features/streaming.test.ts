import streaming from '../../../checks/features/streaming.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { failed, unavailable } from '../../support/plan-builder.ts';

const model = { id: 'claude-sonnet-5-5' };
const streams: PlanInput = { model, task: { features: ['streaming'] } };

judgeTable(streaming, [
  { name: 'nobody said whether it streams', plan: { model }, ...asks('task.features') },
  { name: 'no model', plan: { task: { features: ['streaming'] } }, ...asks('model.id') },
  {
    name: 'it does not stream',
    plan: { model, task: { features: [] }, tokens: { streaming: false } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  {
    name: 'streaming is said beside the list of features',
    plan: { model, task: { features: [] }, tokens: { streaming: true } },
    seen: { stream: {} },
    status: 'pass',
    code: 'stream-whole',
  },
  {
    name: 'whole and in order',
    plan: streams,
    seen: { stream: { firstTextMs: 900, tokensPerSecond: 80, outputTokens: 200 } },
    status: 'pass',
    code: 'stream-whole',
    basis: 'live',
    args: { firstTextMs: 900, tokensPerSecond: 80, outputTokens: 200 },
  },
  {
    name: 'too fast to say how fast',
    plan: streams,
    seen: { stream: { begunMs: 2, firstPieceMs: 3, firstTextMs: 3, wholeMs: 4, tokensPerSecond: null } },
    status: 'pass',
    code: 'stream-whole',
    args: { tokensPerSecond: null },
  },
  {
    name: 'all of it in the last twentieth of two seconds',
    plan: streams,
    seen: { stream: { begunMs: 1_901, firstPieceMs: 1_905, firstTextMs: 1_905, wholeMs: 2_000 } },
    status: 'warn',
    code: 'stream-held-back',
    args: { begunMs: 1_901, wholeMs: 2_000 },
  },
  {
    name: 'begun just before it',
    plan: streams,
    seen: { stream: { begunMs: 1_900, firstPieceMs: 1_905, firstTextMs: 1_905, wholeMs: 2_000 } },
    status: 'pass',
    code: 'stream-whole',
  },
  {
    name: 'begun at once, then thinking that is not shown, then all pieces at the end',
    plan: streams,
    seen: { stream: { begunMs: 300, firstPieceMs: 9_900, firstTextMs: 9_910, wholeMs: 10_000 } },
    status: 'pass',
    code: 'stream-whole',
  },
  {
    name: 'events out of order',
    plan: streams,
    seen: { stream: { disorder: 'The event message_stop came where it does not belong.' } },
    status: 'fail',
    code: 'stream-broken',
  },
  {
    name: 'an answer without content',
    plan: streams,
    seen: { stream: { firstPieceMs: null, firstTextMs: null, stopReason: 'refusal' } },
    status: 'inconclusive',
    code: 'feature-cut-short',
    args: { stopReason: 'refusal' },
  },
  {
    name: 'not asked',
    plan: streams,
    seen: { stream: unavailable() },
    status: 'inconclusive',
    code: 'not-observed',
  },
  { name: 'never attempted', plan: streams, status: 'inconclusive', code: 'not-observed' },
  {
    name: 'the stream was refused',
    plan: streams,
    seen: { 'tiny-message': {}, stream: failed('permission-denied') },
    status: 'fail',
    code: 'feature-refused',
    args: { feature: 'streaming', cause: 'permission-denied' },
  },
  {
    name: 'the credit ran out on the way',
    plan: streams,
    seen: { stream: failed('credit-empty') },
    status: 'inconclusive',
    code: 'waits-for-check',
    args: { check: 'platform/access' },
  },
  {
    name: 'the network failed',
    plan: streams,
    seen: { stream: failed('connection-failed') },
    status: 'inconclusive',
    code: 'not-observed',
  },
]);
