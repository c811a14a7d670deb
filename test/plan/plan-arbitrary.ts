import fc from 'fast-check';
import { z } from 'zod';
import { type Plan, planSchema } from '../../src/plan/schema.ts';

/** The subset of JSON Schema that zod makes of the plan's schema. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
}

/** Any plan the schema accepts, as parsing hands it out; each answer may be absent, null or given. */
export function anyPlan(): fc.Arbitrary<Plan> {
  const schema = z.toJSONSchema(planSchema, { io: 'output' }) as Schema;
  return arbitraryOf(schema)
    .map(withRisingShares)
    .filter((value) => planSchema.safeParse(value).success)
    .map((value) => planSchema.parse(value));
}

/** Launch shares never fall and end with all of it, which JSON Schema cannot say and drawing hardly ever meets. */
function withRisingShares(plan: unknown): unknown {
  const { traffic } = plan as Pick<Plan, 'traffic'>;
  const drawn = traffic.launchShares;
  if (!drawn) return plan;
  const launchShares = drawn.toSorted((one, other) => one - other).with(-1, 1);
  return { ...(plan as Plan), traffic: { ...traffic, launchShares } };
}

function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(arbitraryOf));
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type: string) => arbitraryOf({ ...schema, type })));
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: least(schema, 1), max: Math.min(schema.maximum ?? 1e6, 1e9) });
    case 'number':
      // JSON has no zero below zero.
      return fc
        .double({ min: least(schema, 0.001), max: schema.maximum ?? 1e6, noNaN: true })
        .map((value) => value + 0);
    case 'string':
      return textOf(schema);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'object':
      return schema.properties ? recordOf(schema, schema.properties) : dictionaryOf(schema);
    default:
      throw new Error(
        `The plan's schema holds a shape this arbitrary does not know: ${JSON.stringify(schema)}`,
      );
  }
}

const least = ({ minimum, exclusiveMinimum }: Schema, step: number): number =>
  Math.max(minimum ?? -1e6, exclusiveMinimum === undefined ? -1e6 : exclusiveMinimum + step);

function textOf({ format, pattern, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === 'date') {
    return fc
      .integer({ min: 0, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  }
  if (pattern) return fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9-]{1,12}$/);
  return fc.string({ minLength: 1, maxLength: Math.min(maxLength ?? 40, 40), unit: 'binary' });
}

const recordOf = (schema: Schema, properties: Readonly<Record<string, Schema>>) =>
  fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, arbitraryOf(child)])),
    {
      requiredKeys: [...(schema.required ?? [])],
      noNullPrototype: true,
    },
  );

function dictionaryOf({ propertyNames, additionalProperties }: Schema): fc.Arbitrary<unknown> {
  if (!propertyNames || !additionalProperties)
    throw new Error('A record of the plan names no keys or values.');
  return fc.dictionary(textOf(propertyNames), arbitraryOf(additionalProperties), {
    maxKeys: 3,
    noNullPrototype: true,
  });
}
