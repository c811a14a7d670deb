import type Anthropic from '@anthropic-ai/sdk';
import type { MediaSeen } from '../judge/seen/media.ts';
import { askMessage, textOf } from './answered-message.ts';
import { inputTokensOf } from './input-tokens.ts';
import { leastEffort } from './least-effort.ts';
import type { ProbeContext } from './probe.ts';

export interface MediaQuestion {
  readonly shown: Anthropic.ImageBlockParam | Anthropic.DocumentBlockParam;
  readonly question: string;
  readonly maxTokens: number;
  /** What an answer of somebody who looked holds. */
  readonly expected: RegExp;
}

/** Shows one picture or document to the planned model and asks about it. Throws as askMessage does. */
export async function showMedia(
  context: ProbeContext,
  { shown, question, maxTokens, expected }: MediaQuestion,
): Promise<MediaSeen> {
  const { plan, catalog, observed } = context;
  const { message, headers, ms } = await askMessage(context, {
    max_tokens: maxTokens,
    ...leastEffort(plan, catalog),
    messages: [{ role: 'user', content: [shown, { type: 'text', text: question }] }],
  });
  const inputTokens = inputTokensOf(message);
  const tiny = observed['tiny-message'];
  return {
    model: message.model,
    inputTokens,
    addedTokens: tiny?.status === 'observed' ? Math.max(0, inputTokens - tiny.value.usage.inputTokens) : null,
    recognised: expected.test(textOf(message)),
    stopReason: message.stop_reason,
    ms,
    sandbox: headers.get('x-gonogo-sandbox') !== null,
  };
}
