import { createHash } from 'node:crypto';
import type Anthropic from '@anthropic-ai/sdk';
import type { PrefixPoint } from './prompt-prefix.ts';
import type { MessageRequest } from './validate-request.ts';

/** What two requests are compared by; hashes, so that no prompt is kept. */
interface Fingerprint {
  readonly model: string;
  readonly tools: string;
  readonly system: string;
  readonly parameters: string;
  readonly messages: readonly string[];
  /** Tokens of the longest prefix the request marked. */
  readonly markedTokens: number;
}

const remembered = 1_000;

/** Remembers requests that ask for diagnostics, and says in what the next one differs from them. */
export class CacheDiagnostics {
  readonly #byMessage = new Map<string, Fingerprint>();

  /** The `diagnostics` of an answer; null: not asked for, no earlier message named, or nothing differs. */
  answer(
    messageId: string,
    request: MessageRequest,
    points: readonly PrefixPoint[],
  ): Anthropic.Diagnostics | null {
    if (!request.diagnostics) return null;
    const now = fingerprint(request, points);
    const previousId = request.diagnostics.previous_message_id ?? null;
    const reason = previousId === null ? null : difference(this.#byMessage.get(previousId), now);
    this.#byMessage.set(messageId, now);
    const [oldest] = this.#byMessage.keys();
    if (this.#byMessage.size > remembered && oldest !== undefined) this.#byMessage.delete(oldest);
    return reason && { cache_miss_reason: reason };
  }
}

/** The first difference in the order of the prompt. */
function difference(before: Fingerprint | undefined, now: Fingerprint): Anthropic.CacheMissReason | null {
  if (!before) return { type: 'previous_message_not_found' };
  const missed = { cache_missed_input_tokens: before.markedTokens };
  if (before.model !== now.model) return { type: 'model_changed', ...missed };
  if (before.tools !== now.tools) return { type: 'tools_changed', ...missed };
  if (before.system !== now.system) return { type: 'system_changed', ...missed };
  if (before.parameters !== now.parameters) return { type: 'unavailable' };
  const appended = before.messages.every((message, index) => message === now.messages[index]);
  return appended ? null : { type: 'messages_changed', ...missed };
}

function fingerprint(request: MessageRequest, points: readonly PrefixPoint[]): Fingerprint {
  return {
    model: digest([request.model, request.speed ?? 'standard']),
    tools: digest(request.tools ?? []),
    system: digest(request.system ?? []),
    parameters: digest([request.thinking ?? null, request.tool_choice ?? null]),
    messages: request.messages.map(digest),
    markedTokens: points.findLast((point) => point.ttl !== null)?.tokens ?? 0,
  };
}

/** Where marks for caching stand makes no difference. */
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (key, part) => (key === 'cache_control' ? undefined : part)))
    .digest('base64');
