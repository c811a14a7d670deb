import type Anthropic from '@anthropic-ai/sdk';
import type { MediaSeen } from '../judge/seen/media.ts';
import { usesFeature } from '../plan/planned-use.ts';
import { askMessage, textOf } from './answered-message.ts';
import { worstCallUsd } from './call-price.ts';
import { inputTokensOf } from './input-tokens.ts';
import { leastEffort } from './least-effort.ts';
import { plannedModel, withoutModel } from './planned-model.ts';
import type { Probe, ProbeContext } from './probe.ts';

const maxTokens = 128;

export interface MediaQuestion {
  readonly title: string;
  /** What is shown, in words: as in "One message with a built-in red picture and a line about it to …". */
  readonly named: string;
  /** One word for it: as in "to show a picture to". */
  readonly kind: string;
  readonly shown: Anthropic.ImageBlockParam | Anthropic.DocumentBlockParam;
  readonly question: string;
  /** What an answer of somebody who looked holds. */
  readonly expected: RegExp;
  /** Most that it, the question and the frame around them make of the input. */
  readonly maxInputTokens: number;
}

/** Paid: shows one built-in picture or document to the planned model and asks about it. */
export const mediaProbe = <F extends 'vision' | 'pdf'>(feature: F, media: MediaQuestion): Probe<F> => ({
  id: feature,
  title: media.title,
  sends: (plan) =>
    `One message with ${media.named} and a line about it to ${plannedModel(plan)}, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature(feature, plan) === true,
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd({ uncachedInputTokens: media.maxInputTokens, outputTokens: maxTokens }, plan, catalog),
  blocked: withoutModel(`to show a ${media.kind} to`),
  run: (context) => show(context, media),
});

async function show(context: ProbeContext, { shown, question, expected }: MediaQuestion): Promise<MediaSeen> {
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
