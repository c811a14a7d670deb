import { z } from 'zod';
import { foreignText } from '../../foreign-text.ts';
import type { CloudSettings } from '../cloud-path.ts';
import { foreignHosts } from '../endpoint-variables.ts';
import { type Asking, ask } from './ask.ts';
import { type AwsCredential, findAwsCredential } from './credentials.ts';
import { loginAdvice } from './login-advice.ts';
import { quietly } from './quiet.ts';
import { type AwsRegion, awsRegion } from './region.ts';
import { boundedHandler } from './request-handler.ts';

/** Region and credential of a path, each found out once, and the settings of every client of the control plane. */
export interface AwsAccount {
  /** Throws CloudError where none is named. */
  readonly region: () => AwsRegion;
  /** Without a signal it is waited for to its end. */
  readonly credential: (signal?: AbortSignal) => Promise<AwsCredential>;
  readonly clientSettings: () => ReturnType<typeof clientSettings>;
}

const clientSettings = (region: string, told: readonly string[]) => ({
  ...quietly(),
  region,
  requestHandler: boundedHandler(told),
});

export function awsAccount(
  { env, region: planned }: CloudSettings,
  variables: readonly string[],
  fallback: string | null,
): AwsAccount {
  let finding: Promise<AwsCredential> | undefined;
  const region = () => awsRegion(planned, env, variables, fallback);
  return {
    region,
    credential: (signal) => {
      finding ??= findAwsCredential(env, region().name);
      // A login program or a metadata service takes no signal.
      return signal ? endedBy(signal, finding) : finding;
    },
    clientSettings: () => clientSettings(region().name, foreignHosts(env, 'bedrock')),
  };
}

/** Rejects with the signal's reason as soon as it is aborted. */
async function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { signal: over.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    over.abort();
  }
}

const callerIdentity = z.object({ Account: z.string().regex(/^\d{12}$/), Arn: z.string().min(1) });

/** Whom AWS takes the credential for: one GetCallerIdentity, which needs no permission. */
export async function whoAmI(
  account: AwsAccount,
  env: CloudSettings['env'],
  asking: Asking,
): Promise<{ readonly account: string; readonly principal: string; readonly from: string }> {
  const { keys, from } = await account.credential(asking.signal);
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const sts = new STSClient({ ...account.clientSettings(), credentials: keys });
  const question = {
    service: `AWS STS in ${account.region().name}`,
    permission: null,
    purpose: 'ask who it is',
    renewal: loginAdvice(env),
  };
  const caller = await ask(question, callerIdentity, asking, (options) =>
    sts.send(new GetCallerIdentityCommand({}), options),
  );
  return { account: caller.Account, principal: foreignText(caller.Arn), from };
}
