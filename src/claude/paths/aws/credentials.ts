import type { Environment } from '../../credential.ts';
import { foreignText } from '../../foreign-text.ts';
import { neverShow } from '../../secret.ts';
import { isNetworkFault } from '../../system-error.ts';
import { CloudError } from '../cloud-error.ts';
import { foreignHosts } from '../endpoint-variables.ts';
import { unreachable } from './aws-error.ts';
import { loginAdvice } from './login-advice.ts';
import { quietly, silent } from './quiet.ts';
import { refusal } from './refusal.ts';
import { boundedHandler } from './request-handler.ts';

/** Keys that requests are signed with, as every client of AWS takes them. */
interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export interface AwsCredential {
  readonly keys: () => Promise<AwsKeys>;
  /** Variable, profile or service it came from. */
  readonly from: string;
}

/**
 * A machine of AWS answers for its metadata within milliseconds, on others nobody does, and two questions may wait that
 * long one after the other.
 */
const metadataTimeoutMs = 400;

/**
 * Finds the credential in the order of Anthropic's SDKs: keys in variables, then the chain of the AWS SDK (profile, web
 * identity, container, machine). Throws CloudError where there is none or it has expired.
 */
export async function findAwsCredential(env: Environment, region: string): Promise<AwsCredential> {
  const accessKeyId = env.AWS_ACCESS_KEY_ID?.trim();
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY?.trim();
  const sessionToken = env.AWS_SESSION_TOKEN?.trim();
  if (accessKeyId && secretAccessKey) {
    const keys = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
    return { keys: () => noted(Promise.resolve(keys)), from: 'AWS_ACCESS_KEY_ID' };
  }
  const quiet = quietly();
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  const chain = defaultProvider({
    timeout: metadataTimeoutMs,
    maxRetries: 0,
    logger: silent,
    clientConfig: { ...quiet, region, requestHandler: boundedHandler(foreignHosts(env, 'bedrock')) },
  });
  try {
    const found = await noted(chain());
    return { keys: () => noted(chain()), from: sourceOf(found, env) };
  } catch (error) {
    throw notFound(error, env);
  }
}

async function noted<K extends AwsKeys>(resolving: Promise<K>): Promise<K> {
  const keys = await resolving;
  neverShow(keys.secretAccessKey);
  if (keys.sessionToken) neverShow(keys.sessionToken);
  return keys;
}

/** The SDK marks what it found with the features that led there. */
function sourceOf(found: object, env: Environment): string {
  const marks = '$source' in found ? Object.keys(found.$source ?? {}).join(' ') : '';
  if (/PROFILE|SSO|PROCESS|LOGIN/.test(marks))
    return `profile ${foreignText(env.AWS_PROFILE?.trim() || 'default')}`;
  if (/WEB_ID_TOKEN/.test(marks)) return 'AWS_WEB_IDENTITY_TOKEN_FILE';
  return /HTTP/.test(marks) ? 'the role of the container' : 'the role of this machine';
}

/** What the chain says of an SSO login that was made and is over; one that was never made is a credential that is missing. */
const loginIsOver =
  /expired|cannot refresh|session associated with this profile is invalid|session token not found or invalid/i;

function notFound(error: unknown, env: Environment): CloudError {
  if (error instanceof CloudError) return error;
  const profile = env.AWS_PROFILE?.trim();
  const place = profile ? `profile ${foreignText(profile)}` : 'default profile';
  const said = error instanceof Error ? error.message : '';
  const name = error instanceof Error ? error.name : '';
  if (loginIsOver.test(said))
    return new CloudError('key-rejected', `The AWS login of the ${place} has expired.`, {
      advice: loginAdvice(env),
      said: foreignText(said),
    });
  if (isNetworkFault(error) && !/^CredentialsProviderError$/.test(name))
    return unreachable(error, { service: 'What gives out the AWS credential' });
  if (error instanceof Error && '$metadata' in error) {
    const denied = refusal(
      { name, message: said, status: null, requestId: null },
      {
        service: 'AWS STS',
        permission: 'sts:AssumeRole',
        purpose: 'take on its role',
        renewal: loginAdvice(env),
      },
    );
    if (denied) return denied;
  }
  return new CloudError(
    'no-credential',
    `No AWS credential was found: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set, and neither the ${place} nor a role of this machine gives one.`,
    {
      advice: loginAdvice(env),
      said: /could not load credentials from any providers/i.test(said) ? null : foreignText(said) || null,
    },
  );
}
