import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { CloudModelSeen } from '../../judge/seen/cloud.ts';
import { foreignText } from '../foreign-text.ts';
import { CloudError } from './cloud-error.ts';
import type { CloudSettings, OpenCloudPath } from './cloud-path.ts';
import { foreignHosts } from './endpoint-variables.ts';
import { type Asking, askGoogle, googleAddress, unexpected } from './google/ask-google.ts';
import { clientSettings } from './google/claude-client.ts';
import { cloudQuotas } from './google/cloud-quotas.ts';
import { enabledService } from './google/enabled-service.ts';
import { GoogleRefusal } from './google/google-refusal.ts';
import { type GoogleSession, googleSession } from './google/google-session.ts';
import { countedOrRefused, gatesOf } from './google/granted-call.ts';
import { plannedModel, since } from './google/planned.ts';

const service = 'aiplatform.googleapis.com';
/** As AnthropicVertex reads it, then what Google's own libraries read. */
const projectVariables = ['ANTHROPIC_VERTEX_PROJECT_ID', 'GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT'];

/** Claude on Google Cloud, managed by Google: publisher models of Vertex AI. */
export const openVertex: OpenCloudPath = (settings) => {
  const { env } = settings;
  const session = googleSession(env, projectVariables);
  const client = async (signal: AbortSignal) => vertexClient(await session(signal), settings);
  return {
    identity: async (signal) => {
      const elapsed = since();
      const { project, principal, from } = await session(signal);
      return {
        account: project,
        principal,
        from,
        region: settings.region ?? (env.CLOUD_ML_REGION?.trim() || null),
        workspace: null,
        foreignHosts: foreignHosts(env, 'vertex'),
        ms: elapsed(),
      };
    },
    model: async (signal, answered) => publisherModel(await session(signal), settings, { signal, answered }),
    access: async (signal, answered) => {
      const elapsed = since();
      const opened = await session(signal);
      const id = plannedModel(settings);
      const purpose = toCall(id, placeOf(settings).region);
      // Nothing is awaited between the two questions: what fails first must find somebody waiting for it.
      const asked = await client(signal);
      const [enabled, refusal] = await Promise.all([
        enabledService(opened, env, service, { signal, answered }),
        countedOrRefused(asked, id, { signal, answered }),
      ]);
      return { ...gatesOf([enabled], refusal, purpose), ms: elapsed() };
    },
    quotas: async (signal, answered) => {
      const elapsed = since();
      const opened = await session(signal);
      const planned = { model: plannedModel(settings), region: placeOf(settings).region };
      return {
        quotas: await cloudQuotas(opened, env, planned, { signal, answered }),
        denied: [],
        ms: elapsed(),
      };
    },
    client: () => client(new AbortController().signal),
  };
};

/** As the end of "to …". */
const toCall = (model: string | null, region: string): string => `use ${model ?? 'a model'} in ${region}`;

interface Place {
  readonly region: string;
  /** Ends with the version, as the SDK's own base URL does. */
  readonly base: string;
}

/** Location and address of it. The region comes from a file that others may have written: it must stay part of one name. */
function placeOf({ env, region: planned }: CloudSettings): Place {
  const region = planned ?? env.CLOUD_ML_REGION?.trim();
  if (!region)
    throw new CloudError('no-credential', 'No region is named for Vertex AI, so nothing was asked there.', {
      advice: 'Set platform.region in the plan, or CLOUD_ML_REGION, to global, us, eu or a single region.',
    });
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(region))
    throw new CloudError(
      'invalid-request',
      `"${foreignText(region)}" is not the name of a region of Google Cloud.`,
      {
        advice: 'Set platform.region in the plan to global, us, eu or a single region such as us-east5.',
      },
    );
  return { region, base: googleAddress(env, 'ANTHROPIC_VERTEX_BASE_URL', `https://${hostOf(region)}/v1`) };
}

/** Hosts as AnthropicVertex picks them. */
function hostOf(region: string): string {
  if (region === 'global') return service;
  return region === 'us' || region === 'eu'
    ? `aiplatform.${region}.rep.googleapis.com`
    : `${region}-${service}`;
}

/** Credentials are resolved before: without any, the constructor's own search ends the process. */
async function vertexClient(session: GoogleSession, settings: CloudSettings): Promise<Anthropic> {
  const { region, base } = placeOf(settings);
  const { AnthropicVertex } = await import('@anthropic-ai/vertex-sdk');
  const question = {
    purpose: toCall(settings.model, region),
    permission: 'aiplatform.endpoints.predict',
    service,
    missing: 'model-not-found',
  } as const;
  const client = new AnthropicVertex({
    ...clientSettings(session, question, settings.onAnswer),
    projectId: session.project,
    region,
    baseURL: base,
  });
  // It has messages and token counting; who asks for more looks at the catalog first.
  return client as unknown as Anthropic;
}

/** https://cloud.google.com/vertex-ai/docs/reference/rest/v1/publishers.models#PublisherModel */
const publisherModelSeen = z.object({
  name: z.string(),
  launchStage: z.string().optional(),
  versionState: z.string().optional(),
});

async function publisherModel(
  session: GoogleSession,
  settings: CloudSettings,
  asking: Asking,
): Promise<CloudModelSeen> {
  const elapsed = since();
  const { region, base } = placeOf(settings);
  const id = plannedModel(settings);
  const seen = { id, region, legacyOn: null, endsOn: null, profiles: [], denied: [] };
  const url = new URL(`${base}/publishers/anthropic/models/${encodeURIComponent(id)}`);
  const question = {
    purpose: `look ${id} up in ${region}`,
    permission: null,
    service,
    missing: 'model-not-found',
  } as const;
  try {
    // Without the project the answer is 403, whoever asks.
    const said = publisherModelSeen.safeParse(
      await askGoogle(session, { url, namesProject: true, ...question }, asking),
    );
    if (!said.success) throw unexpected(url, 'what is no publisher model');
    return {
      ...seen,
      listed: true,
      lifecycle: lifecycleOf(said.data),
      callableBy: ['endpoint'],
      ms: elapsed(),
    };
  } catch (error) {
    if (!(error instanceof GoogleRefusal) || error.causeId !== 'model-not-found') throw error;
    asking.answered(error.answer.requestId);
    return { ...seen, listed: false, lifecycle: 'unknown', callableBy: [], ms: elapsed() };
  }
}

/** Previews are offered without any promise; Google tells no dates here. */
function lifecycleOf({
  launchStage,
  versionState,
}: z.output<typeof publisherModelSeen>): CloudModelSeen['lifecycle'] {
  if (launchStage === 'DEPRECATED') return 'deprecated';
  return launchStage === 'GA' && versionState !== 'VERSION_STATE_UNSTABLE' ? 'active' : 'unknown';
}
