import type {
  MessageCountTokensParams,
  MessageCreateParamsNonStreaming,
} from '@anthropic-ai/sdk/resources/messages';

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
  readonly documents: boolean;
  readonly cacheControl: boolean;
}

export type ReadSample =
  | { readonly kind: 'sample'; readonly body: SampleBody }
  /** Full sentence on what is wrong, without repeating what the line holds. */
  | { readonly kind: 'bad'; readonly problem: string };

/** Reads one line: the body of a Messages request, or `{"system": …, "prompt": …}`. */
export function readSample(text: string): ReadSample {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'bad', problem: 'It is not a JSON document.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'bad', problem: 'It is not a JSON object.' };
  }
  return sampleOf(value as Record<string, unknown>);
}

/** A text file as a prompt of its own. */
export const promptSample = (text: string): SampleBody => ({ messages: [{ role: 'user', content: text }] });

function sampleOf(value: Record<string, unknown>): ReadSample {
  if (typeof value.prompt === 'string') {
    const { system } = value;
    const body = promptSample(value.prompt);
    return { kind: 'sample', body: typeof system === 'string' ? { ...body, system } : body };
  }
  if (!Array.isArray(value.messages) || value.messages.length === 0) {
    return { kind: 'bad', problem: 'It has neither messages nor a prompt.' };
  }
  const { model: _, stream: __, ...body } = value;
  return { kind: 'sample', body: body as unknown as SampleBody };
}

export function carryOf({ system, tools, messages }: SampleBody): SampleCarry {
  const blocks = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
  const types = new Set(blocks.map(({ type }) => type));
  return {
    system: system !== undefined && system.length > 0,
    tools: (tools?.length ?? 0) > 0,
    images: types.has('image'),
    documents: types.has('document'),
    cacheControl: blocks.some((block) => 'cache_control' in block),
  };
}

/** What the token-counting endpoint takes of a sample. */
export const countParams = (body: SampleBody, model: string): MessageCountTokensParams => ({
  model,
  messages: body.messages,
  ...(body.system !== undefined && { system: body.system }),
  ...(body.tools !== undefined && { tools: body.tools }),
  ...(body.tool_choice !== undefined && { tool_choice: body.tool_choice }),
  ...(body.thinking !== undefined && { thinking: body.thinking }),
});
