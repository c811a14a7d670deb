import { z } from 'zod';

const ms = z.number().nonnegative();
const name = z.string().max(300);

/** How the API's host was reached, without a key. Times are of one connection made for this. */
export const reachSeen = z.strictObject({
  /** Host and port. */
  host: name,
  /** `own`: Anthropic's host. `loopback`: this machine. `foreign`: any other, such as a gateway. */
  kind: z.enum(['own', 'loopback', 'foreign']),
  /** Any HTTP status: without a key the API refuses. */
  status: z.number().int().min(100).max(999),
  /** Null where there was nothing to look up, or a proxy did it. */
  dnsMs: ms.nullable(),
  connectMs: ms.nullable(),
  /** Null where the address is not encrypted. */
  tls: z
    .strictObject({
      handshakeMs: ms.nullable(),
      /** As Node names it, e.g. "TLSv1.3". */
      version: name.nullable(),
      issuer: name.nullable(),
      /** ISO date-time; null where the certificate did not say. */
      validUntil: z.iso.datetime().nullable(),
      /**
       * Who vouches for the issuer in the end: `public`, a root that comes with Node; `machine`, one that was added
       * here, as proxies that read the traffic need it; null where the chain does not show it.
       */
      root: z.enum(['public', 'machine']).nullable(),
    })
    .nullable(),
  /** From the connection to the first byte of the answer. */
  firstByteMs: ms,
  /** The host's clock minus this machine's, between these; null where it told no time. */
  skewMs: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Variable that names a proxy which this process did not use. */
  proxyVariable: name.nullable(),
});

export type ReachSeen = Readonly<z.output<typeof reachSeen>>;
