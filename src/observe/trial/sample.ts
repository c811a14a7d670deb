import type {
  MessageCountTokensParams,
  MessageCreateParamsNonStreaming,
} from '@anthropic-ai/sdk/resources/messages';
import { allBlocks, isTextDocument } from './sample-blocks.ts';
import { outlineProblem } from './sample-outline.ts';

/**
 * One request of the team's, without its model: the trial names that. Only its outline was checked; whether the API takes
 * it in every detail the API says.
 */
export type SampleBody = Omit<MessageCreateParamsNonStreaming, 'model' | 'max_tokens' | 'stream'> & {
  readonly max_tokens?: number;
};

/** What a sample carries beside its text. */
export interface SampleCarry {
  readonly system: boolean;
  readonly tools: boolean;
  readonly images: boolean;
  /** Other than plain text: what they count cannot be estimated. */
  readonly documents: boolean;
  readonly cacheControl: boolean;
}

export type ReadSample =
  | { readonly kind: 'sample'; readonly body: SampleBody }
  /** Full sentence on what is wrong, without repeating what the line holds. */
  | { readonly kind: 'bad'; readonly problem: string };

/**
 * Reads one line: the body of a Messages request, a request of a message batch (`{"custom_id": …, "params": …}`), or
 * `{"system": …, "prompt": …}`.
 */
export function readSample(text: string): ReadSample {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('It is not a JSON document.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return bad('It is not a JSON object.');
  if (nestsDeeperThan(mostLevels, value)) return bad(tooDeep);
  const { custom_id: id, params, ...line } = value as Record<string, unknown>;
  if (id === undefined || line.messages !== undefined) return sampleOf(line);
  if (typeof params === 'object' && params !== null && !Array.isArray(params))
    return sampleOf(params as Record<string, unknown>);
  return bad(
    'result' in line
      ? 'It is a result of a message batch, not a request.'
      : 'It has a custom_id, but no params that hold a request.',
  );
}

/** Of objects and lists in each other: more than any request needs, and far fewer than there is room to write out again. */
const mostLevels = 200;
const tooDeep = `It is nested too deeply: more than ${mostLevels} lists and objects lie in each other.`;

/** Goes no deeper than that itself. */
function nestsDeeperThan(levels: number, value: object): boolean {
  if (levels === 0) return true;
  for (const child of Object.values(value) as readonly unknown[])
    if (typeof child === 'object' && child !== null && nestsDeeperThan(levels - 1, child)) return true;
  return false;
}

const bad = (problem: string): ReadSample => ({ kind: 'bad', problem });

function sampleOf(value: Record<string, unknown>): ReadSample {
  const { model: _, stream: __, prompt, ...rest } = value;
  const isPrompt = rest.messages === undefined;
  if (isPrompt && prompt === undefined) return bad('It has neither messages nor a prompt.');
  if (isPrompt && (typeof prompt !== 'string' || prompt.trim() === ''))
    return bad('Its prompt is no text, or an empty one.');
  const body = isPrompt ? promptBody(prompt as string, rest) : rest;
  const problem = outlineProblem(body);
  return problem === null ? { kind: 'sample', body: body as unknown as SampleBody } : bad(problem);
}

/** What else stands beside a prompt (an id, a topic) is the team's own. */
const promptBody = (prompt: string, { system, tools, max_tokens }: Record<string, unknown>) => ({
  messages: [{ role: 'user', content: prompt }],
  ...(system !== undefined && system !== null && { system }),
  ...(tools !== undefined && { tools }),
  ...(max_tokens !== undefined && { max_tokens }),
});

export function carryOf(body: SampleBody): SampleCarry {
  const { system, tools, messages } = body;
  const carry = {
    system: system !== undefined && system.length > 0,
    tools: (tools?.length ?? 0) > 0,
    images: false,
    documents: false,
    cacheControl: isMarked(body),
  };
  for (const tool of tools ?? []) carry.cacheControl ||= isMarked(tool);
  for (const block of allBlocks(system)) carry.cacheControl ||= isMarked(block);
  for (const { content } of messages)
    for (const block of allBlocks(content)) {
      carry.images ||= block.type === 'image';
      carry.documents ||= block.type === 'document' && !isTextDocument(block);
      carry.cacheControl ||= isMarked(block);
    }
  return carry;
}

const isMarked = (value: object): boolean => 'cache_control' in value && value.cache_control != null;

/** What the token-counting endpoint takes of a sample. */
export const countParams = (body: SampleBody, model: string): MessageCountTokensParams => ({
  model,
  messages: body.messages,
  ...(body.system !== undefined && { system: body.system }),
  ...(body.tools !== undefined && { tools: body.tools }),
  ...(body.tool_choice !== undefined && { tool_choice: body.tool_choice }),
  ...(body.thinking !== undefined && { thinking: body.thinking }),
});
