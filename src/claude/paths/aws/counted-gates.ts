import type Anthropic from '@anthropic-ai/sdk';
import type { CloudAccessSeen, CloudGate } from '../../../judge/seen/cloud.ts';
import { CloudError } from '../cloud-error.ts';
import type { Asking } from './ask.ts';
import { isMissingModel } from './listed-model.ts';
import { refusalId, unwrapped } from './messages-client.ts';

type GateName = CloudGate['gate'];

const behind = 'not reached: an earlier gate is closed';
const opened: readonly GateName[] = ['authorization', 'region'];

/** Gates of the account that a refusal names beside them. */
const accountGates: readonly { readonly gate: GateName; readonly said: string; readonly names: RegExp }[] = [
  { gate: 'federation', said: 'outbound web identity federation', names: /outbound web identity/i },
  { gate: 'agreement', said: 'Marketplace subscription', names: /marketplace|subscription/i },
];

/**
 * What stands between the account and its first message, read from whether tokens are counted for it: one free call. A
 * refusal closes the gate it names and leaves those behind it unread. `ofAccount`: the path goes through a subscription.
 */
export async function countedGates(
  messages: Pick<Anthropic['messages'], 'countTokens'>,
  model: string,
  { signal, answered }: Asking,
  ofAccount = false,
): Promise<Omit<CloudAccessSeen, 'ms'>> {
  const own = ofAccount ? accountGates : [];
  const all = (closed: GateName | null, said: string, state: 'closed' | 'unread' = 'closed'): CloudGate[] => {
    const gates = [
      ...own.map((row) => ({ gate: row.gate, said: row.said })),
      ...opened.map((gate) => ({ gate, said: 'tokens are counted' })),
    ];
    const at = gates.findIndex(({ gate }) => gate === closed);
    return gates.map(({ gate, said: plain }, index) => {
      if (closed === null || index < at) return { gate, state: 'open', said: plain };
      return index === at ? { gate, state, said } : { gate, state: 'unread', said: behind };
    });
  };
  try {
    await messages.countTokens({ model, messages: [{ role: 'user', content: 'Go?' }] }, { signal });
    return { gates: all(null, ''), denied: [] };
  } catch (thrown) {
    const error = unwrapped(thrown);
    if (isMissingModel(error)) {
      answered(refusalId(error));
      return { gates: all('region', 'the model is not offered there'), denied: [] };
    }
    if (!(error instanceof CloudError) || error.causeId !== 'permission-denied') throw error;
    const { permission, said, requestId } = error.answer;
    answered(requestId);
    const words = `${error.message} ${said ?? ''}`;
    const closed = own.find(({ names }) => names.test(words));
    if (closed) return { gates: all(closed.gate, said ?? error.message), denied: [] };
    // Counting is a permission of its own: without it nobody knows whether messages are allowed.
    if (permission) {
      const denied = [{ permission, purpose: 'count tokens with the model' }];
      const state = /:CountTokens$/.test(permission) ? 'unread' : 'closed';
      return { gates: all('authorization', said ?? error.message, state), denied };
    }
    // No permission is missing: the account as a whole has no access to the model.
    const entitlement = { gate: 'entitlement', state: 'closed', said: said ?? error.message } as const;
    return { gates: [entitlement, ...all('authorization', behind, 'unread')], denied: [] };
  }
}
