import { UnexpectedResponse } from './classify-error.ts';

/** A page of a hundred models is some 200 KB; nothing else that is asked for is longer. */
const longestAnswerBytes = 8 * 1024 * 1024;

/**
 * `fetch` for an address that may be anybody's. It follows no redirect: that would carry the plan's sample prompt and
 * any header but the credential to a host nobody was told of. It reads no answer without end: a stream, or a few
 * kilobytes that unpack to gigabytes, would fill the memory before the time limit ends them.
 */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (!response.body) return response;
  return new Response(response.body.pipeThrough(upTo(longestAnswerBytes)), response);
}

function upTo(mostBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= mostBytes) controller.enqueue(chunk);
      else
        controller.error(
          new UnexpectedResponse(`The answer is longer than ${mostBytes / 1024 / 1024} MB`, null),
        );
    },
  });
}
