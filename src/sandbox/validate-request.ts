import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { efforts } from '../catalog/vocabulary.ts';
import { invalidRequest } from './errors.ts';

/** Keys of the union below are checked against the SDK's own list, so that a new block type cannot be forgotten. */
const blockTypes = {
  text: 0,
  image: 0,
  document: 0,
  search_result: 0,
  thinking: 0,
  redacted_thinking: 0,
  tool_use: 0,
  tool_result: 0,
  server_tool_use: 0,
  web_search_tool_result: 0,
  web_fetch_tool_result: 0,
  code_execution_tool_result: 0,
  bash_code_execution_tool_result: 0,
  text_editor_code_execution_tool_result: 0,
  tool_search_tool_result: 0,
  container_upload: 0,
} satisfies Record<Anthropic.ContentBlockParam['type'], 0>;
type BlockType = keyof typeof blockTypes;

const cacheControl = z
  .looseObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() })
  .nullish();
const block = z
  .looseObject({
    type: z.enum(Object.keys(blockTypes) as [BlockType, ...BlockType[]]),
    text: z.string().optional(),
    cache_control: cacheControl,
  })
  .refine((value) => value.type !== 'text' || value.text !== undefined, {
    path: ['text'],
    error: 'Field required',
  })
  .refine((value) => value.type !== 'text' || value.text === undefined || value.text.trim() !== '', {
    path: ['text'],
    error: 'text content blocks must be non-empty',
  });
const message = z.strictObject({
  role: z.enum(['user', 'assistant', 'system'] satisfies Anthropic.MessageParam['role'][]),
  content: z.union([z.string(), z.array(block)]),
});
const tool = z
  .looseObject({
    type: z.string().nullish(),
    name: z.string().min(1).max(128).optional(),
    cache_control: cacheControl,
  })
  .refine((value) => (value.type ?? 'custom') !== 'custom' || value.name !== undefined, {
    path: ['name'],
    error: 'Field required',
  })
  .refine((value) => (value.type ?? 'custom') !== 'custom' || isObjectSchema(value.input_schema), {
    path: ['input_schema'],
    error: 'Field required',
  });

function isObjectSchema(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && (schema as { type?: unknown }).type === 'object';
}

const parallel = { disable_parallel_tool_use: z.boolean().optional() };
const display = { display: z.enum(['summarized', 'omitted']).nullish() };

/** Fields both endpoints take. Under the older API version the three sampling parameters still exist. */
const shared = {
  model: z.string().min(1),
  messages: z.array(message).min(1).max(100_000),
  system: z.union([z.string(), z.array(block)]).optional(),
  cache_control: cacheControl,
  tools: z.array(tool).optional(),
  tool_choice: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('auto'), ...parallel }),
      z.strictObject({ type: z.literal('any'), ...parallel }),
      z.strictObject({ type: z.literal('tool'), name: z.string(), ...parallel }),
      z.strictObject({ type: z.literal('none') }),
    ])
    .optional(),
  thinking: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('adaptive'), ...display }),
      z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int(), ...display }),
      z.strictObject({ type: z.literal('disabled') }),
      z.strictObject({ type: z.literal('between_tools') }),
    ])
    .optional(),
  output_config: z
    .strictObject({
      effort: z.enum(efforts).nullish(),
      format: z
        .strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) })
        .nullish(),
    })
    .optional(),
  speed: z.enum(['standard', 'fast']).nullish(),
};
type InHeaders = 'workspace_id' | 'user_profile_id';
type SamplingField = 'temperature' | 'top_p' | 'top_k';

const countShape = shared satisfies Record<
  keyof Omit<Anthropic.MessageCountTokensParams, InHeaders>,
  z.ZodType
>;
const messageShape = {
  ...shared,
  max_tokens: z.int().min(0),
  container: z.unknown().optional(),
  diagnostics: z.strictObject({ previous_message_id: z.string().nullish() }).nullish(),
  inference_geo: z.enum(['us', 'global']).nullish(),
  metadata: z.strictObject({ user_id: z.string().max(256).nullish() }).optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  stop_sequences: z.array(z.string().min(1)).optional(),
  stream: z.boolean().optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.int().min(0).optional(),
} satisfies Record<keyof Omit<Anthropic.MessageCreateParams, InHeaders> | SamplingField, z.ZodType>;

const schemas = {
  message: { strict: z.strictObject(messageShape), withBetas: z.looseObject(messageShape) },
  count: { strict: z.strictObject(countShape), withBetas: z.looseObject(countShape) },
};

export type MessageRequest = z.output<(typeof schemas)['message']['strict']>;
export type CountRequest = z.output<(typeof schemas)['count']['strict']>;

/** The body of POST /v1/messages. Throws a 400 naming the first field that is wrong. Beta fields pass with a beta header. */
export function parseMessageRequest(body: unknown, hasBetaHeader: boolean): MessageRequest {
  return parse(hasBetaHeader ? schemas.message.withBetas : schemas.message.strict, body);
}

/** The body of POST /v1/messages/count_tokens; throws like `parseMessageRequest`. */
export function parseCountRequest(body: unknown, hasBetaHeader: boolean): CountRequest {
  return parse(hasBetaHeader ? schemas.count.withBetas : schemas.count.strict, body);
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalidRequest(issue ? describe(deepest(issue), body) : 'The request body is not valid.');
}

/** Of a union's branches the one that got furthest says best what is wrong. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flatMap((branch) => branch.slice(0, 1))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] }) : issue;
}

function describe(issue: z.core.$ZodIssue, body: unknown): string {
  const at = (path: readonly PropertyKey[]) => path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return `${at([...issue.path, issue.keys[0] ?? ''])}: Extra inputs are not permitted`;
  }
  const found = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    body,
  );
  if (issue.path.length > 0 && found === undefined) return `${at(issue.path)}: Field required`;
  return issue.path.length > 0 ? `${at(issue.path)}: ${issue.message}` : issue.message;
}
