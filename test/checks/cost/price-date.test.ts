import { expect } from 'vitest';
import priceDate from '../../../checks/cost/price-date.ts';
import { type Catalog, catalog } from '../../../src/catalog/catalog.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';

const on = (id: string, fallback?: string): PlanInput => ({ model: { id, ...(fallback && { fallback }) } });

const doubtful: Catalog = {
  ...catalog,
  models: catalog.models.map((model) => ({
    ...model,
    prices: {
      ...model.prices,
      provenance: { ...model.prices.provenance, confidence: 'low', note: 'One line.' },
    },
  })),
};

judgeTable(priceDate, [
  { name: 'no model', ...asks('model.id') },
  {
    name: 'read 43 days ago',
    plan: on('claude-sonnet-5-5'),
    status: 'pass',
    code: 'prices-recent',
    args: { prices: [{ model: 'Sonnet 5.5', asOf: '2026-10-08', ageDays: 43 }] },
  },
  {
    name: '60 days is still recent',
    plan: on('claude-sonnet-5-5'),
    today: '2026-12-07',
    status: 'pass',
    code: 'prices-recent',
    args: { prices: [{ ageDays: 60 }] },
  },
  {
    name: '61 days is old',
    plan: on('claude-sonnet-5-5'),
    today: '2026-12-08',
    status: 'warn',
    code: 'prices-old',
    args: { prices: [{ ageDays: 61 }], limitDays: 60 },
  },
  {
    name: 'the fallback is looked at too, and only what is old is named',
    plan: on('claude-fable-5-2', 'claude-sonnet-5-5'),
    today: '2026-12-20',
    status: 'warn',
    code: 'prices-old',
    args: { prices: [{ model: 'Sonnet 5.5', ageDays: 73 }] },
  },
  {
    name: 'what was derived is said',
    plan: on('claude-fable-5-2'),
    status: 'pass',
    code: 'prices-recent',
    args: { prices: [{ model: 'Fable 5.2', ageDays: 8, note: expect.stringContaining('derived') }] },
  },
  {
    name: 'a row of low confidence',
    plan: on('claude-sonnet-5-5'),
    catalog: doubtful,
    status: 'warn',
    code: 'prices-uncertain',
    args: { model: 'Sonnet 5.5', confidence: 'low', note: 'One line.' },
  },
  {
    name: 'which of two models is the fallback',
    plan: on('claude-sonnet-5-5', 'claude-haiku-5-5'),
    status: 'pass',
    code: 'prices-recent',
    args: {
      prices: [
        { model: 'Sonnet 5.5', isFallback: false },
        { model: 'Haiku 5.5', isFallback: true },
      ],
    },
  },
  {
    name: 'no fallback wanted',
    plan: on('claude-sonnet-5-5', 'none'),
    status: 'pass',
    code: 'prices-recent',
  },
  {
    name: 'a retired model on a path that still sells it',
    plan: { ...on('claude-opus-4-1'), platform: { path: 'vertex' } },
    status: 'pass',
    code: 'prices-recent',
    args: { prices: [{ model: 'claude-opus-4-1-20250805', asOf: '2026-10-08' }] },
  },
  {
    name: 'a price never read',
    plan: on('claude-mythos-preview'),
    status: 'inconclusive',
    code: 'price-unpublished',
  },
  {
    name: 'an unknown model',
    plan: on('claude-next-1'),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
]);
