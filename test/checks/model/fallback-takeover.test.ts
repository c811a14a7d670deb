import check from '../../../checks/model/fallback.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { supports } from '../../support/plan-builder.ts';
import { spread } from '../../support/seen-trial.ts';
import { plan } from './fallback-plan.ts';

judgeTable(check, [
  {
    name: 'a prompt one token too long, as the older tokenizer counts it, and an answer one token too long',
    plan: plan('claude-opus-5-5', 'claude-haiku-4-5', {
      tokens: { input: { p95: 260_001 }, maxTokens: 64_001 },
    }),
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: {
      fallback: 'Haiku 4.5',
      problems: [
        { kind: 'window', neededTokens: 200_001, limitTokens: 200_000 },
        { kind: 'max-output', neededTokens: 64_001, limitTokens: 64_000 },
      ],
    },
  },
  {
    name: 'a prompt and an answer exactly at its limits',
    plan: plan('claude-opus-5-5', 'claude-haiku-4-5', {
      tokens: { input: { p95: 260_000 }, maxTokens: 64_000 },
    }),
    status: 'pass',
    code: 'fallback-fits',
  },
  {
    name: '800,000 tokens of Sonnet 4.6 are 1,040,000 of a newer tokenizer',
    plan: plan('claude-sonnet-4-6', 'claude-opus-5-5', { tokens: { input: { p95: 800_000 } } }),
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'window', neededTokens: 1_040_000, limitTokens: 1_000_000 }] },
  },
  {
    name: 'a trial measured longer prompts than planned',
    plan: plan('claude-opus-5-5', 'claude-haiku-4-5'),
    seen: { trial: { model: 'claude-opus-5-5', input: spread(100, 260_001, 0) } },
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'window', neededTokens: 200_001 }] },
  },
  {
    name: 'a feature it lacks',
    plan: plan('claude-opus-5-5', 'claude-sonnet-5-5', { task: { features: ['vision', 'fast-mode'] } }),
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'feature', feature: 'fast-mode' }] },
  },
  {
    name: 'a feature the account says it lacks',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { 'fallback-model': { supports: supports({ imageInput: false }) } },
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'feature', feature: 'vision' }] },
  },
  {
    name: 'a parameter that does not carry over',
    plan: plan('claude-opus-5', 'claude-sonnet-5-5', { model: { request: { forcedToolChoice: true } } }),
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: {
      problems: [{ kind: 'parameter', offence: { parameter: 'tool_choice', why: 'forced-tool-rejected' } }],
    },
  },
  {
    name: 'on its way out',
    plan: plan('claude-sonnet-5-5', 'claude-sonnet-4-5'),
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'retires', on: '2026-11-30' }] },
  },
  {
    name: 'on its way out, launch unknown',
    plan: plan('claude-sonnet-5-5', 'claude-sonnet-4-5', { launchDate: null }),
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'retires', on: '2026-11-30' }] },
  },
  {
    name: 'announced to be gone on launch day',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { 'fallback-model': { retiresAt: '2026-12-01T00:00:00Z' } },
    status: 'fail',
    code: 'fallback-does-not-fit',
    args: { problems: [{ kind: 'retires', on: '2026-12-01' }] },
  },
  {
    name: 'announced to be gone the day after launch',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5'),
    seen: { 'fallback-model': { retiresAt: '2026-12-02T00:00:00Z' } },
    status: 'pass',
    code: 'fallback-fits',
  },
  {
    name: 'announced to be gone, launch unknown',
    plan: plan('claude-opus-5-5', 'claude-haiku-5-5', { launchDate: null }),
    seen: { 'fallback-model': { retiresAt: '2026-12-01T00:00:00Z' } },
    status: 'pass',
    code: 'fallback-fits',
  },
  {
    name: 'prompt size unknown and a smaller window',
    plan: plan('claude-opus-5-5', 'claude-haiku-4-5', { tokens: { input: { p95: null } } }),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.input.p95' },
  },
  {
    name: 'prompt size unknown and the same window',
    plan: plan('claude-opus-5-5', 'claude-sonnet-5-5', { tokens: { input: { p95: null } } }),
    status: 'pass',
    code: 'fallback-fits',
  },
  {
    name: 'max_tokens unknown and a smaller limit',
    plan: plan('claude-opus-5-5', 'claude-haiku-4-5', { tokens: { maxTokens: null } }),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'tokens.maxTokens' },
  },
  {
    name: 'features unknown and fewer on offer',
    plan: plan('claude-opus-5-5', 'claude-sonnet-5-5', { task: { features: null } }),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'task.features' },
  },
  {
    name: 'features unknown and as many on offer',
    plan: plan('claude-sonnet-5-5', 'claude-haiku-5-5', { task: { features: null } }),
    status: 'pass',
    code: 'fallback-fits',
  },
  {
    name: 'a parameter unknown that the fallback rejects',
    plan: plan('claude-sonnet-4-5', 'claude-sonnet-5-5', { model: { request: { prefill: null } } }),
    status: 'unanswered',
    code: 'not-answered',
    args: { field: 'model.request.prefill' },
  },
]);
