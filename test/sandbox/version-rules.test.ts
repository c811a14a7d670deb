import { describe, expect, test } from 'vitest';
import { answerTo, type Body, said } from './answer-to.ts';

const on = { citations: { enabled: true } };
const text = (more: Body = {}) => ({ type: 'text', text: 'Hi', ...more });
const searchResult = (content: Body[], more: Body = {}) => ({
  type: 'search_result',
  source: 'https://example.com/',
  title: 'A page',
  content,
  ...more,
});
const toolResult = (content: unknown) => ({ type: 'tool_result', tool_use_id: 'toolu_01', content });
const document = { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Hi' } };

describe('blocks the newer version no longer takes', () => {
  /** The block of the only turn, and where the objection points. Source: facts 5.1. */
  const cases: readonly [string, Body, string][] = [
    ['text', text(on), 'messages.0.content.0.citations'],
    ['a list of citations on text', text({ citations: [] }), 'messages.0.content.0.citations'],
    ['text of a search result', searchResult([text(), text(on)]), 'messages.0.content.0.content.1.citations'],
    ['text of a tool result', toolResult([text(on)]), 'messages.0.content.0.content.0.citations'],
    [
      'text of a search result in a tool result',
      toolResult([searchResult([text(on)])]),
      'messages.0.content.0.content.0.content.0.citations',
    ],
  ];
  test.each(cases)('citations on %s are answered 400, and taken before it', async (_, block, path) => {
    expect(await answerTo({ messages: said([block]) })).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      message: `${path}: Extra inputs are not permitted`,
    });
    expect(await answerTo({ messages: said([block]) }, '2023-06-01')).toMatchObject({ status: 200 });
  });

  test.each([
    ['a search result that asks for citations', searchResult([text()], on)],
    ['a document that asks for citations', { ...document, ...on }],
    ['text without citations', text({ citations: null })],
    ['a tool result of plain text', toolResult('Hi')],
  ])('%s is still taken', async (_, block) => {
    expect(await answerTo({ messages: said([block]) })).toMatchObject({ status: 200 });
  });

  test('a document in an assistant turn is answered 400, cited text there is not', async () => {
    const turns = (block: Body) => [...said('Hi'), { role: 'assistant', content: [block] }, ...said('Go on')];
    expect(await answerTo({ messages: turns(document) })).toMatchObject({
      status: 400,
      message: 'messages.1.content.0: document blocks are not permitted in assistant turns',
    });
    expect(await answerTo({ messages: turns(document) }, '2023-06-01')).toMatchObject({ status: 200 });
    expect(await answerTo({ messages: turns(text({ citations: [] })) })).toMatchObject({ status: 200 });
  });
});
