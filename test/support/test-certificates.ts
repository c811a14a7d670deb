import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface TestCertificates {
  /** Root of an invented proxy; nothing trusts it by itself. */
  readonly root: string;
  /** All for localhost but the last; the first two by the root. */
  readonly good: TestCertificate;
  readonly expired: TestCertificate;
  readonly selfSigned: TestCertificate;
  readonly otherHost: TestCertificate;
}

/** Made anew by openssl, so that none can grow old in the repository; null where this machine has no openssl. */
export function testCertificates(): TestCertificates | null {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-certificates-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const keyed = (name: string) => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    `${name}.key`,
  ];
  const selfSigned = (name: string, subject: string, host?: string): TestCertificate => {
    const alternative = host ? ['-addext', `subjectAltName=DNS:${host}`] : [];
    openssl(
      'req',
      '-x509',
      ...keyed(name),
      '-out',
      `${name}.pem`,
      '-days',
      '3650',
      '-subj',
      subject,
      ...alternative,
    );
    return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
  };
  const signed = (name: string, host: string, days: number): TestCertificate => {
    openssl(
      'req',
      ...keyed(name),
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${host}`,
      '-addext',
      `subjectAltName=DNS:${host}`,
    );
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'],
      ...['-copy_extensions', 'copy', '-days', String(days), '-out', `${name}.pem`],
    );
    return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
  };
  try {
    openssl('version');
    const root = selfSigned('root', '/O=Example Proxy/CN=Example Proxy Root').cert;
    return {
      root,
      good: signed('good', 'localhost', 3_650),
      expired: signed('expired', 'localhost', -1),
      selfSigned: selfSigned('self', '/CN=localhost', 'localhost'),
      otherHost: signed('other', 'gateway.example', 3_650),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
