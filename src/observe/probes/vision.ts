import { usesFeature } from '../../plan/planned-use.ts';
import { redPng } from '../built-in-media.ts';
import { worstCallUsd } from '../call-price.ts';
import { showMedia } from '../media-message.ts';
import type { Probe } from '../probe.ts';

const maxTokens = 128;
/** A picture of 64 × 64 pixels costs a few tokens; the sandbox, which does not look at sizes, counts 1,500 for any. */
const maxInputTokens = 1_600;

/** Paid: does the planned model take a picture, and what does that add to the input. */
export const visionProbe: Probe<'vision'> = {
  id: 'vision',
  title: 'One built-in picture: is it taken, is its colour named',
  sends: (plan) =>
    `One message with a built-in red picture of 64 by 64 pixels and a line about it to ${plan.model.id ?? '(no model planned)'}, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('vision', plan) === true,
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd({ uncachedInputTokens: maxInputTokens, outputTokens: maxTokens }, plan, catalog),
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model to show a picture to.'),
  run: (context) =>
    showMedia(context, {
      shown: { type: 'image', source: { type: 'base64', media_type: 'image/png', data: redPng } },
      question: 'Which colour is this picture? Answer with one English word.',
      maxTokens,
      expected: /\bred\b/i,
    }),
};
