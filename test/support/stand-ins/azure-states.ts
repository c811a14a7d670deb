import { azureError, deployment, type Saying, usages } from './azure.ts';

export const messageAction = 'Microsoft.CognitiveServices/accounts/MaaS/*';

const refusedEverywhere = (status: number, code: string, message: string): Saying => ({
  '/count_tokens': azureError(status, code, message),
  '/messages': azureError(status, code, message),
});
const notDeployed = refusedEverywhere(
  404,
  'DeploymentNotFound',
  'The API deployment for this resource does not exist.',
);

/** Nobody has deployed the model. */
export const noDeployment: Saying = { '/deployments': { status: 200, body: { value: [] } }, ...notDeployed };

/** The deployment could not be made. */
export const failedDeployment: Saying = {
  '/deployments': { status: 200, body: { value: [deployment({ provisioningState: 'Failed' })] } },
  ...notDeployed,
};

export const withoutPermission = refusedEverywhere(
  401,
  'PermissionDenied',
  `The principal \`5f0c\` lacks the required data action \`${messageAction}\` to perform \`POST /anthropic/v1/messages\` operation.`,
);

/** A region without the model: nothing there could be deployed, and nothing is. */
export const elsewhere: Saying = {
  ...noDeployment,
  '/models': { status: 200, body: { value: [] } },
  '/usages': { status: 200, body: { value: [] } },
};

const limitedTo = (requests: number, tokens: number): Saying => ({
  '/deployments': {
    status: 200,
    body: {
      value: [
        deployment({
          rateLimits: [
            { key: 'request', renewalPeriod: 60, count: requests },
            { key: 'token', renewalPeriod: 60, count: tokens },
          ],
        }),
      ],
    },
  },
});
/** A deployment that the planned traffic fits into many times over. */
export const roomy = limitedTo(500, 500_000);

const throttled: Saying = {
  '/messages': azureError(429, '429', 'Requests have exceeded the call rate limit of the current tier.'),
};
export const withoutQuota: Saying = {
  ...limitedTo(0, 0),
  '/usages': { status: 200, body: usages(0) },
  ...throttled,
};

export const rejected = refusedEverywhere(
  401,
  '401',
  'Access denied due to invalid subscription key or wrong API endpoint.',
);
