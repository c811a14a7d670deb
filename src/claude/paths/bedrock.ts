import { catalog } from '../../catalog/catalog.ts';
import { limitIncrease } from '../../catalog/lookup.ts';
import { endpointKind } from '../../catalog/quota-names.ts';
import { awsAccount } from './aws/account.ts';
import type { Asking } from './aws/ask.ts';
import { bedrockApiKey, bedrockControl } from './aws/bedrock-control.ts';
import { baseModel, lookUpAccess, lookUpModel } from './aws/bedrock-lookup.ts';
import { type BedrockModel, bedrockModel } from './aws/bedrock-model.ts';
import { bedrockIdentity, keyVariable, noQuotasForKey, timed, unnamedModel } from './aws/bedrock-paths.ts';
import { keyAdvice, loginAdvice } from './aws/login-advice.ts';
import { asAnthropic, baseUrl, clientSettings, olderVersion } from './aws/messages-client.ts';
import { lookUpQuotas } from './aws/quotas.ts';
import { CloudError } from './cloud-error.ts';
import type { OpenCloudPath } from './cloud-path.ts';

/** The SDK takes us-east-1 without AWS_REGION, and does not read AWS_DEFAULT_REGION. */
const regionVariables = ['AWS_REGION'];
const defaultRegion = 'us-east-1';

/** Amazon Bedrock, bedrock-runtime: models, profiles, gates and quotas by the control plane of AWS. */
export const openBedrock: OpenCloudPath = (settings) => {
  const { env, model: written, region: planned } = settings;
  const account = awsAccount(settings, regionVariables, defaultRegion);
  const control = bedrockControl(account, settings);
  const model = (): BedrockModel => {
    if (written === null) throw unnamedModel();
    return bedrockModel(written, account.region().profileScope);
  };
  const base = async (asking: Asking): Promise<string> => {
    const id = await baseModel(control, model(), asking);
    if (id !== null) return id;
    throw new CloudError('model-not-found', 'The planned inference profile names no model of Bedrock.', {
      advice: 'Look it up: aws bedrock get-inference-profile --inference-profile-identifier ID',
    });
  };
  return {
    identity: (signal, answered) =>
      timed(() => bedrockIdentity('bedrock', account, env, { signal, answered })),
    model: (signal, answered) =>
      timed(async () => ({
        ...(await lookUpModel(control, model(), { signal, answered })),
        region: account.region().name,
      })),
    access: (signal, answered) =>
      timed(async () => {
        const asking = { signal, answered };
        return lookUpAccess(control, await base(asking), asking);
      }),
    quotas: (signal, answered) =>
      timed(async () => {
        noQuotasForKey(env);
        const { profile } = model();
        const endpoint = endpointKind(limitIncrease(catalog, 'bedrock'), {
          model: undefined,
          writtenModel: profile ?? written,
          region: planned,
        });
        const asking = { signal, answered };
        const wish = { service: 'runtime', base: await base(asking), endpoint } as const;
        return lookUpQuotas(account, env, wish, asking);
      }),
    client: async () => {
      const region = account.region().name;
      const key = bedrockApiKey(env);
      const credential = key === null ? await account.credential() : null;
      const question = {
        service: `Amazon Bedrock in ${region}`,
        permission: 'bedrock:InvokeModel',
        purpose: 'invoke the model',
        renewal: key === null ? loginAdvice(env) : keyAdvice(keyVariable),
      };
      const address = baseUrl(env, 'ANTHROPIC_BEDROCK_BASE_URL');
      const version = olderVersion('bedrock', written);
      const { AnthropicBedrock } = await import('@anthropic-ai/bedrock-sdk');
      return asAnthropic(
        new AnthropicBedrock({
          ...clientSettings(question, settings.onAnswer),
          awsRegion: region,
          apiKey: key,
          ...(address && { baseURL: address }),
          ...(credential && { providerChainResolver: async () => credential.keys }),
          ...(version && { defaultHeaders: { 'anthropic-version': version } }),
        }),
      );
    },
  };
};
