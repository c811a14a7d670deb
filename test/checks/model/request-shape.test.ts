import check from '../../../checks/model/request-shape.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { accepted, old, open, plan, rejected } from '../../support/request-shape-cases.ts';

judgeTable(
  check,
  [
    accepted('nothing sent', plan('claude-opus-4-8')),
    rejected('temperature 0 from 4.7 on, whatever the version', plan('claude-opus-4-7', { temperature: 0 }), [
      'temperature',
      'sampling-rejected',
    ]),
    rejected(
      'top_p and top_k from 4.7 on',
      plan('claude-sonnet-5-5', { topP: 0.9, topK: 40, apiVersion: '2023-06-01' }),
      ['top_p', 'sampling-rejected'],
      ['top_k', 'sampling-rejected'],
    ),
    accepted(
      'the default temperature under the older version',
      plan('claude-opus-5-5', { temperature: 1, apiVersion: '2023-06-01' }),
    ),
    rejected(
      'even the default temperature under the newer version',
      plan('claude-opus-5-5', { temperature: 1, apiVersion: '2026-10-21' }),
      ['temperature', 'sampling-gone'],
    ),
    open(
      'the default temperature under an unknown version',
      plan('claude-opus-5-5', { temperature: 1 }),
      'model.request.apiVersion',
    ),
    accepted(
      'an older model under the older version',
      plan(old, { temperature: 0, apiVersion: '2023-06-01' }),
    ),
    rejected(
      'an older model under the newer version',
      plan(old, { temperature: 0, apiVersion: '2026-10-21' }),
      ['temperature', 'sampling-gone'],
    ),
    open(
      'an older model under an unknown version',
      plan(old, { temperature: 0 }),
      'model.request.apiVersion',
    ),
    open('a value nobody knows', plan('claude-opus-5-5', { topP: null }), 'model.request.topP'),
    accepted('a value nobody knows where any is taken', plan(old, { topP: null, apiVersion: '2023-06-01' })),
    open('parameters never asked for', { model: { id: old, thinking: 'default' } }, 'model.request'),
    accepted('parameters never asked for, where none matters', {
      model: { id: old, thinking: 'default', request: { apiVersion: '2023-06-01' } },
    }),
  ],
  'sampling',
);

judgeTable(
  check,
  [
    rejected('a prefilled answer from 4.6 on', plan('claude-sonnet-4-6', { prefill: true }), [
      'prefill',
      'prefill-rejected',
    ]),
    accepted('a prefilled answer on 4.5', plan(old, { prefill: true })),
    open('prefill unknown', plan('claude-sonnet-4-6', { prefill: null }), 'model.request.prefill'),
    rejected('a forced tool on Opus 5.5', plan('claude-opus-5-5', { forcedToolChoice: true }), [
      'tool_choice',
      'forced-tool-rejected',
    ]),
    accepted('a forced tool on Opus 5', plan('claude-opus-5', { forcedToolChoice: true })),
    accepted('a forced tool on 4.5 without thinking', plan(old, { forcedToolChoice: true })),
    rejected(
      'a forced tool on 4.5 with thinking',
      plan(old, { forcedToolChoice: true, thinkingBudgetTokens: 2_000 }),
      ['tool_choice', 'forced-tool-with-thinking'],
    ),
    open(
      'a forced tool unknown on Fable 5.2',
      plan('claude-fable-5-2', { forcedToolChoice: null }),
      'model.request.forcedToolChoice',
    ),
    rejected(
      'every offence is listed',
      plan(
        'claude-fable-5-2',
        { temperature: 0.2, prefill: true, forcedToolChoice: true },
        { thinking: 'disabled' },
      ),
      ['temperature', 'sampling-rejected'],
      ['thinking.type', 'disabled-rejected'],
      ['prefill', 'prefill-rejected'],
      ['tool_choice', 'forced-tool-rejected'],
    ),
    rejected(
      'offences come before open questions',
      plan('claude-opus-5-5', { temperature: 0, prefill: null }),
      ['temperature', 'sampling-rejected'],
    ),
    accepted('what Bedrock serves is for platform/api-version to say', {
      ...plan('anthropic.claude-opus-4-6-v1', { apiVersion: '2026-10-21' }),
      platform: { path: 'bedrock' },
    }),
    open('no model planned', plan(null), 'model.id'),
    {
      name: 'model not in the catalog',
      plan: plan('claude-nova-6'),
      status: 'inconclusive',
      code: 'model-not-in-catalog',
    },
  ],
  'prefill, tools, version, model',
);
