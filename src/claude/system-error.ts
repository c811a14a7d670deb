import { foreignText } from './foreign-text.ts';

/** The innermost system error, e.g. "ECONNREFUSED" or "CERT_HAS_EXPIRED", which tells DNS, TLS and proxy trouble apart. */
export function systemCode(error: unknown): string | null {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return foreignText(current.code);
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0];
    else current = current.cause;
  }
  return null;
}

/** What the codes mean that people meet most, each as a sentence without its full stop. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, 'No name service here knows the name of the host'],
  [/^EAI_/, 'The name service did not answer'],
  [/^ECONNREFUSED$/, 'Nothing accepts connections at that address and port'],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    'The other side, or something in between, broke the connection off',
  ],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'The attempt to connect got no answer'],
  [/^E(HOST|NET)UNREACH$/, 'No route leads there from this machine'],
  [/^CERT_HAS_EXPIRED$/, 'The certificate of the host has expired, or the clock of this machine is ahead'],
  [
    /^CERT_NOT_YET_VALID$/,
    'The certificate of the host is not valid yet, or the clock of this machine is behind',
  ],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'The certificate was made out to another host'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?))$/,
    'This system does not trust the certificate of the host; where a proxy reads the traffic, name its root certificate in NODE_EXTRA_CA_CERTS',
  ],
  [/^(EPROTO|ERR_SSL_)/, 'What answers there does not speak TLS as it should'],
  [/^(ERR_ASSERTION|HPE_)/, 'What answers there does not speak HTTP as it should'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'The head of the answer is longer than that of any API answer'],
];

/** The meaning of a system code as a sentence without its full stop, or null for a rare one. */
export const meaningOf = (code: string): string | null =>
  meanings.find(([pattern]) => pattern.test(code))?.[1] ?? null;

const beforeAnythingWasSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/;
const onTheWay = /^(ECONN|EPIPE|ETIMEDOUT|EPROTO|ERR_SSL_|UND_ERR_)/;

/** Whether the connection was never established, so that nothing can have arrived or been billed. */
export const neverConnected = (error: unknown): boolean =>
  beforeAnythingWasSent.test(systemCode(error) ?? '');

/** Whether the network is at fault rather than a file, a setting or a bug. */
export const isNetworkFault = (error: unknown): boolean =>
  neverConnected(error) || onTheWay.test(systemCode(error) ?? '');
