import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { boundedList } from '../claude/bounded-list.ts';
import { UnexpectedResponse } from '../claude/classify-error.ts';
import type { ListSeen } from '../judge/seen/list.ts';
import { usesFeature } from '../plan/planned-use.ts';
import type { Probe, ProbeContext } from './probe.ts';

interface List {
  readonly feature: 'batch' | 'files';
  readonly title: string;
  readonly sends: string;
  /** What the service calls one of its entries. */
  readonly type: string;
  readonly ask: (client: Anthropic, page: { limit: 1 }, options: { signal: AbortSignal }) => Asked;
}

interface Asked {
  asResponse(): Promise<Response>;
}

/** Free: may this key see a list of its workspace. */
export const listProbe = <K extends 'batches' | 'files'>(id: K, list: List): Probe<K> => ({
  id,
  title: list.title,
  sends: () => list.sends,
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'key',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: (plan) => usesFeature(list.feature, plan) === true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: (context) => firstOf(list, context),
});

/**
 * Waits for the first page of the list and books its request. The body is read here, because the SDK takes a page of
 * anything else, such as a login form, for an empty list. Throws what the SDK throws, SyntaxError or UnexpectedResponse.
 */
async function firstOf(
  { type, ask }: List,
  { client, clock, receipt, signal }: ProbeContext,
): Promise<ListSeen> {
  const api = await client();
  const startedMs = clock();
  const response = await ask(api, { limit: 1 }, { signal }).asResponse();
  const requestId = response.headers.get('request-id');
  const page = z
    .looseObject({ data: boundedList(100, z.looseObject({ type: z.literal(type) })) })
    .safeParse(await response.json());
  if (!page.success)
    throw new UnexpectedResponse(`The API answered with something that is not a list of ${type}`, requestId);
  receipt.add(requestId);
  return { listed: page.data.data.length, ms: Math.round(clock() - startedMs) };
}
