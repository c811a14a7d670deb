import type { IncomingHttpHeaders } from 'node:http';
import { defaultHost } from '../../claude/credential.ts';
import { foreignId } from '../../claude/foreign-text.ts';
import type { ReachSeen } from '../../judge/seen/reach.ts';
import type { FirstAnswer } from '../first-answer.ts';
import type { Probe, ProbeContext } from '../probe.ts';

/** Free: whether the API's host can be reached from here, how fast, by which certificate, and what time it has. */
export const reachProbe: Probe<'reach'> = {
  id: 'reach',
  title: 'The way to the API: name, connection, certificate, clock',
  sends: () => "One request to the API's host without a key. Any answer will do, and its body is not read.",
  inputs: () => [],
  paths: ['claude-api'],
  credential: 'none',
  after: [],
  requests: 1,
  rounds: 1,
  concerns: () => true,
  worstCaseUsd: () => 0,
  blocked: () => null,
  run: async (context) => reach(await addressOf(context), context),
};

const addressOf = async ({ credential, client, baseUrl }: ProbeContext): Promise<URL> =>
  new URL('/v1/models', credential ? (await client()).baseURL : baseUrl);

/** Throws what Node throws where no connection is made, or UnexpectedResponse. */
async function reach(url: URL, context: ProbeContext): Promise<ReachSeen> {
  // Brings Node's TLS along, which a poll that asks nobody need not wait for.
  const { firstAnswer } = await import('../first-answer.ts');
  const answer = await firstAnswer(url, context);
  const { status, dnsMs, connectMs, tls, firstByteMs } = answer;
  context.receipt.add(foreignId(single(answer.headers['request-id'])));
  return {
    host: url.host,
    kind: kindOf(url),
    status,
    dnsMs,
    connectMs,
    tls,
    firstByteMs,
    skewMs: skewOf(answer),
    proxyVariable: context.proxyVariable,
  };
}

/** Whose host an address is: a port beside the usual one makes it somebody else's. */
export function kindOf({ hostname, host }: URL): ReachSeen['kind'] {
  if (host === new URL(defaultHost).host) return 'own';
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) ? 'loopback' : 'foreign';
}

/**
 * The Date header was written somewhere between the request and its answer, and leaves out the part of a second. A
 * stored answer (`age`) has an old one.
 */
function skewOf({ headers, sentAt, arrivedAt }: FirstAnswer): ReachSeen['skewMs'] {
  const written = headers.date === undefined || isStored(headers) ? Number.NaN : Date.parse(headers.date);
  if (Number.isNaN(written)) return null;
  return { low: written - arrivedAt.getTime(), high: written + 999 - sentAt.getTime() };
}

const isStored = ({ age }: IncomingHttpHeaders): boolean => age !== undefined && age.trim() !== '0';

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
