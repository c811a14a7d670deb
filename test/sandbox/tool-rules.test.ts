import { describe, expect, test } from 'vitest';
import { accountProfiles } from '../../src/sandbox/account.ts';
import { answerTo, type Body, base } from './answer-to.ts';
import { sandboxFor, send } from './judged-client.ts';

const computer = (version: string) => ({
  tools: [{ type: `computer_${version}`, name: 'computer', display_width_px: 1_024, display_height_px: 768 }],
});
const server = (type: string) => ({ tools: [{ type, name: type.replace(/_\d+$/, '') }] });

/** Strict tools with so many parameters that are required, and so many that are not. */
function strict(count: number, required: number, optional: number, strictly = true) {
  const names = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index}`);
  const properties = Object.fromEntries(
    [...names('must', required), ...names('may', optional)].map((name) => [name, { type: 'string' }]),
  );
  return Array.from({ length: count }, (_, index) => ({
    name: `tool_${index}`,
    strict: strictly,
    input_schema: {
      type: 'object',
      properties,
      required: names('must', required),
      additionalProperties: false,
    },
  }));
}

const object = (properties: Body, required: string[] = []) => ({ type: 'object', properties, required });
/** 12 properties nobody requires, below a required one: in an object, and 12 more in the items of a list. */
const twelve = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`may${index}`, { type: 'string' }]),
);
const nested = (more: Body = {}) => [
  {
    name: 'deep',
    strict: true,
    input_schema: object(
      { inside: object(twelve), list: { type: 'array', items: { anyOf: [object(twelve)] } }, ...more },
      ['inside', 'list'],
    ),
  },
];

describe('what the tools of a request may be', () => {
  /** Model, changes, and the start of the objection; null: accepted. Source: facts 1.4, 1.5. */
  const cases: readonly [string, Body, string | null][] = [
    ['claude-opus-5-5', computer('20251124'), 'tools.0.type: "computer_20251124" is not supported on'],
    ['claude-opus-5-5', computer('20250124'), 'tools.0.type: "computer_20250124" is not supported on'],
    ['claude-fable-5-2', computer('20251124'), 'tools.0.type: "computer_20251124" is not supported on'],
    ['claude-opus-5-5', computer('toolset_20260801'), null],
    ['claude-fable-5-1', computer('20251124'), null],
    ['claude-opus-5', computer('20251124'), null],
    ['claude-sonnet-5-5', computer('20251124'), 'tools.0.type: "computer_20251124" is not supported on'],
    ['claude-haiku-5-5', computer('20250124'), 'tools.0.type: "computer_20250124" is not supported on'],
    ['claude-haiku-5-5', computer('20251124'), null],
    ['claude-haiku-4-5', computer('20250124'), null],

    ['claude-haiku-4-5', server('web_search_20250305'), null],
    ['claude-haiku-4-5', server('web_search_20260209'), null],
    ['claude-haiku-4-5', server('web_search_20260318'), null],
    [
      'claude-haiku-4-5',
      server('web_search_20260309'),
      'tools.0.type: "web_search_20260309" is not a version',
    ],
    ['claude-haiku-4-5', server('web_search_latest'), 'tools.0.type: "web_search_latest" is not a version'],
    ['claude-haiku-4-5', server('web_fetch_20250910'), null],
    ['claude-haiku-4-5', server('web_fetch_20260309'), null],
    ['claude-haiku-4-5', server('web_fetch_20250305'), 'tools.0.type: "web_fetch_20250305" is not a version'],
    ['claude-haiku-4-5', server('code_execution_20250522'), null],
    ['claude-haiku-4-5', server('code_execution_20260521'), null],
    [
      'claude-haiku-4-5',
      server('code_execution_20270101'),
      'tools.0.type: "code_execution_20270101" is not a version',
    ],
    ['claude-haiku-4-5', server('bash_20250124'), null],

    ['claude-sonnet-5-5', { tools: strict(20, 1, 0) }, null],
    ['claude-sonnet-5-5', { tools: strict(21, 1, 0) }, 'tools: 21 strict tools exceed the limit of 20'],
    ['claude-sonnet-5-5', { tools: strict(21, 1, 0, false) }, null],
    ['claude-sonnet-5-5', { tools: [...strict(20, 1, 0), ...strict(5, 1, 0, false)] }, null],
    // 12 tools with two optional parameters each make 24; 5 with 5 make 25.
    ['claude-sonnet-5-5', { tools: strict(12, 3, 2) }, null],
    [
      'claude-sonnet-5-5',
      { tools: strict(5, 3, 5) },
      'tools: 25 optional parameters in strict tools exceed the limit of 24',
    ],
    ['claude-sonnet-5-5', { tools: strict(5, 3, 5, false) }, null],
    ['claude-sonnet-5-5', { tools: nested() }, null],
    // A parameter called like a word of JSON Schema is a parameter.
    ['claude-sonnet-5-5', { tools: nested({ items: { type: 'string' } }) }, 'tools: 25 optional parameters'],
  ];
  test.each(cases)('%s, %j: %s', async (model, changes, objection) => {
    const answer = await answerTo({ model, ...changes });
    if (objection === null) {
      expect(answer).toEqual({ status: 200, type: undefined, message: undefined });
    } else {
      expect(answer).toMatchObject({ status: 400, type: 'invalid_request_error' });
      expect(answer.message?.slice(0, objection.length)).toBe(objection);
    }
  });

  test.each(['computer_20251124', 'computer_20250124'])('Mythos 5.2 does not take %s', async (type) => {
    const account = { ...accountProfiles.start, unavailableModels: [] };
    const body = { ...base, model: 'claude-mythos-5-2', tools: [{ type, name: 'computer' }] };
    expect(await send(await sandboxFor({ account }), '/v1/messages', { body })).toMatchObject({
      status: 400,
      body: { error: { message: `tools.0.type: "${type}" is not supported on claude-mythos-5-2` } },
    });
  });
});
