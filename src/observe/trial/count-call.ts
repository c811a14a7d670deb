import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { Catalog } from '../../catalog/catalog.ts';
import { claudeApiModelId } from '../../catalog/path-model-id.ts';
import {
  type Aborted,
  classifyError,
  type Problem,
  UnexpectedResponse,
} from '../../claude/classify-error.ts';
import type { KeptCount } from './count-journal.ts';
import { countParams, type SampleBody } from './sample.ts';

export interface CountCallOptions {
  /** Without retries of its own. */
  readonly client: Anthropic;
  /** The model to count with, as the plan of any path writes it. */
  readonly model: string;
  readonly catalog: Catalog;
  /** Limit of one request, headers and body together. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

export type CountAnswer =
  | ({ readonly kind: 'counted' } & KeptCount)
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Far above any window: what says more is no answer of the API. */
const mostTokens = 100_000_000;
const answer = z.object({ input_tokens: z.number().int().nonnegative().max(mostTokens) });

/** One request to the token-counting endpoint. Never rejects. */
export async function countCall(
  body: SampleBody,
  options: CountCallOptions,
  signal: AbortSignal,
): Promise<CountAnswer> {
  const { client, model, catalog, timeoutMs, now } = options;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const ended = () =>
    (signal.aborted ? 'cancelled' : limit.signal.aborted ? 'timeout' : null) satisfies Aborted;
  try {
    const { data, response, request_id } = await client.messages
      .countTokens(countParams(body, claudeApiModelId(catalog, model)), {
        signal: AbortSignal.any([signal, limit.signal]),
      })
      .withResponse();
    const parsed = answer.safeParse(data);
    if (!parsed.success)
      throw new UnexpectedResponse(
        'The token counter answered with something that is not a count',
        request_id,
      );
    const sandbox = response.headers.has('x-gonogo-sandbox');
    return { kind: 'counted', tokens: parsed.data.input_tokens, sandbox };
  } catch (error) {
    return {
      kind: 'failed',
      problem: classifyError(error, catalog.causes, { aborted: ended(), now: now() }),
    };
  } finally {
    clearTimeout(timer);
  }
}
