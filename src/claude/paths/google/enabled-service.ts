import { z } from 'zod';
import type { CloudGate, DeniedCall } from '../../../judge/seen/cloud.ts';
import type { Environment } from '../../credential.ts';
import { type Asking, askGoogle, googleAddress } from './ask-google.ts';
import { GoogleRefusal } from './google-refusal.ts';
import type { GoogleSession } from './google-session.ts';

const permission = 'serviceusage.services.get';

/** https://cloud.google.com/service-usage/docs/reference/rest/v1/services#State */
const serviceState = z.object({ state: z.string() }).catch({ state: '' });

/** The gate of one service, and the permission where the account may not ask for it. */
export interface EnabledService {
  readonly gate: CloudGate;
  readonly denied: DeniedCall | null;
}

/**
 * Whether a service is enabled in the project, by Service Usage. That API may itself be disabled or not be open to the
 * account, which says nothing about the service: the gate stays unread. Throws only for credentials and the caller's signal.
 */
export async function enabledService(
  session: GoogleSession,
  env: Environment,
  service: string,
  asking: Asking,
): Promise<EnabledService> {
  const base = googleAddress(env, 'GONOGO_GOOGLE_SERVICEUSAGE_URL', 'https://serviceusage.googleapis.com');
  const purpose = `read whether ${service} is enabled`;
  const url = new URL(`${base}/v1/projects/${session.project}/services/${service}`);
  try {
    const question = {
      purpose,
      permission,
      service: 'serviceusage.googleapis.com',
      missing: 'not-found',
    } as const;
    const { state } = serviceState.parse(await askGoogle(session, { url, ...question }, asking));
    return { gate: { gate: 'service', state: states[state] ?? 'unread', said: service }, denied: null };
  } catch (error) {
    if (asking.signal.aborted || (error instanceof GoogleRefusal && error.causeId === 'key-rejected'))
      throw error;
    asking.answered(error instanceof GoogleRefusal ? error.answer.requestId : null);
    const named = error instanceof GoogleRefusal ? error.answer.permission : null;
    return {
      gate: { gate: 'service', state: 'unread', said: service },
      denied: named ? { permission: named, purpose } : null,
    };
  }
}

const states: Readonly<Record<string, CloudGate['state']>> = { ENABLED: 'open', DISABLED: 'closed' };
