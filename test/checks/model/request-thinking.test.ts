import check from '../../../checks/model/request-shape.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { supports } from '../../support/plan-builder.ts';
import { accepted, old, open, plan, rejected } from '../../support/request-shape-cases.ts';

judgeTable(
  check,
  [
    rejected(
      'a thinking budget from 4.7 on',
      plan('claude-opus-5-5', { thinkingBudgetTokens: 8_000 }, { thinking: 'enabled' }),
      ['thinking.budget_tokens', 'budget-rejected'],
    ),
    rejected(
      'thinking enabled without a budget figure',
      plan('claude-opus-4-8', {}, { thinking: 'enabled' }),
      ['thinking.type', 'budget-rejected'],
    ),
    {
      name: 'a thinking budget on 4.6 works and is deprecated',
      plan: plan('claude-opus-4-6', { thinkingBudgetTokens: 8_000 }, { thinking: 'enabled' }),
      status: 'warn',
      code: 'request-cautions',
      args: { cautions: [{ parameter: 'thinking.budget_tokens', why: 'budget-deprecated' }] },
    },
    accepted('a thinking budget on 4.5', plan(old, { thinkingBudgetTokens: 8_000 }, { thinking: 'enabled' })),
    rejected('adaptive thinking on 4.5', plan(old, {}, { thinking: 'adaptive' }), [
      'thinking.type',
      'adaptive-rejected',
    ]),
    accepted('adaptive thinking on 4.6', plan('claude-sonnet-4-6', {}, { thinking: 'adaptive' })),
    rejected(
      'thinking off on a model that always thinks',
      plan('claude-opus-5-5', {}, { thinking: 'disabled' }),
      ['thinking.type', 'disabled-rejected'],
    ),
    accepted(
      'thinking off on Opus 5 at effort high',
      plan('claude-opus-5', {}, { thinking: 'disabled', effort: 'high' }),
    ),
    rejected(
      'thinking off on Opus 5 at effort xhigh',
      plan('claude-opus-5', {}, { thinking: 'disabled', effort: 'xhigh' }),
      ['thinking.type', 'disabled-at-high-effort'],
    ),
    accepted(
      'thinking off on Haiku 5.5 at its default effort',
      plan('claude-haiku-5-5', {}, { thinking: 'disabled' }),
    ),
    accepted(
      'thinking off on Sonnet 5 at effort max, where no bound is documented',
      plan('claude-sonnet-5', {}, { thinking: 'disabled', effort: 'max' }),
    ),
    accepted('thinking unsaid on Opus 5 at effort xhigh', plan('claude-opus-5', {}, { effort: 'xhigh' })),
    accepted(
      'thinking off at effort xhigh where it is off anyway',
      plan('claude-opus-4-8', {}, { thinking: 'disabled', effort: 'xhigh' }),
    ),
    accepted(
      'thinking between tools only on Sonnet 5.5 at its default effort',
      plan('claude-sonnet-5-5', {}, { thinking: 'between-tools' }),
    ),
    accepted(
      'thinking between tools only on Sonnet 5.5 at effort high',
      plan('claude-sonnet-5-5', {}, { thinking: 'between-tools', effort: 'high' }),
    ),
    rejected(
      'thinking between tools only on Sonnet 5.5 at effort xhigh',
      plan('claude-sonnet-5-5', {}, { thinking: 'between-tools', effort: 'xhigh' }),
      ['thinking.type', 'between-tools-at-high-effort'],
    ),
    ...catalog.models
      .filter(({ id }) => id !== 'claude-sonnet-5-5')
      .map(({ id, name }) =>
        rejected(`thinking between tools only on ${name}`, plan(id, {}, { thinking: 'between-tools' }), [
          'thinking.type',
          'between-tools-rejected',
        ]),
      ),
    {
      name: 'the account beats the catalog: thinking between tools is gone',
      plan: plan('claude-sonnet-5-5', {}, { thinking: 'between-tools' }),
      seen: { model: { supports: supports({ thinking: ['adaptive', 'disabled'] }) } },
      status: 'fail',
      code: 'request-rejected',
      args: {
        offences: [{ parameter: 'thinking.type', value: 'between_tools', why: 'between-tools-rejected' }],
      },
    },
    {
      name: 'the account beats the catalog: thinking between tools is taken',
      plan: plan('claude-sonnet-5', {}, { thinking: 'between-tools' }),
      seen: { model: { id: 'claude-sonnet-5', supports: supports({ thinking: ['between_tools'] }) } },
      status: 'pass',
      code: 'request-accepted',
    },
    {
      name: 'the value is told as the API spells it',
      plan: plan('claude-opus-5', {}, { thinking: 'between-tools' }),
      status: 'fail',
      code: 'request-rejected',
      args: {
        offences: [{ parameter: 'thinking.type', value: 'between_tools', why: 'between-tools-rejected' }],
      },
    },
    {
      name: 'the rejected value is told',
      plan: plan('claude-opus-5-5', { thinkingBudgetTokens: 8_000 }),
      status: 'fail',
      code: 'request-rejected',
      args: { offences: [{ parameter: 'thinking.budget_tokens', value: '8000', why: 'budget-rejected' }] },
    },
    open('thinking unknown', plan('claude-opus-5-5', {}, { thinking: null }), 'model.thinking'),
    open(
      'a budget nobody knows',
      plan('claude-opus-4-6', { thinkingBudgetTokens: null }),
      'model.request.thinkingBudgetTokens',
    ),
    {
      name: 'the account beats the catalog: thinking may be disabled',
      plan: plan('claude-sonnet-5-5', {}, { thinking: 'disabled' }),
      seen: { model: { supports: supports({ thinking: ['adaptive', 'disabled'] }) } },
      status: 'pass',
      code: 'request-accepted',
    },
    {
      name: 'the account takes every thinking setting, so none needs to be known',
      plan: plan('claude-sonnet-5-5', {}, { thinking: null }),
      seen: {
        model: { supports: supports({ thinking: ['adaptive', 'between_tools', 'disabled', 'enabled'] }) },
      },
      status: 'pass',
      code: 'request-accepted',
    },
    {
      name: 'the account takes a budget that the catalog calls deprecated',
      plan: plan('claude-opus-4-6', {}, { thinking: 'enabled' }),
      seen: {
        model: { id: 'claude-opus-4-6', supports: supports({ thinking: ['adaptive', 'enabled'] }) },
      },
      status: 'warn',
      code: 'request-cautions',
      args: { cautions: [{ parameter: 'thinking.type', why: 'budget-deprecated' }] },
    },
    {
      name: 'the account beats the catalog: adaptive thinking is gone',
      plan: plan('claude-sonnet-5-5', {}, { thinking: 'adaptive' }),
      seen: { model: { supports: supports({ thinking: ['between_tools'] }) } },
      status: 'fail',
      code: 'request-rejected',
      args: { offences: [{ why: 'adaptive-rejected' }] },
    },
  ],
  'thinking',
);

judgeTable(
  check,
  [
    rejected('effort on a model without it', plan(old, {}, { effort: 'low' }), [
      'effort',
      'effort-not-taken',
    ]),
    rejected('effort xhigh on 4.6', plan('claude-opus-4-6', {}, { effort: 'xhigh' }), [
      'effort',
      'effort-level-missing',
    ]),
    rejected('effort max on Opus 4.5', plan('claude-opus-4-5', {}, { effort: 'max' }), [
      'effort',
      'effort-level-missing',
    ]),
    accepted('effort max on 4.6', plan('claude-opus-4-6', {}, { effort: 'max' })),
    open('effort nobody knows on 4.6', plan('claude-opus-4-6', {}, { effort: null }), 'model.effort'),
    open('effort never asked for on 4.6', plan('claude-opus-4-6', {}, { effort: undefined }), 'model.effort'),
    accepted(
      'effort never asked for where every level is taken',
      plan('claude-opus-5-5', {}, { effort: undefined }),
    ),
    accepted('effort nobody knows where every level is taken', plan('claude-opus-5-5', {}, { effort: null })),
    {
      name: 'the account beats the catalog: an effort level is gone',
      plan: plan('claude-sonnet-5-5', {}, { effort: 'max' }),
      seen: { model: { supports: supports({ efforts: ['low', 'high'] }) } },
      status: 'fail',
      code: 'request-rejected',
      args: { offences: [{ parameter: 'effort', why: 'effort-level-missing' }] },
    },
  ],
  'effort',
);
