import type { CloudIdentitySeen } from '../../../judge/seen/cloud.ts';
import type { Environment } from '../../credential.ts';
import { CloudError } from '../cloud-error.ts';
import type { CloudPathName } from '../cloud-path.ts';
import { foreignHosts } from '../endpoint-variables.ts';
import { type AwsAccount, whoAmI } from './account.ts';
import type { Asking } from './ask.ts';
import { bedrockApiKey } from './bedrock-control.ts';
import { loginAdvice } from './login-advice.ts';

/** What both Bedrock endpoints share. */

export const keyVariable = 'AWS_BEARER_TOKEN_BEDROCK';

/** Whom AWS takes the credential for. A key of Bedrock is good for Bedrock alone: nobody tells whose it is. */
export async function bedrockIdentity(
  path: CloudPathName,
  account: AwsAccount,
  env: Environment,
  asking: Asking,
): Promise<Omit<CloudIdentitySeen, 'ms'>> {
  const shared = { region: account.region().name, workspace: null, foreignHosts: foreignHosts(env, path) };
  if (bedrockApiKey(env) !== null)
    return { account: 'not told by a Bedrock API key', principal: null, from: keyVariable, ...shared };
  return { ...(await whoAmI(account, env, asking)), ...shared };
}

/** Throws where requests carry a key of Bedrock, which Service Quotas does not take. */
export function noQuotasForKey(env: Environment): void {
  if (bedrockApiKey(env) === null) return;
  throw new CloudError(
    'no-credential',
    `Service Quotas takes no Bedrock API key, and ${keyVariable} is what requests carry, so the quotas were not read.`,
    {
      advice: `Read them with AWS credentials of the same account, ${keyVariable} being unset. ${loginAdvice(env)}`,
    },
  );
}

export const unnamedModel = (): CloudError =>
  new CloudError('invalid-request', 'The plan names no model to ask for.', {
    advice: 'Name one in model.id of the plan.',
  });

/** What `work` brings, with how long it took in milliseconds. */
export async function timed<T extends object>(work: () => Promise<T>): Promise<T & { readonly ms: number }> {
  const startedMs = performance.now();
  const value = await work();
  return { ...value, ms: Math.round(performance.now() - startedMs) };
}
