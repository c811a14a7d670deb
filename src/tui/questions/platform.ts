import { platformRow } from '../../catalog/lookup.ts';
import { answerAt } from './answer-at.ts';
import { endpointHint, platformFound, platformOptions } from './platform-comparison.ts';
import type { Question } from './question.ts';

export const platformQuestions: readonly Question[] = [
  {
    id: 'platform.path',
    section: 'platform',
    kind: 'choice',
    label: 'Platform path',
    ask: 'By which path do your requests reach Claude?',
    why: 'Model ids, credentials, limits, features and the invoice differ from path to path. Three paths run on AWS and two on Google Cloud, so the name of the cloud alone settles nothing.',
    where:
      'Look at the SDK client your code builds and at whose invoice the usage lands on. "gonogo platforms" prints the comparison.',
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
    options: platformOptions,
    found: platformFound,
    ...answerAt('platform', 'path'),
  },
  {
    id: 'platform.region',
    section: 'platform',
    kind: 'text',
    label: 'Region or endpoint',
    ask: 'Which region or endpoint will the requests go to?',
    why: 'Quotas and model access are granted per region there. Bedrock and Vertex AI charge more wherever inference has to stay in one region or in a group of them, and list prices on their global endpoints alone.',
    where:
      'The region setting of the client your code builds, such as us-east-1, europe-west1 or global. On Bedrock it is the region that is called; a profile in front of the model id decides where inference runs.',
    checks: [
      'platform/access',
      'platform/chosen',
      'platform/region',
      'platform/quota',
      'cost/forecast',
      'operations/reachability',
    ],
    maxLength: 60,
    hint: endpointHint,
    applies: (plan, catalog) =>
      plan.platform.path != null && platformRow(catalog, plan.platform.path).needsRegion,
    ...answerAt('platform', 'region'),
  },
  {
    id: 'platform.deployment',
    section: 'platform',
    kind: 'text',
    label: 'Deployment or inference profile',
    ask: 'By which name do the requests call the model there?',
    why: 'Foundry takes the name of a deployment, and Bedrock an inference profile or its ARN for most models. Neither need be called like the model, so probes with the plain id would ask for something that is not there.',
    where:
      'The model field of the request. Foundry: the deployments page of the resource. Bedrock: the Cross-region inference page, or "aws bedrock list-inference-profiles".',
    checks: ['model/available', 'platform/access'],
    maxLength: 300,
    hint: ({ platform: { path } }) =>
      path === 'foundry'
        ? 'The name of the deployment, such as claude-sonnet-5-5.'
        : 'A profile such as global.anthropic.claude-sonnet-5-5, an ARN, or the model id anthropic.… where it is called without one.',
    applies: ({ platform: { path } }) => path === 'foundry' || path === 'bedrock',
    ...answerAt('platform', 'deployment'),
  },
];
