import { z } from 'zod';
import { foreignId } from '../foreign-text.ts';
import { Secret } from '../secret.ts';
import { awsAccount, whoAmI } from './aws/account.ts';
import { timed, unnamedModel } from './aws/bedrock-paths.ts';
import { countedGates } from './aws/counted-gates.ts';
import { listedModel } from './aws/listed-model.ts';
import { keyAdvice, loginAdvice } from './aws/login-advice.ts';
import { baseUrl, clientSettings } from './aws/messages-client.ts';
import { CloudError } from './cloud-error.ts';
import type { Answered, OpenCloudPath } from './cloud-path.ts';
import { foreignHosts } from './endpoint-variables.ts';

const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'];
const keyVariable = 'ANTHROPIC_AWS_API_KEY';
const workspaceVariable = 'ANTHROPIC_AWS_WORKSPACE_ID';

const time = z.iso.datetime({ offset: true });
const day = time.transform((written) => written.slice(0, 10));
const modelInfo = z.object({
  id: z.string(),
  lifecycle: z.enum(['active', 'deprecated', 'retired']).catch('active'),
  deprecated_at: day.nullable().default(null),
  retires_at: day.nullable().default(null),
});

/** Claude Platform on AWS: the Claude API behind a gateway of AWS, with a workspace that every request names. */
export const openClaudeOnAws: OpenCloudPath = (settings) => {
  const { env, model: written } = settings;
  const account = awsAccount(settings, regionVariables, null);
  /** Noted and masked; null: requests are signed with AWS credentials. */
  const key = (): Secret | null => {
    const value = env[keyVariable]?.trim();
    return value ? new Secret(value) : null;
  };
  const model = (): string => {
    if (written === null) throw unnamedModel();
    return written;
  };
  const client = async (permission: string, purpose: string, answered?: Answered) => {
    const workspaceId = workspaceOf(env[workspaceVariable]);
    const secret = key();
    const credential = secret ? null : await account.credential();
    const region = account.region().name;
    const question = {
      service: `Claude Platform on AWS in ${region}`,
      permission: `aws-external-anthropic:${permission}`,
      purpose,
      renewal: secret ? keyAdvice(keyVariable) : loginAdvice(env),
    };
    const address = baseUrl(env, 'ANTHROPIC_AWS_BASE_URL');
    const { AnthropicAws } = await import('@anthropic-ai/aws-sdk');
    return new AnthropicAws({
      ...clientSettings(question, settings.onAnswer, answered),
      workspaceId,
      awsRegion: region,
      ...(address && { baseURL: address }),
      ...(secret && { apiKey: secret.reveal() }),
      ...(credential && { apiKey: null as never, providerChainResolver: async () => credential.keys }),
    });
  };
  return {
    identity: (signal, answered) =>
      timed(async () => {
        const workspace = workspaceOf(env[workspaceVariable]);
        const region = account.region().name;
        const secret = key();
        const caller = secret
          ? { account: `of the key ${secret.masked()}`, principal: null, from: keyVariable }
          : await whoAmI(account, env, { signal, answered });
        return { ...caller, region, workspace, foreignHosts: foreignHosts(env, 'claude-on-aws') };
      }),
    model: (signal, answered) =>
      timed(async () => {
        const id = model();
        const anthropic = await client('GetModel', 'read the model', answered);
        const found = await listedModel(modelInfo, answered, () =>
          anthropic.models.retrieve(id, {}, { signal }),
        );
        return {
          id,
          region: account.region().name,
          listed: found !== null,
          lifecycle: found?.lifecycle ?? ('unknown' as const),
          legacyOn: found?.deprecated_at ?? null,
          endsOn: found?.retires_at ?? null,
          callableBy: found === null ? [] : ['on-demand' as const],
          profiles: [],
          denied: [],
        };
      }),
    access: (signal, answered) =>
      timed(async () => {
        const id = model();
        const { messages } = await client('CountTokens', 'count tokens with the model', answered);
        return countedGates(messages, id, { signal, answered }, true);
      }),
    // Anthropic's own limits, which are in the headers of every answer; Service Quotas has none.
    quotas: async () => ({ quotas: [], denied: [], ms: 0 }),
    client: () => client('CreateInference', 'answer a message'),
  };
};

/** The SDK throws without one; it is an id and no secret. */
function workspaceOf(written: string | undefined): string {
  const id = foreignId(written?.trim());
  if (id) return id;
  const state = written?.trim() ? 'holds no id' : 'is not set';
  throw new CloudError(
    'no-credential',
    `Every request to Claude Platform on AWS names a workspace, and ${workspaceVariable} ${state}.`,
    {
      advice: `Copy the id of the workspace from the AWS console, service Claude Platform on AWS, and set it: export ${workspaceVariable}=wrkspc_…`,
    },
  );
}
