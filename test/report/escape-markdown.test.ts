import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../src/report/escape-markdown.ts';
import { terminalText } from '../../src/report/terminal-text.ts';
import { wrapMarkdown } from '../../src/report/wrap-markdown.ts';

const html = (markdown: string): string =>
  micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfmTable(), gfmAutolinkLiteral()],
    htmlExtensions: [gfmTableHtml(), gfmAutolinkLiteralHtml()],
  });

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Code spans are the one element escaping may add; folded lines read as blanks. */
const withoutCode = (rendered: string): string => rendered.replace(/<\/?code>/g, '').replaceAll('\n', ' ');

/** Pieces that mean something to Markdown, GitHub or a terminal, mixed with plain text and anything at all. */
const piece = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
    '~',
    '~~~',
    '#',
    '##',
    '>',
    '<',
    '|',
    '||',
    '\\',
    '!',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '-',
    '--',
    '---',
    '+',
    '=',
    '===',
    ':--',
    '1.',
    '2)',
    '123456789.',
    '1.5',
    '&amp;',
    '&#35;',
    '&',
    '$',
    '$x$',
  ],
  ...[
    '[a](b)',
    '![a](b)',
    '[a]: b',
    '[^1]',
    '<b>',
    '<!--',
    '</td>',
    'https://x.example',
    'www.x.example',
    'a@b.cc',
  ],
  ...[
    '@team',
    '#1',
    'GH-1',
    ':tada:',
    '10:30:15',
    'max_tokens',
    '_a_',
    'a*b*c',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\r',
    '\t',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\u200b',
    '\u2028',
    '\ud800',
    'é',
    '漢字',
    '👩‍💻',
    'word',
    'Two words',
    '7',
  ],
);
const foreign = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const places: readonly {
  name: string;
  markdown: (text: string) => string;
  html: (text: string) => string;
}[] = [
  { name: 'a paragraph', markdown: (text) => text, html: (text) => (text === '' ? '' : `<p>${text}</p>`) },
  {
    name: 'a paragraph after another',
    markdown: (text) => `before\n${text}`,
    html: (text) => `<p>${`before ${text}`.trim()}</p>`,
  },
  { name: 'a heading', markdown: (text) => `## ${text}`, html: (text) => `<h2>${text}</h2>` },
  { name: 'a list item', markdown: (text) => `- ${text}`, html: (text) => `<ul> <li>${text}</li> </ul>` },
  {
    name: 'a table cell',
    markdown: (text) => `| a | b |\n| - | - |\n| ${text} | x |`,
    html: (text) =>
      `<table> <thead> <tr> <th>a</th> <th>b</th> </tr> </thead> <tbody> <tr> <td>${text}</td> <td>x</td> </tr> </tbody> </table>`,
  },
];

describe('escaped text renders as the same text and nothing else', () => {
  it.each(places)('in $name', (place) => {
    fc.assert(
      fc.property(foreign, (text) => {
        const seen = asHtml(terminalText(text));
        const rendered = withoutCode(html(place.markdown(escapeMarkdown(text))));
        expect(rendered.trim()).toBe(place.html(seen).trim());
      }),
      { numRuns: 1_000 },
    );
  });

  it('as code, in a paragraph and in a table cell', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const seen = asHtml(terminalText(text));
        for (const place of places.filter(({ name }) => name !== 'a paragraph after another')) {
          expect(withoutCode(html(place.markdown(codeSpan(text)))).trim()).toBe(place.html(seen).trim());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('folded to short lines, in a list item', () => {
    fc.assert(
      fc.property(
        fc.array(foreign, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        (texts, columns) => {
          const text = texts.join(' ');
          const folded = wrapMarkdown(`- ${escapeMarkdown(text)}`, columns);
          expect(withoutCode(html(folded)).trim()).toBe(`<ul> <li>${asHtml(terminalText(text))}</li> </ul>`);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('ordinary text stays readable in its source', () => {
  it.each([
    [
      'The prompt needs 240,000 tokens; max_tokens is 64,000.',
      'The prompt needs 240,000 tokens; max_tokens is 64,000.',
    ],
    ['R&D spends $500 (cap) - per month.', 'R&D spends $500 (cap) - per month.'],
    ['ask ana@example.com', 'ask `ana@example.com`'],
    ['see https://x.example/a_b.', 'see `https://x.example/a_b.`'],
    ['- 1. # > |', '\\- 1. \\# > \\|'],
    ['2. second', '2\\. second'],
    // GitHub alone takes a line of these for the rule under a table's head.
    [':-- left', '\\:-- left'],
  ])('%s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('folding', () => {
  it('keeps lines within the columns and indents continued list items', () => {
    expect(wrapMarkdown('- one two three four', 10)).toBe('- one two\n  three\n  four');
    expect(wrapMarkdown('3. one two three four', 12)).toBe('3. one two\n   three\n   four');
  });

  it('leaves tables and headings alone', () => {
    const markdown = '## A heading that is long\n\n| a cell that is long |';
    expect(wrapMarkdown(markdown, 10)).toBe(markdown);
  });
});
