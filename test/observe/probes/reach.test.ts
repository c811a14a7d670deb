import type { IncomingMessage, RequestListener } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { getCACertificates, rootCertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ReachSeen, reachSeen } from '../../../src/judge/seen/reach.ts';
import { certificateSeen } from '../../../src/observe/certificate.ts';
import type { GatherOptions } from '../../../src/observe/gatherer.ts';
import { kindOf, reachProbe } from '../../../src/observe/probes/reach.ts';
import { type TestCertificate, testCertificates } from '../../support/test-certificates.ts';
import { gatherWith, named, sandboxFor } from '../gathering.ts';

const now = Date.parse('2026-11-20T09:00:00Z');

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    if (server instanceof http.Server || server instanceof https.Server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const plain = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(http.createServer(answer))}`;

async function encrypted(
  certificate: TestCertificate,
  answer: RequestListener = (_, response) => response.end(),
) {
  const { cert, key } = certificate;
  return `https://localhost:${await listening(https.createServer({ cert, key }, answer))}`;
}

/** What the probe brings from an address without a credential. */
async function probed(baseUrl: string, options: Partial<GatherOptions> = {}) {
  const { observations } = await gatherWith({ probes: [reachProbe], credential: null, baseUrl, ...options });
  return named(observations, 'reach');
}

async function seenAt(baseUrl: string, options: Partial<GatherOptions> = {}): Promise<ReachSeen> {
  const row = await probed(baseUrl, options);
  if (row.status !== 'observed' || row.id !== 'reach') throw new Error(JSON.stringify(row));
  return reachSeen.parse(row.value);
}

describe('plain http on this machine', () => {
  test('the sandbox answers: a rehearsal', async () => {
    const sandbox = await sandboxFor();
    const row = await probed(sandbox.url);
    expect(row).toMatchObject({
      status: 'observed',
      costUsd: 0,
      value: {
        host: new URL(sandbox.url).host,
        kind: 'loopback',
        status: 401,
        dnsMs: null,
        tls: null,
        firstByteMs: 0,
        // The sandbox tells the time of its own clock, to the second.
        skewMs: { low: 0, high: 999 },
        proxyVariable: null,
      },
    });
    expect(row.requestIds).toEqual(sandbox.journal.map(({ requestId }) => requestId));
  });

  test('with a credential it asks the address the client would, without the key', async () => {
    const headers: IncomingMessage['headers'][] = [];
    const url = await plain((request, response) => {
      headers.push(request.headers);
      response.end();
    });
    const { observations } = await gatherWith({ probes: [reachProbe], url, baseUrl: 'http://127.0.0.1:9' });
    expect(named(observations, 'reach')).toMatchObject({
      status: 'observed',
      value: { host: new URL(url).host },
    });
    expect(headers).toHaveLength(1);
    expect(Object.keys(headers[0] ?? {}).sort()).toEqual(['connection', 'host']);
  });

  test('each step is timed by the clock of the poll', async () => {
    let ms = 0;
    const clock = () => {
      ms += 1_000;
      return ms;
    };
    const { connectMs, firstByteMs } = await seenAt(await plain((_, response) => response.end()), { clock });
    expect([connectMs, firstByteMs]).toEqual([1_000, 1_000]);
  });

  test('a redirect is an answer, and is not followed', async () => {
    const paths: (string | undefined)[] = [];
    const url = await plain((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await seenAt(url)).toMatchObject({ status: 302 });
    expect(paths).toEqual(['/v1/models']);
  });

  test('a body without end is not read', async () => {
    let hungUp: () => void;
    const ended = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    const url = await plain((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more).on('close', () => hungUp());
      more();
    });
    expect(await seenAt(url)).toMatchObject({ status: 200 });
    await ended;
  });

  test.each([
    ['own', 'https://api.anthropic.com'],
    ['foreign', 'http://gateway.example'],
    ['foreign', 'https://api.anthropic.com.example'],
    ['loopback', 'http://[::1]:9'],
  ] as const)('%s is the kind of %s', (kind, address) => {
    expect(kindOf(new URL(address))).toBe(kind);
  });
});

describe("the host's clock against this machine's", () => {
  // biome-ignore format: a table
  test.each([
    ['the same', { date: 'Fri, 20 Nov 2026 09:00:00 GMT' }, { low: 0, high: 999 }],
    ['ten minutes ahead', { date: 'Fri, 20 Nov 2026 09:10:00 GMT' }, { low: 600_000, high: 600_999 }],
    ['an hour behind', { date: 'Fri, 20 Nov 2026 08:00:00 GMT' }, { low: -3_600_000, high: -3_599_001 }],
    ['a stored answer', { date: 'Fri, 20 Nov 2026 08:00:00 GMT', age: '3600' }, null],
    ['one that was just stored', { date: 'Fri, 20 Nov 2026 09:00:00 GMT', age: '0' }, { low: 0, high: 999 }],
    ['no date', { date: 'today' }, null],
  ] as const)('%s', async (_, headers, skewMs) => {
    const url = await plain((_request, response) => response.writeHead(401, headers).end());
    expect((await seenAt(url)).skewMs).toEqual(skewMs);
  });

  test('a slow answer leaves it open when the date was written', async () => {
    let at = now;
    const url = await plain((_, response) => {
      at = now + 40_000;
      response.writeHead(401, { date: 'Fri, 20 Nov 2026 09:00:10 GMT' }).end();
    });
    // Sent at 0 s, answered at 40 s: the date of 10 s fits a clock 30 s behind as well as one 10.999 s ahead.
    expect((await seenAt(url, { now: () => new Date(at) })).skewMs).toEqual({ low: -30_000, high: 10_999 });
  });
});

describe('no answer', () => {
  test('nobody listens', async () => {
    expect(await probed('http://127.0.0.1:9')).toMatchObject({
      status: 'failed',
      cause: 'connection-failed',
      reason: expect.stringContaining('ECONNREFUSED. Nothing accepts connections'),
    });
  });

  test('the connection breaks', async () => {
    const url = await plain((request) => request.socket.resetAndDestroy());
    expect(await probed(url)).toMatchObject({
      cause: 'connection-failed',
      reason: expect.stringContaining('ECONNRESET. The other side'),
    });
  });

  test('what answers does not speak HTTP', async () => {
    const port = await listening(createServer((socket) => socket.resume().end('220 mail.example ESMTP\r\n')));
    expect(await probed(`http://127.0.0.1:${port}`)).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      reason: expect.stringContaining('does not speak HTTP'),
    });
  });

  test.each(['000', '099', '600', '999'])('a status %s, which HTTP does not have', async (status) => {
    const port = await listening(
      createServer((socket) => socket.resume().end(`HTTP/1.1 ${status} X\r\ncontent-length: 0\r\n\r\n`)),
    );
    expect(await probed(`http://127.0.0.1:${port}`)).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      reason: expect.stringContaining('which HTTP does not have'),
    });
  });

  test('a change to another protocol is an answer, and not waited for', async () => {
    const port = await listening(
      createServer((socket) =>
        socket.resume().write('HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      ),
    );
    expect(await probed(`http://127.0.0.1:${port}`)).toMatchObject({
      status: 'failed',
      cause: 'unexpected-response',
      reason: expect.stringContaining('another protocol'),
    });
  });

  test('a head without end', async () => {
    const url = await plain((_, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}`);
    });
    expect(await probed(url)).toMatchObject({ status: 'failed', cause: 'unexpected-response' });
  });

  test('it hangs until the time limit, or until the poll is cancelled', async () => {
    const cancel = new AbortController();
    const hanging = await plain(() => {});
    expect(await probed(hanging, { timeoutMs: 50 })).toMatchObject({
      status: 'failed',
      cause: 'client-timeout',
    });
    const cancelling = await plain(() => cancel.abort());
    expect(await probed(cancelling, { signal: cancel.signal })).toMatchObject({ cause: 'cancelled' });
  });
});

const made = testCertificates();

describe.skipIf(made === null)(`encrypted${made ? '' : ' (skipped: this machine has no openssl)'}`, () => {
  if (!made) return;
  const { root, good, expired, selfSigned, otherHost } = made;
  const before = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...before, root]));
  afterAll(() => setDefaultCACertificates(before));

  test('version, issuer, end and root of an accepted certificate', async () => {
    const { tls, kind, dnsMs } = await seenAt(await encrypted(good));
    expect(kind).toBe('loopback');
    expect(dnsMs).not.toBeNull();
    expect(tls).toMatchObject({
      version: 'TLSv1.3',
      issuer: 'Example Proxy',
      root: 'machine',
      handshakeMs: 0,
    });
    const years = (Date.parse(tls?.validUntil ?? '') - Date.now()) / (365 * 86_400_000);
    expect(years).toBeGreaterThan(9.9);
    expect(years).toBeLessThan(10.1);
  });

  test('a second poll of the same host sees the certificate again', async () => {
    const url = await encrypted(good);
    const { tls: first } = await seenAt(url);
    const { tls: second } = await seenAt(url);
    expect(first).toMatchObject({ issuer: 'Example Proxy', root: 'machine' });
    expect(second).toEqual(first);
  });

  // biome-ignore format: a table
  test.each([
    ['signed by itself', selfSigned, 'DEPTH_ZERO_SELF_SIGNED_CERT. This system does not trust the certificate'],
    ['expired', expired, 'CERT_HAS_EXPIRED. The certificate of the host has expired'],
    ['made out to another host', otherHost, 'ERR_TLS_CERT_ALTNAME_INVALID. The certificate was made out to another host'],
  ])('%s: refused before anything is sent', async (_, certificate, said) => {
    let asked = 0;
    const url = await encrypted(certificate, (_request, response) => {
      asked += 1;
      response.end();
    });
    expect(await probed(url)).toMatchObject({
      status: 'failed',
      cause: 'connection-failed',
      reason: expect.stringContaining(said),
    });
    expect(asked).toBe(0);
  });

  test('a root this system does not know', async () => {
    setDefaultCACertificates(before);
    onTestFinished(() => setDefaultCACertificates([...before, root]));
    expect(await probed(await encrypted(good))).toMatchObject({
      cause: 'connection-failed',
      reason: expect.stringContaining('This system does not trust the certificate of the host'),
    });
  });

  test('plain http where https is spoken to', async () => {
    const url = (await plain((_, response) => response.end())).replace('http:', 'https:');
    expect(await probed(url)).toMatchObject({
      cause: 'connection-failed',
      reason: expect.stringContaining('does not speak TLS as it should'),
    });
  });
});

describe('what a certificate says', () => {
  const [pem = ''] = rootCertificates;
  const bundled = Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  const seen = (certificate: object) =>
    certificateSeen({
      getProtocol: () => 'TLSv1.3',
      getPeerCertificate: () => certificate,
    } as unknown as TLSSocket);
  const root = (raw: Buffer) => {
    const certificate: { raw: Buffer; issuerCertificate?: object } = { raw };
    certificate.issuerCertificate = certificate;
    return certificate;
  };

  test('a root that comes with Node is public', () => {
    const leaf = {
      raw: Buffer.from('leaf'),
      issuerCertificate: root(bundled),
      issuer: { O: 'A', CN: 'B' },
      valid_to: 'Feb  1 00:00:00 2027 GMT',
    };
    expect(seen(leaf)).toEqual({
      version: 'TLSv1.3',
      issuer: 'A',
      validUntil: '2027-02-01T00:00:00.000Z',
      root: 'public',
    });
  });

  // biome-ignore format: a table
  test.each([
    ['a root added to this machine', { raw: Buffer.from('leaf'), issuerCertificate: root(Buffer.from('own')) }, { root: 'machine', issuer: null, validUntil: null }],
    ['a chain that ends before its root', { raw: Buffer.from('leaf'), issuerCertificate: { raw: bundled } }, { root: null }],
    ['none at all', {}, { root: null, issuer: null, validUntil: null }],
    ['a name given twice', { issuer: { O: ['A\u001b[2J', 'B'] } }, { issuer: 'A' }],
    ['a name only', { issuer: { CN: 'Root R1' } }, { issuer: 'Root R1' }],
    ['no date', { valid_to: 'soon' }, { validUntil: null }],
  ])('%s', (_, certificate, said) => {
    expect(seen(certificate)).toMatchObject(said);
  });
});
