import { UnexpectedResponse } from './classify-error.ts';

const megabyte = 1024 * 1024;
/** A page of a hundred models is some 200 KB, and a message of a probe, with the pages of one search, not more. */
export const longestMessageBytes = megabyte;
/** Reports of an organization list every model of every workspace for every day. */
export const longestReportBytes = 8 * megabyte;

/**
 * An event of a stream takes some 150 bytes for a few tokens, and the results of a batch come in one answer: neither is
 * held as a whole.
 */
export const longestTrialBytes = 128 * megabyte;

/** Nothing the API answers is nested half as deep; every level costs half a kilobyte and some of the stack. */
const deepestNesting = 64;

/**
 * `fetch` for an address that may be anybody's. It follows no redirect: that would carry the plan's sample prompt and
 * any header but the credential to a host nobody was told of. It reads no answer without end: a stream, or a few
 * kilobytes that unpack to gigabytes, would fill the memory before the time limit ends them. Throws what `fetch` throws,
 * or UnexpectedResponse for a status HTTP does not have and for a success without a body; reading the body does the same.
 */
export async function boundedFetch(
  input: string | URL | Request,
  mostBytes: number,
  init?: RequestInit,
): Promise<Response> {
  const { status, headers, body } = await fetch(input, { ...init, redirect: 'manual' });
  const unexpected = (what: string) => new UnexpectedResponse(what, headers.get('request-id'));
  if (status < 200 || status > 599)
    throw unexpected(`It answered with the status ${status}, which HTTP does not have`);
  if (!body && status < 300) throw unexpected(`It answered with the status ${status} and no content`);
  const bounded = body
    ?.pipeThrough(upTo(mostBytes, () => unexpected(`The answer is longer than ${mostBytes / megabyte} MB`)))
    .pipeThrough(flat(() => unexpected(`The answer is nested deeper than ${deepestNesting} levels`)));
  // Without the words beside the status, which nobody reads and which may hold what no `Response` takes.
  return new Response(bounded, { status, headers });
}

type Bytes = TransformStream<Uint8Array, Uint8Array>;

function upTo(mostBytes: number, tooLong: () => Error): Bytes {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= mostBytes) controller.enqueue(chunk);
      else controller.error(tooLong());
    },
  });
}

const [quote, backslash, lineFeed] = [...'"\\\n'].map((character) => character.charCodeAt(0));
const openings: ReadonlySet<number> = new Set(Buffer.from('[{'));
const closings: ReadonlySet<number> = new Set(Buffer.from(']}'));

/** Lets JSON through, alone or as the lines of a stream, as long as it is not nested too deep. */
function flat(tooDeep: () => Error): Bytes {
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** The depth after this byte. */
  const see = (byte: number): number => {
    if (escaped) escaped = false;
    else if (byte === lineFeed) inString = false;
    else if (byte === quote) inString = !inString;
    else if (inString) escaped = byte === backslash;
    else if (openings.has(byte)) depth += 1;
    else if (closings.has(byte) && depth > 0) depth -= 1;
    return depth;
  };
  return new TransformStream({
    transform(chunk, controller) {
      if (chunk.some((byte) => see(byte) > deepestNesting)) controller.error(tooDeep());
      else controller.enqueue(chunk);
    },
  });
}
