import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Anthropic from '@anthropic-ai/sdk';
import { onTestFinished } from 'vitest';

/** What the stand-in answers: JSON, or a text as it stands. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const project = 'launch-project';
export const workspace = 'wrkspc_01StandIn';
export const token = 'ya29.stand-in-token-of-the-metadata-server';

/** Google's error model, with the reason as it stands in the details. */
export const googleError = (
  code: number,
  status: string,
  message: string,
  info?: { readonly reason: string; readonly metadata?: Readonly<Record<string, string>> },
): Answer => ({
  status: code,
  body: {
    error: {
      code,
      message,
      status,
      ...(info && {
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', domain: 'googleapis.com', ...info }],
      }),
    },
  },
});

/** One quota as Cloud Quotas lists it. `values`: base model (null: all others) and value. */
export const quotaInfo = (
  metric: string,
  values: readonly (readonly [string | null, number])[],
  { region = null, per = 'minute' }: { readonly region?: string | null; readonly per?: string } = {},
) => ({
  name: `projects/1/locations/global/services/aiplatform.googleapis.com/quotaInfos/${metric}`,
  quotaId: `Id-of-${metric}`,
  metric: `aiplatform.googleapis.com/${metric}`,
  service: 'aiplatform.googleapis.com',
  refreshInterval: per,
  containerType: 'PROJECT',
  dimensionsInfos: values.map(([base, value]) => ({
    dimensions: { ...(base && { base_model: base }), ...(region && { region }) },
    details: { value: String(value) },
    applicableLocations: [region ?? 'global'],
  })),
});

const messageSeen = {
  id: 'msg_stand_in',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [{ type: 'text', text: 'ok', citations: null }],
  stop_reason: 'max_tokens',
  stop_sequence: null,
  usage: { input_tokens: 8, output_tokens: 1 },
};

const modelInfo = {
  id: 'claude-sonnet-5-5',
  type: 'model',
  display_name: 'Claude Sonnet 5.5',
  lifecycle: 'deprecated',
  deprecated_at: '2026-11-01T00:00:00Z',
  retires_at: '2027-03-01T00:00:00Z',
} satisfies Partial<Anthropic.ModelInfo>;

/** What a project with everything granted answers, by question. */
const granted = {
  token: { body: { access_token: token, expires_in: 3599, token_type: 'Bearer' } },
  email: { body: 'poll@launch-project.iam.gserviceaccount.com' },
  project: { body: project },
  service: { body: { state: 'ENABLED' } },
  publisherModel: {
    body: {
      name: 'publishers/anthropic/models/claude-sonnet-5-5',
      versionId: 'default',
      launchStage: 'GA',
      versionState: 'VERSION_STATE_STABLE',
    },
  },
  count: { body: { input_tokens: 8 } satisfies Anthropic.MessageTokensCount },
  message: { body: messageSeen },
  quotas: {
    body: {
      quotaInfos: [
        quotaInfo('global_online_prediction_requests_per_base_model', [['anthropic-claude-sonnet', 90]]),
        quotaInfo('global_online_prediction_input_tokens_per_minute_per_base_model', [
          ['anthropic-claude-sonnet', 400_000],
        ]),
        quotaInfo('global_online_prediction_output_tokens_per_minute_per_base_model', [
          ['anthropic-claude-sonnet', 40_000],
        ]),
      ],
    },
  },
  model: { body: modelInfo },
} satisfies Record<string, Answer>;

type Question = keyof typeof granted;
/** Answers that differ from those of a project with everything granted. */
export type GoogleAnswers = {
  readonly [Q in Question]?: Answer | ((request: SeenRequest) => Answer | Promise<Answer>);
};

const questions: readonly (readonly [RegExp, Question])[] = [
  [/^\/computeMetadata\/v1\/instance\/service-accounts\/default\/token/, 'token'],
  [/^\/computeMetadata\/v1\/instance\/service-accounts\/default\/email/, 'email'],
  [/^\/computeMetadata\/v1\/project\/project-id/, 'project'],
  [/^\/usage\/v1\/projects\/[^/]+\/services\//, 'service'],
  [/^\/quotas\/v1\/projects\/[^/]+\/locations\/global\/services\/[^/]+\/quotaInfos/, 'quotas'],
  [/^\/vertex\/v1\/publishers\/anthropic\/models\/[^/]+$/, 'publisherModel'],
  [/^\/vertex\/v1\/projects\/.*\/models\/count-tokens:rawPredict/, 'count'],
  [/^\/vertex\/v1\/projects\/.*:rawPredict/, 'message'],
  [/^\/gateway\/v1\/models\//, 'model'],
  [/^\/gateway\/v1\/messages\/count_tokens/, 'count'],
  [/^\/gateway\/v1\/messages/, 'message'],
];

/** Google Cloud on loopback: metadata server, Service Usage, Cloud Quotas, Vertex AI and Anthropic's gateway. */
export async function googleStandIn(answers: GoogleAnswers = {}) {
  const requests: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body };
    requests.push(request);
    const question = questions.find(([pattern]) => pattern.test(path))?.[1];
    const answer = question && (answers[question] ?? granted[question]);
    const said =
      typeof answer === 'function'
        ? await answer(request)
        : (answer ?? googleError(404, 'NOT_FOUND', 'No such path.'));
    const { status = 200, headers: more, body: answered }: Answer = said;
    response.writeHead(status, {
      'content-type': typeof answered === 'string' ? 'text/plain' : 'application/json',
      ...(path.startsWith('/computeMetadata') && { 'metadata-flavor': 'Google' }),
      ...more,
    });
    response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    requests,
    /** Variables that lead every question there, as on a machine of Google Cloud. */
    env: {
      GCE_METADATA_HOST: host,
      METADATA_SERVER_DETECTION: 'assume-present',
      ANTHROPIC_VERTEX_BASE_URL: `http://${host}/vertex/v1`,
      ANTHROPIC_GOOGLE_CLOUD_BASE_URL: `http://${host}/gateway`,
      ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID: workspace,
      GONOGO_GOOGLE_SERVICEUSAGE_URL: `http://${host}/usage`,
      GONOGO_GOOGLE_CLOUDQUOTAS_URL: `http://${host}/quotas`,
    } as Record<string, string>,
  };
}
