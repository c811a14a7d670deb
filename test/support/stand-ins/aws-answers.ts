import type Anthropic from '@anthropic-ai/sdk';
import type {
  GetFoundationModelAvailabilityResponse,
  GetFoundationModelResponse,
  GetInferenceProfileResponse,
  ListInferenceProfilesResponse,
} from '@aws-sdk/client-bedrock';
import type { ListServiceQuotasResponse } from '@aws-sdk/client-service-quotas';

/** On the wire, dates are text and bytes base64. */
type Wire<T> = T extends Date | Uint8Array ? string : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;

export interface StandInAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text goes as it is, anything else as JSON; a number of bytes as that many blanks. */
  readonly body?: unknown;
  readonly blanks?: number;
}

export const account = '210987654321';
export const principal = `arn:aws:sts::${account}:assumed-role/Launch/poll`;

const arn = (region: string, id: string) => `arn:aws:bedrock:${region}::foundation-model/${id}`;
const profile = (id: string, model: string, regions: readonly string[]) =>
  ({
    inferenceProfileName: id,
    inferenceProfileArn: `arn:aws:bedrock:eu-west-1:${account}:inference-profile/${id}`,
    inferenceProfileId: id,
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
    models: regions.map((region) => ({ modelArn: arn(region, model) })),
  }) satisfies Wire<GetInferenceProfileResponse>;

const sonnet = 'anthropic.claude-sonnet-5-5';
export const euProfile = profile(`eu.${sonnet}`, sonnet, ['eu-west-1', 'eu-central-1']);
const globalProfile = profile(`global.${sonnet}`, sonnet, ['', 'eu-west-1']);

const quota = (QuotaName: string, QuotaCode: string, Value: number) => ({
  ServiceCode: 'bedrock',
  QuotaName,
  QuotaCode,
  Value,
  Adjustable: true,
});

const message = {
  id: 'msg_01',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [{ type: 'text', text: 'Go.', citations: null }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 9, output_tokens: 2 },
};

/** What an account is answered that may do everything. */
export const granted = {
  GetCallerIdentity: {
    headers: { 'content-type': 'text/xml' },
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${principal}</Arn><UserId>AROAEXAMPLE:poll</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>11111111-aaaa</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  },
  GetFoundationModel: {
    body: {
      modelDetails: {
        modelArn: arn('eu-west-1', sonnet),
        modelId: sonnet,
        modelName: 'Claude Sonnet 5.5',
        inferenceTypesSupported: ['INFERENCE_PROFILE' as never],
        modelLifecycle: {
          status: 'LEGACY',
          legacyTime: '2027-02-01T00:00:00Z',
          endOfLifeTime: '2027-08-01T00:00:00Z',
        },
      },
    } satisfies Wire<GetFoundationModelResponse>,
  },
  ListInferenceProfiles: {
    body: {
      inferenceProfileSummaries: [
        euProfile,
        globalProfile,
        profile('eu.anthropic.claude-opus-5', 'anthropic.claude-opus-5', ['eu-west-1']),
      ],
    } satisfies Wire<ListInferenceProfilesResponse>,
  },
  GetInferenceProfile: { body: globalProfile },
  GetFoundationModelAvailability: {
    body: {
      modelId: sonnet,
      agreementAvailability: { status: 'AVAILABLE' },
      authorizationStatus: 'AUTHORIZED',
      entitlementAvailability: 'AVAILABLE',
      regionAvailability: 'AVAILABLE',
    } satisfies Wire<GetFoundationModelAvailabilityResponse>,
  },
  GetUseCaseForModelAccess: { body: { formData: 'e30=' } },
  ListServiceQuotas: {
    body: {
      Quotas: [
        quota(
          'Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5',
          'L-1',
          0,
        ),
        quota(
          'Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5',
          'L-2',
          7,
        ),
        quota('[bedrock-mantle endpoint] Input tokens per minute for Claude Sonnet 5.5', 'L-3', 500_000),
      ],
    } satisfies ListServiceQuotasResponse,
  },
  ListAWSDefaultServiceQuotas: {
    body: {
      Quotas: [
        quota(
          'Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5',
          'L-1',
          6_000_000,
        ),
        quota(
          'Global cross-region model inference requests per minute for Anthropic Claude Sonnet 5.5',
          'L-4',
          10_000,
        ),
        quota('Cross-Region InvokeModel tokens per minute for Anthropic Claude Sonnet 5.5', 'L-5', 2_000_000),
        quota(
          'Model invocation max tokens per day for Anthropic Claude Sonnet 5.5 (doubled for cross-region calls)',
          'L-6',
          1_000_000,
        ),
      ],
    } satisfies ListServiceQuotasResponse,
  },
  InvokeModel: { body: message },
  CreateMessage: { body: message },
  CountTokens: { body: { input_tokens: 7 } satisfies Anthropic.MessageTokensCount },
  MantleModel: { body: { id: sonnet, object: 'model', owned_by: 'anthropic' } },
  GetModel: {
    body: {
      id: 'claude-sonnet-5-5',
      type: 'model',
      display_name: 'Claude Sonnet 5.5',
      created_at: '2026-09-29T00:00:00Z',
      lifecycle: 'deprecated',
      deprecated_at: '2027-01-05T00:00:00Z',
      retires_at: '2027-03-06T00:00:00Z',
      line: 'sonnet',
      capabilities: null,
      max_input_tokens: 1_000_000,
      max_tokens: 128_000,
    } satisfies Anthropic.ModelInfo,
  },
} as const satisfies Record<string, StandInAnswer>;
export type AwsCall = keyof typeof granted;

/** A refusal as the control plane and the runtime send it. */
export const refusedBy = (status: number, name: string, message: string): StandInAnswer => ({
  status,
  headers: { 'x-amzn-errortype': name, 'x-amzn-requestid': 'req-0001' },
  body: { message, __type: name },
});

/** A refusal of STS, which speaks XML. */
export const refusedBySts = (status: number, code: string, message: string): StandInAnswer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'req-0002' },
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>req-0002</RequestId></ErrorResponse>`,
});

/** A refusal in the form of the Messages API. */
export const refusedByMessages = (status: number, type: string, message: string): StandInAnswer => ({
  status,
  headers: { 'request-id': 'req_0003' },
  body: { type: 'error', error: { type, message }, request_id: 'req_0003' },
});

/** What IAM says of an action that nobody allowed. */
export const notAllowed = (permission: string): StandInAnswer =>
  refusedBy(
    403,
    'AccessDeniedException',
    `User: ${principal} is not authorized to perform: ${permission} because no identity-based policy allows the ${permission} action`,
  );
