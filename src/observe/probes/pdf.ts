import { usesFeature } from '../../plan/planned-use.ts';
import { pdfPage, pdfWord } from '../built-in-media.ts';
import { worstCallUsd } from '../call-price.ts';
import { showMedia } from '../media-message.ts';
import type { Probe } from '../probe.ts';

const maxTokens = 128;
/** A page is read as its text and as a picture of it: the built-in one stays well below this. */
const maxInputTokens = 4_000;

/** Paid: does the planned model take a PDF document, and what does one page add to the input. */
export const pdfProbe: Probe<'pdf'> = {
  id: 'pdf',
  title: 'One built-in PDF page: is it taken, is its only word named',
  sends: (plan) =>
    `One message with a built-in PDF document of one page, which holds one word, and a line about it to ${plan.model.id ?? '(no model planned)'}, at most ${maxTokens} tokens back.`,
  inputs: (plan) => [plan.model.id],
  paths: ['claude-api'],
  credential: 'key',
  after: ['tiny-message'],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature('pdf', plan) === true,
  worstCaseUsd: (plan, catalog) =>
    worstCallUsd({ uncachedInputTokens: maxInputTokens, outputTokens: maxTokens }, plan, catalog),
  blocked: (plan) => (plan.model.id ? null : 'The plan names no model to show a document to.'),
  run: (context) =>
    showMedia(context, {
      shown: {
        type: 'document',
        source: { type: 'base64', media_type: 'application/pdf', data: pdfPage },
      },
      question: 'Which word stands on this page? Answer with that word only.',
      maxTokens,
      expected: new RegExp(pdfWord, 'i'),
    }),
};
