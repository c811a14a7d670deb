import type { Rule, RuleInput } from './request-rule.ts';

type Tool = NonNullable<RuleInput['request']['tools']>[number];
type Schema = Readonly<Record<string, unknown>>;

/** Server tools exist in dated versions; one that is not documented is none. */
export const serverToolVersion: Rule = ({ request, catalog }) => {
  const documented = catalog.apiRules.serverToolVersions;
  for (const [index, { type }] of (request.tools ?? []).entries()) {
    const family = documented.find(({ tool }) => type?.startsWith(`${tool}_`));
    if (!family) continue;
    const types = family.versions.map((version) => `${family.tool}_${version}`);
    if (!types.some((known) => known === type))
      return `tools.${index}.type: "${type}" is not a version of this tool; expected one of ${types.join(', ')}`;
  }
  return null;
};

export const computerTool: Rule = ({ request, model }) => {
  const rejected = model.features.rejectedTools ?? [];
  const index = (request.tools ?? []).findIndex(({ type }) => type != null && rejected.includes(type));
  return index < 0
    ? null
    : `tools.${index}.type: "${request.tools?.[index]?.type}" is not supported on ${model.id}`;
};

/** Bounds of all strict tools of a request together. */
export const strictTools: Rule = ({ request, catalog }) => {
  const { maxTools, maxOptionalParameters } = catalog.apiRules.strictTools;
  const strict = (request.tools ?? []).filter((tool) => tool.strict === true);
  if (strict.length > maxTools) return `tools: ${strict.length} strict tools exceed the limit of ${maxTools}`;
  const optional = strict.reduce((sum, tool) => sum + optionalParameters(tool), 0);
  return optional > maxOptionalParameters
    ? `tools: ${optional} optional parameters in strict tools exceed the limit of ${maxOptionalParameters}`
    : null;
};

const optionalParameters = (tool: Tool) => optionalBelow(tool.input_schema);

/** Properties no object of the schema requires, at any depth: each of them makes a choice of its own. */
function optionalBelow(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + optionalBelow(item), 0);
  const schema = value as Schema;
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const own = Object.keys(properties).filter((name) => !required.includes(name)).length;
  // The names under `properties` are the team's, not those of JSON Schema: only what they hold is a schema.
  const inside = subschemas.map((field) => schema[field]);
  return [...Object.values(properties), ...inside].reduce<number>(
    (sum, part) => sum + optionalBelow(part),
    own,
  );
}

/** Where a schema holds others that a call can meet, as one, as a list or by name. */
const subschemas = ['items', 'prefixItems', 'anyOf', 'allOf', 'oneOf'] as const;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
