import type { BedrockClient } from '@aws-sdk/client-bedrock';
import type { Environment } from '../../credential.ts';
import { neverShow } from '../../secret.ts';
import type { CloudSettings } from '../cloud-path.ts';
import type { AwsAccount } from './account.ts';
import { type Asking, ask } from './ask.ts';
import {
  availability,
  foundationModel,
  type InferenceProfile,
  inferenceProfile,
  inferenceProfiles,
  useCaseForm,
} from './bedrock-answers.ts';
import { keyAdvice, loginAdvice } from './login-advice.ts';
import type { AwsQuestion } from './refusal.ts';

/** The key of Bedrock itself, which goes before any AWS credential; null where none is set. */
export function bedrockApiKey(env: Environment): string | null {
  const key = env.AWS_BEARER_TOKEN_BEDROCK?.trim();
  if (!key) return null;
  neverShow(key);
  return key;
}

/** A page holds a thousand; there are some dozens for each region. */
const mostPages = 5;

export const bedrockPermissions = {
  model: 'bedrock:GetFoundationModel',
  profiles: 'bedrock:ListInferenceProfiles',
  profile: 'bedrock:GetInferenceProfile',
  availability: 'bedrock:GetFoundationModelAvailability',
  form: 'bedrock:GetUseCaseForModelAccess',
} as const;

const purposes: Readonly<Record<keyof typeof bedrockPermissions, string>> = {
  model: 'read the lifecycle of the model',
  profiles: 'list the inference profiles of the model',
  profile: 'read the planned inference profile',
  availability: 'see whether the account may use the model',
  form: 'see whether the first-use form was sent',
};

/** Read-only questions to the control plane of Bedrock, each one call, free. */
export function bedrockControl(account: AwsAccount, { env }: CloudSettings) {
  let building: Promise<BedrockClient> | undefined;
  const build = async (signal: AbortSignal): Promise<BedrockClient> => {
    const key = bedrockApiKey(env);
    const auth = key
      ? { token: { token: key }, authSchemePreference: ['httpBearerAuth'] }
      : { credentials: (await account.credential(signal)).keys, authSchemePreference: ['aws.auth#sigv4'] };
    const { BedrockClient: Client } = await import('@aws-sdk/client-bedrock');
    return new Client({ ...account.clientSettings(), ...auth });
  };
  const client = async (signal: AbortSignal) => {
    building ??= build(signal);
    try {
      return await building;
    } catch (error) {
      building = undefined;
      throw error;
    }
  };
  const question = (call: keyof typeof bedrockPermissions): AwsQuestion => ({
    service: `Amazon Bedrock in ${account.region().name}`,
    permission: bedrockPermissions[call],
    purpose: purposes[call],
    renewal: bedrockApiKey(env) ? keyAdvice('AWS_BEARER_TOKEN_BEDROCK') : loginAdvice(env),
  });
  return {
    question,
    model: async (modelIdentifier: string, asking: Asking) => {
      const [{ GetFoundationModelCommand: Get }, bedrock] = await both(asking);
      const { modelDetails } = await ask(question('model'), foundationModel, asking, (options) =>
        bedrock.send(new Get({ modelIdentifier }), options),
      );
      return modelDetails;
    },
    profile: async (inferenceProfileIdentifier: string, asking: Asking) => {
      const [{ GetInferenceProfileCommand: Get }, bedrock] = await both(asking);
      return ask(question('profile'), inferenceProfile, asking, (options) =>
        bedrock.send(new Get({ inferenceProfileIdentifier }), options),
      );
    },
    profiles: async (asking: Asking): Promise<InferenceProfile[]> => {
      const [{ ListInferenceProfilesCommand: List }, bedrock] = await both(asking);
      const found: InferenceProfile[] = [];
      let nextToken: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await ask(question('profiles'), inferenceProfiles, asking, (options) =>
          bedrock.send(new List({ typeEquals: 'SYSTEM_DEFINED', maxResults: 1_000, nextToken }), options),
        );
        found.push(...answer.inferenceProfileSummaries);
        nextToken = answer.nextToken;
        if (!nextToken) break;
      }
      return found;
    },
    availability: async (modelId: string, asking: Asking) => {
      const [{ GetFoundationModelAvailabilityCommand: Get }, bedrock] = await both(asking);
      return ask(question('availability'), availability, asking, (options) =>
        bedrock.send(new Get({ modelId }), options),
      );
    },
    form: async (asking: Asking) => {
      const [{ GetUseCaseForModelAccessCommand: Get }, bedrock] = await both(asking);
      return ask(question('form'), useCaseForm, asking, (options) => bedrock.send(new Get({}), options));
    },
  };

  async function both({ signal }: Asking) {
    return Promise.all([import('@aws-sdk/client-bedrock'), client(signal)]);
  }
}
export type BedrockControl = ReturnType<typeof bedrockControl>;
