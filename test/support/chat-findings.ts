import type { WordedFinding } from '../../src/judge/run.ts';
import { figure, finding } from './run-builder.ts';

/** What a launch that is ready hears: passes, one caution, one check that does not apply. */
export const passedFindings: readonly WordedFinding[] = [
  finding({
    check: 'task/defined',
    status: 'pass',
    title: 'The task is named',
    detail: 'The plan describes a chat that streams its answers.',
    figures: [figure('Task', 'chat', 'text', 'planned', 'task.type')],
  }),
  finding({
    check: 'model/available',
    status: 'pass',
    title: 'The planned model answers for this key',
    detail: 'The Models API lists claude-sonnet-5-5 as active.',
    figures: [figure('Context window', 1_000_000, 'tokens', 'live', 'model')],
    observations: ['model'],
  }),
  finding({
    check: 'model/request-shape',
    status: 'pass',
    title: 'The model accepts the planned request',
    detail: 'No planned parameter is one that claude-sonnet-5-5 rejects.',
  }),
  finding({
    check: 'tokens/max-output',
    status: 'pass',
    title: 'Planned answers fit the output limit',
    detail: 'max_tokens of 2,048 leaves room above the p95 answer and stays under the limit of the model.',
    figures: [
      figure('Planned max_tokens', 2_048, 'tokens', 'planned', 'tokens.maxTokens'),
      figure('Output limit', 128_000, 'tokens', 'documented', 'models-overview'),
    ],
  }),
  finding({
    check: 'platform/access',
    status: 'pass',
    title: 'The key may use the model',
    detail: 'One message of 8 tokens was answered in 640 ms.',
    figures: [figure('Latency', 640, 'ms', 'live', 'tiny-message')],
    observations: ['tiny-message'],
  }),
  finding({
    check: 'limits/peak-input',
    status: 'pass',
    title: 'The peak fits the input token limit',
    detail: 'The busiest minute needs 570,000 tokens that are not read from the cache.',
    figures: [figure('Headroom', 17.5, 'ratio', 'live', 'tiny-message')],
    observations: ['tiny-message'],
  }),
  finding({
    check: 'spend/tier-cap',
    status: 'pass',
    title: 'The tier lets the planned month be spent',
    detail: 'Even the heavy month stays under the monthly cap of the Scale tier.',
    figures: [
      figure('Heavy month', 6_852, 'USD/month', 'planned', 'traffic'),
      figure('Cap of the Scale tier', 200_000, 'USD/month', 'documented', 'rate-limits'),
    ],
  }),
  finding({
    check: 'spend/alerts',
    status: 'pass',
    title: 'Somebody receives the spend alerts',
    detail:
      'Ana Lopez vouched for it on 2026-11-18. Evidence: Test mail of the 50 % alert reached the on-call list.',
    figures: [figure('Answer', 'yes', 'text', 'attested', 'Ana Lopez', '2026-11-18')],
  }),
  finding({
    check: 'cost/output-share',
    status: 'warn',
    blocking: false,
    title: 'Output makes up most of the bill',
    detail: 'Answers are 53 % of a medium month, so their length decides the cost.',
    fix: ['Ask for shorter answers in the system prompt, and measure what that saves.'],
    figures: [
      figure('Share of output', 53, 'percent', 'planned', 'tokens.output.typical'),
      figure('Output price', 10, 'USD/MTok', 'documented', 'pricing'),
    ],
  }),
  finding({
    check: 'cost/server-tools',
    status: 'not-applicable',
    blocking: false,
    title: 'Server tools: does not apply',
    detail: 'The plan uses no tool that is billed apart.',
  }),
];
