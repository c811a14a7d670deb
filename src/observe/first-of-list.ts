import { z } from 'zod';
import { UnexpectedResponse } from '../claude/classify-error.ts';
import type { ListSeen } from '../judge/seen/list.ts';
import type { ProbeContext } from './probe.ts';

/**
 * Waits for the first page of a list of `type` and books its request. The body is read here, because the SDK takes a
 * page of anything else, such as a login form, for an empty list. Throws what the SDK throws, SyntaxError or
 * UnexpectedResponse.
 */
export async function firstOfList(
  ask: () => { asResponse(): Promise<Response> },
  type: string,
  { clock, receipt }: Pick<ProbeContext, 'clock' | 'receipt'>,
): Promise<ListSeen> {
  const startedMs = clock();
  const response = await ask().asResponse();
  const requestId = response.headers.get('request-id');
  const page = z
    .looseObject({ data: z.array(z.looseObject({ type: z.literal(type) })).max(100) })
    .safeParse(await response.json());
  if (!page.success)
    throw new UnexpectedResponse(`The API answered with something that is not a list of ${type}`, requestId);
  receipt.add(requestId);
  return { listed: page.data.data.length, ms: Math.round(clock() - startedMs) };
}
