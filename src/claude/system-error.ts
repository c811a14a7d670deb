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

const beforeAnythingWasSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/;
const onTheWay = /^(ECONN|EPIPE|ETIMEDOUT|EPROTO|ERR_SSL_|UND_ERR_)/;

/** Whether the connection was never established, so that nothing can have arrived or been billed. */
export const neverConnected = (error: unknown): boolean =>
  beforeAnythingWasSent.test(systemCode(error) ?? '');

/** Whether the network is at fault rather than a file, a setting or a bug. */
export const isNetworkFault = (error: unknown): boolean =>
  neverConnected(error) || onTheWay.test(systemCode(error) ?? '');
