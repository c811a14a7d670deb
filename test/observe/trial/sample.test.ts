import { expect, test } from 'vitest';
import { carryOf, readSample } from '../../../src/observe/trial/sample.ts';

const hello = { role: 'user', content: 'Hello' };
const read = (value: unknown) => readSample(JSON.stringify(value));
const bodyOf = (value: unknown) => {
  const sample = read(value);
  if (sample.kind === 'bad') throw new Error(sample.problem);
  return sample.body;
};

test.each([
  [
    'a request, without what the trial decides',
    { model: 'm', stream: true, messages: [hello], max_tokens: 9 },
    { messages: [hello], max_tokens: 9 },
  ],
  [
    'a request of a batch',
    { custom_id: 'a', params: { model: 'm', messages: [hello] } },
    { messages: [hello] },
  ],
  ['a prompt', { prompt: 'Hello' }, { messages: [hello] }],
  [
    'a prompt with a system prompt, and a field of the team',
    { system: 'Be brief.', prompt: 'Hello', topic: 7 },
    { system: 'Be brief.', messages: [hello] },
  ],
  ['a prompt without a system prompt', { system: null, prompt: 'Hello' }, { messages: [hello] }],
  ['messages beside a prompt', { messages: [hello], prompt: 'other' }, { messages: [hello] }],
  [
    'system blocks',
    { system: [{ type: 'text', text: 'a' }], messages: [hello] },
    { system: [{ type: 'text', text: 'a' }], messages: [hello] },
  ],
  [
    'a system message behind a person',
    { messages: [hello, { role: 'system', content: 'b' }] },
    { messages: [hello, { role: 'system', content: 'b' }] },
  ],
])('%s is a sample', (_, value, body) => {
  expect(bodyOf(value)).toEqual(body);
});

test.each([
  ['broken JSON', '{"prompt": "secret-words"', 'It is not a JSON document.'],
  ['a list', '["secret-words"]', 'It is not a JSON object.'],
  ['null', 'null', 'It is not a JSON object.'],
  ['something else', '{"text": "secret-words"}', 'It has neither messages nor a prompt.'],
  ['a blank prompt', '{"prompt": " "}', 'Its prompt is no text, or an empty one.'],
  ['a prompt that is none', '{"prompt": 1}', 'Its prompt is no text, or an empty one.'],
  [
    'a result of a batch',
    '{"custom_id": "a", "result": {}}',
    'It is a result of a message batch, not a request.',
  ],
  [
    'a batch line of somebody else',
    '{"custom_id": "a", "body": {}}',
    'It has a custom_id, but no params that hold a request.',
  ],
  ['no list of messages', '{"messages": "secret-words"}', 'Its messages are no list.'],
  ['no message', '{"messages": []}', 'Its list of messages is empty.'],
  ['a message that is none', '{"messages": ["secret-words"]}', 'messages[0] is no object.'],
  [
    'a system prompt as message',
    '{"messages": [{"role": "system", "content": "secret-words"}]}',
    'messages[0] has the role "system": a system prompt stands in the field system, beside the messages.',
  ],
  [
    'another role',
    '{"messages": [{"role": "secret-words", "content": "a"}]}',
    'The role of messages[0] is not one of user, assistant and system.',
  ],
  [
    'no content',
    '{"messages": [{"role": "user"}]}',
    'The content of messages[0] is neither text nor a list of blocks.',
  ],
  [
    'a block without a type',
    '{"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": [{"text": "secret-words"}]}]}',
    'messages[1].content[0] is no block with a type.',
  ],
  [
    'a text block without text',
    '{"messages": [{"role": "user", "content": [{"type": "text"}]}]}',
    'messages[0].content[0] is a text block without text.',
  ],
  [
    'a system that is none',
    '{"system": 5, "prompt": "a"}',
    'Its system is neither text nor a list of text blocks.',
  ],
  [
    'system blocks of another type',
    '{"system": [{"type": "image"}], "prompt": "a"}',
    'Its system is neither text nor a list of text blocks.',
  ],
  ['tools that are none', '{"tools": {}, "prompt": "a"}', 'Its tools are no list of objects.'],
  ['max_tokens of 0', '{"max_tokens": 0, "prompt": "a"}', 'Its max_tokens is no whole number above 0.'],
  ['max_tokens in words', '{"max_tokens": "9", "prompt": "a"}', 'Its max_tokens is no whole number above 0.'],
  ['half a max_tokens', '{"max_tokens": 1.5, "prompt": "a"}', 'Its max_tokens is no whole number above 0.'],
])('%s is said to be no sample, without its words', (_, text, problem) => {
  expect(readSample(text)).toEqual({ kind: 'bad', problem });
});

const within = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);
const user = '"messages": [{"role": "user", "content": "a"}]';
const results = (levels: number) =>
  `{"messages": [{"role": "user", "content": ${'[{"type":"tool_result","content":'.repeat(levels)}"a"${'}]'.repeat(levels)}}]}`;

test.each([
  ['lists in metadata', `{${user}, "metadata": ${within(5_000, '[', ']')}}`],
  ['objects in a field of the team', `{${user}, "x": ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
  ['citations', `{${user}, "citations": ${within(100_000, '[', ']')}}`],
  ['results of tools', results(2_200)],
  ['results of tools in a batch', `{"custom_id": "a", "params": ${results(2_200)}}`],
])('%s nested without end are no sample', (_, text) => {
  expect(readSample(text)).toEqual({
    kind: 'bad',
    problem: expect.stringMatching(/^It is nested too deeply: /),
  });
});

test('two hundred levels are a sample, one more is none', () => {
  // The object around them is one.
  const nested = (levels: number) =>
    readSample(`{${user}, "metadata": ${within(levels - 1, '[', ']')}}`).kind;
  expect([nested(200), nested(201)]).toEqual(['sample', 'bad']);
  expect(readSample(results(90)).kind).toBe('sample');
});

const nothing = { system: false, tools: false, images: false, documents: false, cacheControl: false };
const marked = { cache_control: { type: 'ephemeral' } };
const withBlocks = (...content: unknown[]) => ({ messages: [{ role: 'user', content }] });
const image = { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } };
const pdf = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: '' } };

test.each([
  ['text alone', { messages: [hello] }, {}],
  ['an empty system prompt and no tools', { system: '', tools: [], messages: [hello] }, {}],
  ['a system prompt', { system: 'a', messages: [hello] }, { system: true }],
  ['tools', { tools: [{ name: 'a' }], messages: [hello] }, { tools: true }],
  ['an image', withBlocks(image), { images: true }],
  [
    'an image in a tool result',
    withBlocks({ type: 'tool_result', tool_use_id: 'a', content: [image] }),
    { images: true },
  ],
  ['a PDF', withBlocks(pdf), { documents: true }],
  ['a document in words', withBlocks({ type: 'document', source: { type: 'text', data: 'a' } }), {}],
  [
    'an image in a document of blocks',
    withBlocks({ type: 'document', source: { type: 'content', content: [image] } }),
    { images: true },
  ],
  ['a mark on a block', withBlocks({ type: 'text', text: 'a', ...marked }), { cacheControl: true }],
  [
    'a mark on the system prompt',
    { system: [{ type: 'text', text: 'a', ...marked }], messages: [hello] },
    { system: true, cacheControl: true },
  ],
  [
    'a mark on a tool',
    { tools: [{ name: 'a', ...marked }], messages: [hello] },
    { tools: true, cacheControl: true },
  ],
  ['a mark on the request', { ...marked, messages: [hello] }, { cacheControl: true }],
  ['a mark that is null', withBlocks({ type: 'text', text: 'a', cache_control: null }), {}],
])('%s is carried as such', (_, value, carried) => {
  expect(carryOf(bodyOf(value))).toEqual({ ...nothing, ...carried });
});
