/** A picture and a document made for the probes: nothing of the team's is shown to a model. */

/** A PNG of 64 × 64 pixels, all of them pure red. */
export const redPng = [
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PQQkAAAgAsetfWiP4',
  'FgYrsKZeS0BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEDgsqnc',
  '8OJg6Ln3AAAAAElFTkSuQmCC',
].join('');

export const pdfWord = 'KINGFISHER';

/** One page that says `pdfWord`. The table at its end holds the byte at which each object begins. */
const page = `%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 144]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>
endobj
4 0 obj
<</Length 40>>
stream
BT /F1 36 Tf 40 60 Td (${pdfWord}) Tj ET
endstream
endobj
5 0 obj
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
endobj
xref
0 6
0000000000 65535 f${' '}
0000000009 00000 n${' '}
0000000054 00000 n${' '}
0000000105 00000 n${' '}
0000000217 00000 n${' '}
0000000305 00000 n${' '}
trailer
<</Size 6/Root 1 0 R>>
startxref
368
%%EOF
`;

export const pdfPage = btoa(page);
