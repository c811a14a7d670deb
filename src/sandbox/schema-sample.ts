/** A JSON Schema, as far as it is read here: `pattern`, `uniqueItems`, `not` and conditions are not. */
type Schema = Readonly<Record<string, unknown>>;

/** From here on only what is required is filled in, so that a schema that contains itself comes to an end. */
const leanDepth = 4;
const deepest = 32;

/** A value that satisfies the schema. Same schema, same value. */
export function sampleOf(schema: unknown): unknown {
  return sample(schema, schema, 0);
}

function sample(schema: unknown, root: unknown, depth: number): unknown {
  if (!isSchema(schema) || depth > deepest) return null;
  const plain = flatten(schema, root, depth);
  if ('const' in plain) return plain.const;
  if (Array.isArray(plain.enum)) return plain.enum[0];
  switch (typeOf(plain)) {
    case 'object':
      return sampleObject(plain, root, depth);
    case 'array':
      return sampleArray(plain, root, depth);
    case 'integer':
    case 'number':
      return sampleNumber(plain, typeOf(plain) === 'integer');
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleString(plain);
  }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const recordOf = (value: unknown): Schema => (isSchema(value) ? value : {});
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Follows references and merges combinations, until only keywords about the value itself are left. */
function flatten(schema: Schema, root: unknown, depth: number): Schema {
  let plain = schema;
  for (let round = 0; round < deepest; round += 1) {
    const { $ref, allOf, anyOf, oneOf, ...own } = plain;
    const choice = branchOf([...listOf(anyOf), ...listOf(oneOf)], depth);
    const parts = [typeof $ref === 'string' ? target(root, $ref) : undefined, ...listOf(allOf), choice];
    const merged = parts.filter(isSchema).reduce(merge, own);
    if ($ref === undefined && allOf === undefined && choice === undefined) return merged;
    plain = merged;
  }
  return plain;
}

/** The first branch; deep inside, the one that ends there. */
function branchOf(branches: readonly unknown[], depth: number): unknown {
  const ends = branches.find((branch) => isSchema(branch) && branch.type === 'null');
  return depth >= leanDepth ? (ends ?? branches[0]) : branches[0];
}

const merge = (one: Schema, other: Schema): Schema => ({
  ...one,
  ...other,
  ...(one.properties || other.properties
    ? { properties: { ...recordOf(one.properties), ...recordOf(other.properties) } }
    : {}),
  ...(one.required || other.required
    ? { required: [...listOf(one.required), ...listOf(other.required)] }
    : {}),
});

/** What a reference inside the schema, such as `#/$defs/city`, points to. */
function target(root: unknown, reference: string): unknown {
  return reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, part) => recordOf(at)[part], root);
}

function typeOf(schema: Schema): unknown {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const type = types.find((candidate) => candidate !== 'null') ?? types[0];
  if (type !== undefined) return type;
  if (schema.properties) return 'object';
  return schema.items ? 'array' : 'string';
}

function sampleObject(schema: Schema, root: unknown, depth: number): unknown {
  const properties = recordOf(schema.properties);
  const optional = depth < leanDepth ? Object.keys(properties) : [];
  const names = [...new Set([...optional, ...listOf(schema.required).map(String)])];
  return Object.fromEntries(names.map((name) => [name, sample(properties[name] ?? {}, root, depth + 1)]));
}

function sampleArray(schema: Schema, root: unknown, depth: number): unknown {
  const first = listOf(schema.prefixItems);
  const wanted = Math.max(numberOf(schema.minItems) ?? (depth < leanDepth ? 1 : 0), first.length);
  const length = Math.min(wanted, numberOf(schema.maxItems) ?? wanted);
  return Array.from({ length }, (_, index) => sample(first[index] ?? schema.items ?? {}, root, depth + 1));
}

function sampleNumber(schema: Schema, whole: boolean): number {
  const above = numberOf(schema.exclusiveMinimum);
  const below = numberOf(schema.exclusiveMaximum);
  const step = whole ? 1 : above !== undefined && below !== undefined ? (below - above) / 2 : 0.5;
  const least = numberOf(schema.minimum) ?? (above === undefined ? -Infinity : above + step);
  const most = numberOf(schema.maximum) ?? (below === undefined ? Infinity : below - step);
  const value = Math.min(Math.max(1, least), most);
  const unit = numberOf(schema.multipleOf) ?? (whole ? 1 : null);
  if (unit === null) return value;
  const up = Math.ceil(value / unit) * unit;
  return up <= most ? up : Math.floor(value / unit) * unit;
}

const formats: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  time: '12:00:00Z',
  'date-time': '2026-01-31T12:00:00Z',
  duration: 'PT1H',
  email: 'sandbox@example.com',
  hostname: 'example.com',
  uri: 'https://example.com/sandbox',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '00000000-0000-4000-8000-000000000001',
};

function sampleString(schema: Schema): string {
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined;
  if (format !== undefined) return format;
  return 'sandbox'.padEnd(numberOf(schema.minLength) ?? 0, 'x').slice(0, numberOf(schema.maxLength));
}
