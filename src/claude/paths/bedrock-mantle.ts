import { z } from 'zod';
import { awsAccount } from './aws/account.ts';
import { bedrockApiKey } from './aws/bedrock-control.ts';
import { bedrockIdentity, keyVariable, noQuotasForKey, timed, unnamedModel } from './aws/bedrock-paths.ts';
import { countedGates } from './aws/counted-gates.ts';
import { listedModel } from './aws/listed-model.ts';
import { keyAdvice, loginAdvice } from './aws/login-advice.ts';
import { asAnthropic, baseUrl, clientSettings, olderVersion } from './aws/messages-client.ts';
import { lookUpQuotas } from './aws/quotas.ts';
import type { Answered, OpenCloudPath } from './cloud-path.ts';

const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

/** The mantle endpoint lists models in a form of its own; only that one is listed can be relied on. */
const mantleModel = z.object({ id: z.string() });

/** Amazon Bedrock, bedrock-mantle: the Messages API at an endpoint of AWS, with a pool of quotas of its own. */
export const openBedrockMantle: OpenCloudPath = (settings) => {
  const { env, model: written } = settings;
  const account = awsAccount(settings, regionVariables, null);
  const model = (): string => {
    if (written === null) throw unnamedModel();
    return written;
  };
  const question = (permission: string, purpose: string) => ({
    service: `The bedrock-mantle endpoint in ${account.region().name}`,
    permission,
    purpose,
    renewal: bedrockApiKey(env) === null ? loginAdvice(env) : keyAdvice(keyVariable),
  });
  const host = (): string =>
    baseUrl(env, 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL') ?? ownHost(account.region().name);
  const client = async (permission: string, purpose: string, answered?: Answered) => {
    const key = bedrockApiKey(env);
    const credential = key === null ? await account.credential() : null;
    const version = olderVersion('bedrock-mantle', written);
    const { AnthropicBedrockMantle } = await import('@anthropic-ai/bedrock-sdk');
    return new AnthropicBedrockMantle({
      ...clientSettings(question(permission, purpose), settings.onAnswer, answered),
      awsRegion: account.region().name,
      baseURL: host(),
      // Null, or the client would take a key from a variable that nobody may have seen.
      apiKey: key as string,
      ...(credential && { providerChainResolver: async () => credential.keys }),
      ...(version && { defaultHeaders: { 'anthropic-version': version } }),
    });
  };
  return {
    identity: (signal, answered) =>
      timed(() => bedrockIdentity('bedrock-mantle', account, env, { signal, answered })),
    model: (signal, answered) =>
      timed(async () => {
        const id = model();
        const mantle = await client('bedrock-mantle:ListModels', 'read the model', answered);
        const address = new URL(`/v1/models/${encodeURIComponent(id)}`, host()).href;
        const found = await listedModel(mantleModel, answered, () => mantle.get(address, { signal }));
        return {
          id,
          region: account.region().name,
          listed: found !== null,
          lifecycle: 'unknown' as const,
          legacyOn: null,
          endsOn: null,
          callableBy: found === null ? [] : ['on-demand' as const],
          profiles: [],
          denied: [],
        };
      }),
    access: (signal, answered) =>
      timed(async () => {
        const id = model();
        const mantle = await client('bedrock-mantle:CountTokens', 'count tokens with the model', answered);
        return countedGates(mantle.messages, id, { signal, answered });
      }),
    quotas: (signal, answered) =>
      timed(async () => {
        noQuotasForKey(env);
        const wish = { service: 'mantle', base: model(), endpoint: 'regional' } as const;
        return lookUpQuotas(account, env, wish, { signal, answered });
      }),
    client: async () => asAnthropic(await client('bedrock-mantle:CreateInference', 'answer a message')),
  };
};

const ownHost = (region: string): string => `https://bedrock-mantle.${region}.api.aws/anthropic`;
