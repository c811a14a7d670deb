import { type DetailedPeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import { foreignText } from '../claude/foreign-text.ts';
import type { ReachSeen } from '../judge/seen/reach.ts';

type TlsSeen = Omit<NonNullable<ReachSeen['tls']>, 'handshakeMs'>;

/** What an accepted certificate says. Names in it are the other side's: cleaned. */
export function certificateSeen(socket: TLSSocket): TlsSeen {
  const certificate = socket.getPeerCertificate(true);
  const { O: organization, CN: commonName } = certificate.issuer ?? {};
  const until = new Date(certificate.valid_to ?? '');
  return {
    version: socket.getProtocol(),
    issuer: firstName(organization) ?? firstName(commonName),
    validUntil: Number.isNaN(until.getTime()) ? null : until.toISOString(),
    root: certificate.raw ? rootOf(certificate) : null,
  };
}

/** A field of a certificate may be there twice. */
function firstName(field: unknown): string | null {
  const [first] = [field].flat();
  return typeof first === 'string' ? foreignText(first) || null : null;
}

function rootOf(certificate: DetailedPeerCertificate): TlsSeen['root'] {
  let last = certificate;
  // The root names itself as its issuer; the bound ends a chain that goes in circles otherwise.
  for (let depth = 0; depth < 20 && last.issuerCertificate && last.issuerCertificate !== last; depth += 1) {
    last = last.issuerCertificate;
  }
  if (last.issuerCertificate !== last) return null;
  const raw = last.raw.toString('base64');
  return rootCertificates.some((pem) => bodyOf(pem) === raw) ? 'public' : 'machine';
}

const bodyOf = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');
