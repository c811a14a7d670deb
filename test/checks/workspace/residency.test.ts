import check from '../../../checks/workspace/residency.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import type { Feature } from '../../../src/catalog/vocabulary.ts';
import type { WorkspaceRow } from '../../../src/judge/seen/workspaces.ts';
import type { PlanInput } from '../../../src/plan/schema.ts';
import { asks, judgeTable } from '../../support/check-cases.ts';
import { unavailable } from '../../support/plan-builder.ts';
import { workspace } from '../../support/seen-account.ts';

const plan = (inferenceGeo: 'us' | 'global' | null, features: readonly Feature[] | null = []): PlanInput => ({
  platform: { path: 'claude-api' },
  workspace: { id: 'wrkspc_test_0001', inferenceGeo },
  task: { features: features && [...features] },
});
const us = plan('us');
const asking = plan('us', ['us-inference']);
const anywhere = plan('global');

const configured = (parts: Partial<WorkspaceRow>) => ({
  organization: {},
  workspaces: { workspaces: [{ ...workspace, ...parts }] },
});
const served = (inferenceGeo: string | null) => ({ 'tiny-message': { inferenceGeo } });
const servedAsked = (inferenceGeo: string | null) => ({
  ...served('global'),
  parameters: { sent: [{ name: 'inference_geo', value: 'us' }], inferenceGeo },
});

judgeTable(check, [
  { name: 'no path', ...asks('platform.path') },
  {
    name: 'a path without workspaces',
    plan: { platform: { path: 'vertex' } },
    status: 'not-applicable',
    code: 'not-applicable',
  },
  { name: 'nobody knows', plan: plan(null), seen: configured({}), ...asks('workspace.inferenceGeo') },
]);

judgeTable(
  check,
  [
    {
      name: 'nothing known',
      plan: us,
      status: 'inconclusive',
      code: 'residency-unproven',
      args: { asked: false },
    },
    {
      name: 'asked for, nothing seen',
      plan: asking,
      status: 'inconclusive',
      code: 'residency-unproven',
      args: { asked: true },
    },
    ...(['eu', 'not_available'] as const).flatMap((geo) => [
      {
        name: `served as ${geo}, which proves nothing`,
        plan: us,
        seen: served(geo),
        status: 'inconclusive' as const,
        code: 'residency-unproven' as const,
        args: { asked: false },
      },
      {
        name: `asked for, and served as ${geo}`,
        plan: asking,
        seen: { ...servedAsked(geo), ...configured({}) },
        status: 'inconclusive' as const,
        code: 'residency-unproven' as const,
        args: { asked: true },
      },
    ]),
    { name: 'features unknown, nothing seen', plan: plan('us', null), ...asks('task.features') },
    {
      name: 'features unknown, served elsewhere',
      plan: plan('us', null),
      seen: served('global'),
      ...asks('task.features'),
    },
    {
      name: 'features unknown, another default',
      plan: plan('us', null),
      seen: configured({}),
      ...asks('task.features'),
    },
    {
      name: 'not allowed by the workspace',
      plan: asking,
      seen: configured({ allowedGeos: ['global'] }),
      status: 'fail',
      code: 'residency-geo-not-allowed',
      basis: 'admin',
      args: { geo: 'us', allowed: ['global'] },
    },
    {
      name: 'asked for and allowed',
      plan: asking,
      seen: configured({}),
      status: 'pass',
      code: 'residency-met',
      basis: 'admin',
      args: { by: 'request' },
    },
    {
      name: 'asked for and served',
      plan: asking,
      seen: servedAsked('us'),
      status: 'pass',
      code: 'residency-met',
      basis: 'live',
      args: { by: 'request' },
    },
    {
      name: 'asked for and served elsewhere',
      plan: asking,
      seen: { ...configured({}), ...servedAsked('global') },
      status: 'fail',
      code: 'residency-served-elsewhere',
      basis: 'live',
      args: { served: 'global', asked: true },
    },
    {
      name: 'the default of the workspace, features unknown',
      plan: plan('us', null),
      seen: configured({ defaultGeo: 'us' }),
      status: 'pass',
      code: 'residency-met',
      basis: 'admin',
      args: { by: 'default' },
    },
    {
      name: 'served in the US without asking',
      plan: us,
      seen: served('us'),
      status: 'pass',
      code: 'residency-met',
      basis: 'live',
      args: { by: 'default' },
    },
    {
      name: 'served elsewhere without asking',
      plan: us,
      seen: served('global'),
      status: 'fail',
      code: 'residency-served-elsewhere',
      args: { served: 'global', asked: false },
    },
    {
      name: 'served elsewhere although that is the default',
      plan: us,
      seen: { ...configured({ defaultGeo: 'us' }), ...served('global') },
      status: 'fail',
      code: 'residency-served-elsewhere',
      basis: 'live',
    },
    {
      name: 'neither asked for nor the default',
      plan: us,
      seen: configured({}),
      status: 'fail',
      code: 'residency-not-asked',
      args: { defaultGeo: 'global' },
    },
    {
      name: 'an older model says nothing of where it was served',
      plan: us,
      seen: served(null),
      status: 'inconclusive',
      code: 'residency-unproven',
    },
    {
      name: 'another workspace than the planned one was served elsewhere',
      plan: us,
      seen: { 'tiny-message': { workspaceId: 'wrkspc_test_0002', inferenceGeo: 'global' } },
      status: 'inconclusive',
      code: 'residency-unproven',
    },
  ],
  'in the US',
);

judgeTable(
  check,
  [
    {
      name: 'no requirement',
      plan: anywhere,
      status: 'pass',
      code: 'residency-without-requirement',
      basis: 'planned',
      args: { allowed: null },
    },
    {
      name: 'no requirement, and the workspace agrees',
      plan: anywhere,
      seen: { ...configured({}), ...served('global'), 'api-keys': unavailable() },
      status: 'pass',
      code: 'residency-without-requirement',
      basis: 'admin',
      args: { allowed: 'unrestricted' },
    },
    {
      name: 'the workspace keeps it in the US',
      plan: anywhere,
      seen: configured({ allowedGeos: ['us'], defaultGeo: 'us' }),
      status: 'warn',
      code: 'residency-costs-more',
      args: { by: 'workspace', factor: catalog.priceModifiers.usInference },
    },
    {
      name: 'an answer from the US nobody asked for',
      plan: anywhere,
      seen: served('us'),
      status: 'warn',
      code: 'residency-costs-more',
      args: { by: 'workspace' },
    },
    {
      name: 'the requests ask for the US',
      plan: plan('global', ['us-inference']),
      seen: configured({}),
      status: 'warn',
      code: 'residency-costs-more',
      args: { by: 'plan' },
    },
    {
      name: 'the requests ask for what the workspace turns down',
      plan: plan('global', ['us-inference']),
      seen: configured({ allowedGeos: ['global'] }),
      status: 'fail',
      code: 'residency-geo-not-allowed',
    },
  ],
  'anywhere',
);
