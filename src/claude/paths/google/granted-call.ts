import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { CloudAccessSeen, CloudGate, DeniedCall } from '../../../judge/seen/cloud.ts';
import { UnexpectedResponse } from '../../classify-error.ts';
import type { Asking } from './ask-google.ts';
import type { EnabledService } from './enabled-service.ts';
import { GoogleRefusal } from './google-refusal.ts';
import { isServiceDisabled } from './told-refusal.ts';

type Access = Omit<CloudAccessSeen, 'ms'>;

/**
 * Counts a few tokens, which is free and needs all that a message needs: the service, the permission, the model in the
 * region. Returns null where it was answered, the refusal where that tells which gate is closed, and throws anything else.
 */
export async function countedOrRefused(
  client: Pick<Anthropic, 'messages'>,
  model: string,
  { signal, answered }: Asking,
): Promise<GoogleRefusal | null> {
  try {
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const counting = client.messages.countTokens({ model, messages }, { signal });
    const { data: counted, request_id: requestId } = await counting.withResponse();
    answered(requestId ?? null);
    // The SDK hands over any text that came with status 200 as it is.
    if (!tokenCount.safeParse(counted).success)
      throw new UnexpectedResponse('The answer is not a count of tokens', null);
    return null;
  } catch (error) {
    if (!(error instanceof GoogleRefusal && tellsGate.has(error.causeId))) throw error;
    answered(error.answer.requestId);
    return error;
  }
}

const tokenCount = z.object({ input_tokens: z.number() });

const tellsGate = new Set(['permission-denied', 'model-not-found']);

/** Gates by what Service Usage said and how the count was answered. Throws the refusal where both were denied. */
export function gatesOf(
  services: readonly EnabledService[],
  refusal: GoogleRefusal | null,
  purpose: string,
): Access {
  const denied = services.flatMap((service) => service.denied ?? []);
  if (!refusal)
    return {
      gates: [...services.map(({ gate }) => opened(gate)), open('authorization'), open('region')],
      denied,
    };
  const { said, permission } = refusal.answer;
  const words = said ?? refusal.message.slice(0, 200);
  if (isServiceDisabled({ reason: refusal.reason, message: said ?? '' }))
    return {
      gates: [...services.map(({ gate }) => closedBy(gate, refusal)), unread('authorization')],
      denied,
    };
  if (refusal.causeId === 'model-not-found') {
    // Counting is a model of its own there, and not offered wherever the others are.
    const isAboutCounting = /count-tokens/.test(words);
    const region = { gate: 'region', state: isAboutCounting ? 'unread' : 'closed', said: words } as const;
    return { gates: [...services.map(({ gate }) => gate), region], denied };
  }
  if (services.every((service) => service.denied)) throw refusal;
  const missing: DeniedCall[] = permission ? [{ permission, purpose }] : [];
  return {
    gates: [
      ...services.map(({ gate }) => gate),
      { gate: 'authorization', state: 'closed', said: permission ?? words },
    ],
    denied: [...denied, ...missing],
  };
}

const open = (gate: 'authorization' | 'region'): CloudGate => ({
  gate,
  state: 'open',
  said: 'counted tokens',
});
const unread = (gate: 'authorization'): CloudGate => ({
  gate,
  state: 'unread',
  said: 'the service is not enabled',
});

/** What nobody let us read is known by the answer that only an enabled service gives. */
const opened = (gate: CloudGate): CloudGate => (gate.state === 'unread' ? { ...gate, state: 'open' } : gate);

/** The refusal names the service; where it does not, the only one is meant. */
function closedBy(gate: CloudGate, { message }: GoogleRefusal): CloudGate {
  return message.includes(gate.said) ? { ...gate, state: 'closed' } : gate;
}
