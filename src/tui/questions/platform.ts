import { platformRow } from '../../catalog/lookup.ts';
import { answerAt } from './answer-at.ts';
import type { Question } from './question.ts';

export const platformQuestions: readonly Question[] = [
  {
    id: 'platform.path',
    section: 'platform',
    kind: 'choice',
    label: 'Platform path',
    ask: 'By which path do your requests reach Claude?',
    why: 'Model ids, credentials, limits, features and the invoice differ from path to path. Three paths run on AWS and two on Google Cloud, so the name of the cloud alone settles nothing.',
    where: 'Look at the SDK client your code builds and at whose invoice the usage lands on.',
    checks: [
      'platform/chosen',
      'platform/credentials',
      'platform/access',
      'platform/iam',
      'platform/region',
      'platform/model-id',
      'platform/api-version',
      'platform/features',
      'platform/request-size',
      'platform/billing-owner',
      'model/available',
      'keys/admin-key-in-app',
      'keys/precedence',
    ],
    options: (_plan, catalog) =>
      catalog.platforms.map((platform) => ({
        value: platform.path,
        label: platform.name,
        hint: `Run by ${platform.operatedBy}, billed by ${platform.billedBy}; client ${platform.sdkClient}.`,
      })),
    ...answerAt('platform', 'path'),
  },
  {
    id: 'platform.region',
    section: 'platform',
    kind: 'text',
    label: 'Region or endpoint',
    ask: 'Which region or endpoint will the requests go to?',
    why: 'Quotas and model access are granted per region there, and regional endpoints can cost more than the global one.',
    where: 'The region setting of the client your code builds, such as us-east-1, europe-west1 or global.',
    checks: [
      'platform/access',
      'platform/chosen',
      'platform/region',
      'platform/quota',
      'cost/forecast',
      'operations/reachability',
    ],
    maxLength: 60,
    applies: (plan, catalog) =>
      plan.platform.path != null && platformRow(catalog, plan.platform.path).needsRegion,
    ...answerAt('platform', 'region'),
  },
];
