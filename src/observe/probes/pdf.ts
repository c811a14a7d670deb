import { pdfPage, pdfWord } from '../built-in-media.ts';
import { mediaProbe } from '../media-probe.ts';

/** Paid: does the planned model take a PDF document, and what does one page add to the input. */
export const pdfProbe = mediaProbe('pdf', {
  title: 'One built-in PDF page: is it taken, is its only word named',
  named: 'a built-in PDF document of one page, which holds one word,',
  kind: 'document',
  shown: { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdfPage } },
  question: 'Which word stands on this page? Answer with that word only.',
  expected: new RegExp(pdfWord, 'i'),
  // A page is read as its text and as a picture of it: the built-in one stays well below this.
  maxInputTokens: 4_000,
});
