import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { sampleOf } from '../../src/sandbox/schema-sample.ts';

const tree = {
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
        children: { type: 'array', items: { $ref: '#/$defs/node' } },
      },
      required: ['name', 'next', 'children'],
      additionalProperties: false,
    },
  },
};

const schemas: readonly [string, object][] = [
  ['an empty object', { type: 'object' }],
  [
    'required and optional properties',
    {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' }, metric: { type: 'boolean' } },
      required: ['city'],
      additionalProperties: false,
    },
  ],
  ['a required property nobody describes', { type: 'object', required: ['anything'] }],
  ['an enumeration', { enum: ['celsius', 'kelvin'] }],
  ['a constant', { const: 7 }],
  ['a nullable type', { type: ['null', 'integer'] }],
  [
    'short and long strings',
    {
      type: 'object',
      properties: { a: { minLength: 20, type: 'string' }, b: { maxLength: 2, type: 'string' } },
    },
  ],
  ['a range of whole numbers', { type: 'integer', minimum: 18, maximum: 20 }],
  ['a range above 1.5 in whole numbers', { type: 'integer', minimum: 1.5 }],
  ['open bounds', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ['a lower open bound', { type: 'integer', exclusiveMinimum: 3 }],
  ['negative numbers', { type: 'number', maximum: -2 }],
  ['multiples', { type: 'integer', multipleOf: 5, minimum: 7 }],
  ['multiples below a maximum', { type: 'integer', multipleOf: 4, maximum: 3 }],
  ['lists of a length', { type: 'array', items: { type: 'integer' }, minItems: 3 }],
  ['lists that must be empty', { type: 'array', items: { type: 'integer' }, maxItems: 0 }],
  ['tuples', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 2 }],
  [
    'a choice',
    { anyOf: [{ type: 'object', properties: { a: { const: 1 } }, required: ['a'] }, { type: 'null' }] },
  ],
  [
    'several at once',
    {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { properties: { b: { type: 'integer' } }, required: ['b'] },
      ],
    },
  ],
  ['a schema that contains itself', tree],
  ...['date', 'time', 'date-time', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid'].map(
    (format) => [`the format ${format}`, { type: 'string', format }] as [string, object],
  ),
];

describe('a sample of a schema', () => {
  test.each(schemas)('satisfies %s', (_, schema) => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(sampleOf(schema));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('fills optional properties in', () => {
    expect(sampleOf({ type: 'object', properties: { days: { type: 'integer' } } })).toEqual({ days: 1 });
  });
});
