import type { z } from 'zod';
import { UnexpectedResponse } from '../claude/classify-error.ts';
import type { ProbeContext } from './probe.ts';

/** A page of a hundred keys or workspaces is some 60 KB, and all rate limits of an organization are not more. */
const longestListCharacters = 1024 * 1024;
/** Some 200 characters for each of the rows a report may have. */
export const longestReportCharacters = 4 * longestListCharacters;

/**
 * A page of a list or report of the organization, its request booked. The body is read here, because the SDK takes a page
 * of anything else, such as a login form, for an empty one. What is too long is not parsed: of a few megabytes of empty
 * objects the parser makes a hundred. `what` is e.g. "a list of workspaces". Throws SyntaxError or UnexpectedResponse.
 */
export async function listPage<T>(
  response: Response,
  shape: z.ZodType<T>,
  what: string,
  { receipt }: Pick<ProbeContext, 'receipt'>,
  mostCharacters = longestListCharacters,
): Promise<T> {
  const requestId = response.headers.get('request-id');
  const unexpected = (than: string) =>
    new UnexpectedResponse(`The Admin API answered with ${than}`, requestId);
  const body = await response.text();
  if (body.length > mostCharacters) throw unexpected(`a page that is too long for ${what}`);
  const page = shape.safeParse(JSON.parse(body));
  if (!page.success) throw unexpected(`something that is not ${what}`);
  receipt.add(requestId);
  return page.data;
}
