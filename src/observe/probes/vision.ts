import { redPng } from '../built-in-media.ts';
import { mediaProbe } from '../media-probe.ts';

/** Paid: does the planned model take a picture, and what does that add to the input. */
export const visionProbe = mediaProbe('vision', {
  title: 'One built-in picture: is it taken, is its colour named',
  named: 'a built-in red picture of 64 by 64 pixels',
  kind: 'picture',
  shown: { type: 'image', source: { type: 'base64', media_type: 'image/png', data: redPng } },
  question: 'Which colour is this picture? Answer with one English word.',
  expected: /\bred\b/i,
  // A picture of 64 × 64 pixels costs a few tokens; the sandbox, which does not look at sizes, counts 1,500 for any.
  maxInputTokens: 1_600,
});
