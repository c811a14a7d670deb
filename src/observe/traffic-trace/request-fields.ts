import { z } from 'zod';
import { quoted } from './bad-lines.ts';
import { recordedMs } from './recorded-time.ts';

export interface RecordedRequest {
  /** Epoch milliseconds. */
  readonly timeMs: number;
  /** Null: it names none. */
  readonly model: string | null;
  /** Input tokens: uncached ones and cache writes. */
  readonly counted: number;
  /** Input tokens read from the cache. */
  readonly cached: number;
  readonly output: number;
}

/** Names a log may have for the time of a request; the first that is there counts. */
export const timeNames = ['timestamp', 'time', 'ts', 'created_at'] as const;

/** Far beyond what any model reads or writes; an answer of so many would take days. */
const tokens = z.int().nonnegative().max(10_000_000);

/** `input` is the whole prompt, and `cached` its part that was read from the cache. */
const ownNames = z.object({ input: tokens, cached: tokens.nullish(), output: tokens });
/** The API's: `input_tokens` is neither read from the cache nor written to it (https://platform.claude.com/docs/en/build-with-claude/prompt-caching). */
const apiNames = z.object({
  input_tokens: tokens,
  cache_creation_input_tokens: tokens.nullish(),
  cache_read_input_tokens: tokens.nullish(),
  output_tokens: tokens,
});

/** Columns of both ways to write a request, those it must have first. */
export const requestColumns = {
  own: { required: ['input', 'output'], optional: ['cached'] },
  api: {
    required: ['input_tokens', 'output_tokens'],
    optional: ['cache_creation_input_tokens', 'cache_read_input_tokens'],
  },
} as const;

/**
 * One request of a log: its time, its model and its tokens, in our names or in the API's, these at the top or under
 * `usage` as in an answer of the API. A full sentence where it is none.
 */
export function readRequest(fields: unknown): RecordedRequest | string {
  if (!isObject(fields)) return 'It is not a JSON object.';
  const timeName = timeNames.find((name) => fields[name] != null);
  if (!timeName) return `It has no time: none of ${timeNames.join(', ')}.`;
  const timeMs = recordedMs(fields[timeName]);
  if (timeMs === null)
    return `${timeName} is ${quoted(fields[timeName])}, which is no time such as 2026-11-20T09:00:00.123Z, and neither seconds nor milliseconds since 1970.`;
  const model = fields.model ?? null;
  if (model !== null && typeof model !== 'string') return `model is ${quoted(model)}, which is no name.`;
  const sizes = sizesOf(fields);
  return typeof sizes === 'string' ? sizes : { timeMs, model: model?.trim() || null, ...sizes };
}

function sizesOf(
  fields: Record<string, unknown>,
): Pick<RecordedRequest, 'counted' | 'cached' | 'output'> | string {
  const told = [fields.usage, fields].find(hasApiNames);
  if (told) {
    const read = apiNames.safeParse(told);
    if (!read.success) return misfit(read.error, told);
    const { input_tokens, cache_creation_input_tokens, cache_read_input_tokens, output_tokens } = read.data;
    return {
      counted: input_tokens + (cache_creation_input_tokens ?? 0),
      cached: cache_read_input_tokens ?? 0,
      output: output_tokens,
    };
  }
  if (!('input' in fields || 'output' in fields))
    return 'It has no tokens: neither input and output, nor input_tokens and output_tokens.';
  const read = ownNames.safeParse(fields);
  if (!read.success) return misfit(read.error, fields);
  const { input, output } = read.data;
  const cached = read.data.cached ?? 0;
  if (cached > input)
    return `cached is ${cached}, which is more than the input of ${input} that it is a part of.`;
  return { counted: input - cached, cached, output };
}

/** Every field with tokens that does not fit. */
function misfit({ issues }: z.ZodError, told: Record<string, unknown>): string {
  return [...new Set(issues.map(({ path }) => String(path[0])))]
    .map((name) =>
      told[name] == null
        ? `It has no ${name}.`
        : `${name} is ${quoted(told[name])}, which is no whole number of tokens.`,
    )
    .join(' ');
}

const hasApiNames = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && ('input_tokens' in value || 'output_tokens' in value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
