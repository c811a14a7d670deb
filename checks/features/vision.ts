import { defineCheck } from '../../src/judge/check.ts';
import { judgeMedia } from './judge-media.ts';

export default defineCheck({
  id: 'features/vision',
  subject: 'Image input',
  titles: {
    passed: 'The planned model takes images',
    failed: 'Images are not taken as planned',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['vision'],
  guide: {
    looksAt:
      'One message with a built-in picture, plain red, 64 by 64 pixels: whether the model takes it, what it adds to the input, whether the answer names the colour.',
    why: 'Pictures are paid as input tokens by their size, and a request may hold only so many of them. A gateway that limits or rewrites bodies lets text through and stops the first picture.',
    how: 'Sends the picture as base64 with the official SDK and reads the usage of the answer. The input it added is taken from the tiny text message of the same poll, so the few words of the question are in it. An accepted picture passes. A wrong colour is a caution only, because a single plain picture says nothing about how well the model sees the pictures of the product. The built-in sandbox looks at nothing, so there only the intake is verified.',
    fix: 'Send a picture over the same path and with the same key as the product, and read what the refusal says; then check the size and number of the pictures of the product against the documented limits.',
    sources: ['vision', 'models-overview'],
  },
  judge: (input) => judgeMedia('vision', 'image input', input),
});
