import { planSchema } from './schema.ts';

/** What a schema says about one place of a document. */
export interface SchemaPlace {
  /** Field names it has there; empty for anything but an object, and where the path leads out of the schema. */
  readonly fields: readonly string[];
  /** Whether null ("nobody knows") is an answer there. */
  readonly nullable: boolean;
  /** Where it takes an ISO date or a whole number: the schema's type alone says less. */
  readonly narrower: 'date' | 'whole number' | null;
}

/** `schema` is that of the whole document; a plan's unless it is given. */
export function schemaAt(path: readonly PropertyKey[], schema: unknown = planSchema): SchemaPlace {
  let place = unwrapped(schema);
  for (const part of path) {
    const { shape, element, valueType } = place.definition;
    place = unwrapped(shape ? shape[String(part)] : (element ?? valueType));
  }
  const fields = Object.keys(place.definition.shape ?? {}).filter((name) => name !== '$schema');
  return { fields, nullable: place.nullable, narrower: narrowerType(place.definition) };
}

function narrowerType({ format, checks = [] }: Definition): SchemaPlace['narrower'] {
  if (format === 'date') return 'date';
  return checks.some((check) => definitionOf(check).format === 'safeint') ? 'whole number' : null;
}

/** The part of zod's own description of a schema that is read here. */
interface Definition {
  readonly type?: string;
  readonly format?: string;
  readonly checks?: readonly unknown[];
  readonly innerType?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
}

/** The schema inside optional, default and nullable wrappers. */
function unwrapped(schema: unknown): { definition: Definition; nullable: boolean } {
  let definition = definitionOf(schema);
  let nullable = false;
  while (definition.innerType) {
    nullable ||= definition.type === 'nullable';
    definition = definitionOf(definition.innerType);
  }
  return { definition, nullable };
}

const definitionOf = (schema: unknown): Definition =>
  typeof schema === 'object' && schema !== null && 'def' in schema ? (schema.def as Definition) : {};
