import { defineCheck } from '../../src/judge/check.ts';
import { judgeMedia } from './judge-media.ts';

export default defineCheck({
  id: 'features/pdf',
  subject: 'PDF input',
  titles: {
    passed: 'The planned model takes PDF documents',
    failed: 'PDF documents are not taken as planned',
  },
  blocksFrom: 'ga',
  failsFrom: 'beta',
  demands: { from: 'ga', origins: ['live'] },
  needs: ['pdf'],
  guide: {
    looksAt:
      'One message with a built-in PDF document of one page that holds one word: whether the model takes it, what it adds to the input, whether the answer repeats the word.',
    why: 'A page is paid as its text and as a picture of it, and a request may hold only so many pages. A gateway that limits or rewrites bodies lets text through and stops the first document.',
    how: 'Sends the document as base64 with the official SDK and reads the usage of the answer. The input it added is taken from the tiny text message of the same poll, so the few words of the question are in it. An accepted document passes. A wrong word is a caution only, because a single word says nothing about how well the model reads the documents of the product. The built-in sandbox reads nothing, so there only the intake is verified.',
    fix: 'Send a document over the same path and with the same key as the product, and read what the refusal says; then check the pages of the documents of the product against the documented limit, and count the tokens of a typical one.',
    sources: ['vision', 'models-overview'],
  },
  judge: (input) => judgeMedia('pdf', 'PDF input', input),
});
