import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { CloudModelSeen } from '../../judge/seen/cloud.ts';
import { UnexpectedResponse } from '../classify-error.ts';
import { foreignId, foreignText } from '../foreign-text.ts';
import { CloudError } from './cloud-error.ts';
import type { CloudSettings, OpenCloudPath } from './cloud-path.ts';
import { foreignHosts } from './endpoint-variables.ts';
import { type Asking, googleAddress } from './google/ask-google.ts';
import { clientSettings } from './google/claude-client.ts';
import { enabledService } from './google/enabled-service.ts';
import { type GoogleSession, googleSession } from './google/google-session.ts';
import { countedOrRefused, gatesOf } from './google/granted-call.ts';
import { plannedModel, since } from './google/planned.ts';

/** Both have to be enabled in the project: Google's door, and Anthropic's offer behind it. */
const services = ['claude.googleapis.com', 'anthropic-managed-claude.cloudpartnerservices.goog'] as const;
/** As AnthropicGoogleCloud reads them. */
const projectVariables = ['ANTHROPIC_GOOGLE_CLOUD_PROJECT', 'GOOGLE_CLOUD_PROJECT'];
const workspaceVariable = 'ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID';

/** Claude on Google Cloud, managed by Anthropic: the Claude API itself behind a host of Google's. */
export const openClaudeOnGoogle: OpenCloudPath = (settings) => {
  const { env } = settings;
  const session = googleSession(env, projectVariables);
  const client = async (signal: AbortSignal) => gatewayClient(await session(signal), settings);
  return {
    identity: async (signal) => {
      const elapsed = since();
      const { project, principal, from } = await session(signal);
      return {
        account: project,
        principal,
        from,
        region: locationOf(settings),
        workspace: workspaceOf(settings),
        foreignHosts: foreignHosts(env, 'claude-on-google'),
        ms: elapsed(),
      };
    },
    model: async (signal, answered) => {
      const elapsed = since();
      const asked = await client(signal);
      return { ...(await modelSeen(asked, settings, { signal, answered })), ms: elapsed() };
    },
    access: async (signal, answered) => {
      const elapsed = since();
      const [opened, asked] = [await session(signal), await client(signal)];
      const id = plannedModel(settings);
      const [refusal, ...enabled] = await Promise.all([
        countedOrRefused(asked, id, { signal, answered }),
        ...services.map((service) => enabledService(opened, env, service, { signal, answered })),
      ]);
      return { ...gatesOf(enabled, refusal, `use ${id}`), ms: elapsed() };
    },
    // Limits are those of the Anthropic organization behind the project: whoever may ask, Google has no quota to show.
    quotas: async (signal) => {
      const elapsed = since();
      await session(signal);
      return { quotas: [], denied: [], ms: elapsed() };
    },
    client: () => client(new AbortController().signal),
  };
};

/** The gateway is addressed by the global location; another one only where a variable says so. */
const locationOf = ({ env }: CloudSettings): string =>
  env.ANTHROPIC_GOOGLE_CLOUD_LOCATION?.trim() || 'global';

function workspaceOf({ env }: CloudSettings): string {
  const workspace = env[workspaceVariable]?.trim();
  if (workspace && /^[\w-]{1,100}$/.test(workspace)) return workspace;
  throw new CloudError(
    'no-credential',
    workspace
      ? `${workspaceVariable} holds "${foreignText(workspace)}", which is not the id of a workspace.`
      : `${workspaceVariable} is not set, and every request on this path names a workspace.`,
    { advice: `Set ${workspaceVariable} to the id of the launch workspace, as the Claude Console shows it.` },
  );
}

async function gatewayClient(session: GoogleSession, settings: CloudSettings): Promise<Anthropic> {
  const { project } = session;
  const [location, workspaceId] = [locationOf(settings), workspaceOf(settings)];
  const own = `https://claude.googleapis.com/v1/projects/${project}/locations/${encodeURIComponent(location)}/workspaces/${workspaceId}/invoke`;
  const baseURL = googleAddress(settings.env, 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL', own);
  const { AnthropicGoogleCloud } = await import('@anthropic-ai/google-cloud-sdk');
  const question = {
    purpose: `use ${settings.model ?? 'Claude'} in the workspace ${workspaceId}`,
    permission: null,
    service: services[0],
    missing: 'not-found',
  } as const;
  return new AnthropicGoogleCloud({
    ...clientSettings(session, question, settings.onAnswer),
    project,
    location,
    workspaceId,
    baseURL,
  });
}

/** What is read of a model here; the gateway may not be one. */
const modelInfo = z.object({
  id: z.string(),
  lifecycle: z.string().nullish(),
  deprecated_at: z.string().nullish(),
  retires_at: z.string().nullish(),
});

async function modelSeen(
  client: Anthropic,
  settings: CloudSettings,
  { signal, answered }: Asking,
): Promise<Omit<CloudModelSeen, 'ms'>> {
  const id = plannedModel(settings);
  const seen = { id, region: locationOf(settings), profiles: [], denied: [] };
  try {
    const { data, request_id: requestId } = await client.models.retrieve(id, {}, { signal }).withResponse();
    answered(requestId ?? null);
    const parsed = modelInfo.safeParse(data);
    if (!parsed.success) throw new UnexpectedResponse('The answer is not the description of a model', null);
    const { lifecycle, deprecated_at, retires_at } = parsed.data;
    return {
      ...seen,
      listed: true,
      lifecycle: stages.find((stage) => stage === lifecycle) ?? 'unknown',
      legacyOn: dayOf(deprecated_at),
      endsOn: dayOf(retires_at),
      callableBy: ['endpoint'],
    };
  } catch (error) {
    if (!isMissingModel(error)) throw error;
    answered(foreignId(requestIdOf(error)));
    return { ...seen, listed: false, lifecycle: 'unknown', legacyOn: null, endsOn: null, callableBy: [] };
  }
}

const stages = ['active', 'deprecated', 'retired'] as const;

const dayOf = (time: string | null | undefined): string | null =>
  time && z.iso.date().safeParse(time.slice(0, 10)).success ? time.slice(0, 10) : null;

/** A 404 of the Claude API; Google's own is about the project or the workspace. */
const isMissingModel = (error: unknown): boolean =>
  error instanceof Error &&
  Reflect.get(error, 'status') === 404 &&
  Reflect.get(error, 'type') === 'not_found_error';

function requestIdOf(error: unknown): string | null {
  const id: unknown = error instanceof Error ? Reflect.get(error, 'requestID') : null;
  return typeof id === 'string' ? id : null;
}
