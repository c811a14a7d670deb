import priceDate from '../../../checks/cost/price-date.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../check-table.ts';

const on = (id: string, fallback?: string): PlanInput => ({ model: { id, ...(fallback && { fallback }) } });

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
    args: { prices: [{ model: 'Fable 5.2', ageDays: 8, note: expectDerived() }] },
  },
  {
    name: 'no fallback wanted',
    plan: on('claude-sonnet-5-5', 'none'),
    status: 'pass',
    code: 'prices-recent',
  },
  {
    name: 'a price never read',
    plan: on('claude-mythos-preview'),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
  {
    name: 'an unknown model',
    plan: on('claude-next-1'),
    status: 'inconclusive',
    code: 'price-not-documented',
  },
]);

function expectDerived(): string {
  return 'Input, output, 5-minute write and cache read were read; the 1-hour write (twice the input) and the batch prices (half) are derived from the rules of the pricing page.';
}
