import check from '../../../checks/cost/trial.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { judgeTable } from '../../support/check-cases.ts';
import { trial } from '../../support/seen-trial.ts';
import { passes, plan } from './trial-plans.ts';

const featured = (...features: NonNullable<NonNullable<PlanInput['task']>['features']>): PlanInput =>
  plan(undefined, { task: { features } });

const carrying = (carry: Partial<typeof trial.carry>) => ({ trial: { carry: { ...trial.carry, ...carry } } });

const unnamed = (carries: string, feature: string, samples: number) => ({
  status: 'fail' as const,
  code: 'trial-contradicts-plan' as const,
  args: { contradictions: [{ kind: 'feature', carries, feature, samples, of: 400 }] },
});

judgeTable(
  check,
  [
    {
      name: 'one image',
      plan: featured(),
      seen: carrying({ images: 1 }),
      ...unnamed('images', 'vision', 1),
    },
    { name: 'images as planned', plan: featured('vision'), seen: carrying({ images: 1 }), ...passes },
    {
      name: 'screenshots of a computer in use',
      plan: featured('computer-use'),
      seen: carrying({ images: 9 }),
      ...passes,
    },
    {
      name: 'documents',
      plan: featured('vision'),
      seen: carrying({ documents: 12 }),
      ...unnamed('documents', 'pdf', 12),
    },
    { name: 'documents to cite', plan: featured('citations'), seen: carrying({ documents: 1 }), ...passes },
    { name: 'tools', plan: featured(), seen: carrying({ tools: 400 }), ...unnamed('tools', 'tool-use', 400) },
    {
      name: 'tools that run on the server',
      plan: featured('web-search'),
      seen: carrying({ tools: 400 }),
      ...passes,
    },
    {
      name: 'cache_control',
      plan: featured(),
      seen: carrying({ cacheControl: 400 }),
      ...unnamed('cache_control', 'prompt-caching', 400),
    },
    {
      name: 'cache_control with a time to live in the plan',
      plan: plan(undefined, { tokens: { cacheTtl: '1h' } }),
      seen: carrying({ cacheControl: 400 }),
      ...passes,
    },
    {
      name: 'features nobody has named yet are another question',
      plan: plan(undefined, { task: {} }),
      seen: carrying({ images: 400, tools: 400 }),
      ...passes,
    },
  ],
  'features it contradicts',
);
