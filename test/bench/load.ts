import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Enough to keep one core busy, few enough to be a team's own service. */
export const connections = 16;

const body = JSON.stringify({
  model: 'claude-haiku-4-5',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Say hello in one sentence.' }],
});

/** What the official SDK sends with a message, so that the sandbox has as much to read. */
const requestOf = (host: string) =>
  Buffer.from(
    [
      'POST /v1/messages HTTP/1.1',
      `host: ${host}`,
      'connection: keep-alive',
      'accept: application/json',
      'content-type: application/json',
      'anthropic-version: 2026-10-21',
      'x-api-key: sk-ant-api03-bench-0001',
      'user-agent: Anthropic/JS 1.10.0',
      'x-stainless-arch: x64',
      'x-stainless-lang: js',
      'x-stainless-os: Linux',
      'x-stainless-package-version: 1.10.0',
      'x-stainless-retry-count: 0',
      'x-stainless-runtime: node',
      'x-stainless-runtime-version: v24.0.0',
      'x-stainless-timeout: 600',
      'accept-language: *',
      'sec-fetch-mode: cors',
      'accept-encoding: gzip, deflate',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );

/**
 * Sends simple messages over keep-alive connections, the next one on each as soon as its answer is whole. Returns how
 * many were answered in every second. Rejects on any answer but a 200. Written on sockets, so that the load costs less
 * than what it measures.
 */
export async function answeredEverySecond(url: URL, seconds: number): Promise<readonly number[]> {
  const request = requestOf(url.host);
  let answered = 0;
  let broken: Error | null = null;
  const sockets = Array.from({ length: connections }, () =>
    keepAsking(
      connect({ host: url.hostname, port: Number(url.port), noDelay: true }),
      request,
      () => {
        answered += 1;
      },
      (error) => {
        broken ??= error;
      },
    ),
  );
  const counts: number[] = [];
  let beganMs = performance.now();
  for (let second = 0; second < seconds && !broken; second += 1) {
    const before = answered;
    await wait(1_000);
    const nowMs = performance.now();
    counts.push(((answered - before) * 1_000) / (nowMs - beganMs));
    beganMs = nowMs;
  }
  for (const socket of sockets) socket.destroy();
  if (broken) throw broken;
  return counts;
}

function keepAsking(
  socket: Socket,
  request: Buffer,
  onAnswer: () => void,
  onBroken: (error: Error) => void,
): Socket {
  let received = '';
  socket.setEncoding('latin1');
  socket.on('connect', () => socket.write(request));
  socket.on('data', (chunk: string) => {
    received += chunk;
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
    if (!received.startsWith('HTTP/1.1 200 ') || length === undefined) {
      onBroken(new Error(`The sandbox did not answer as expected:\n${received}`));
      socket.destroy();
      return;
    }
    if (received.length < headEnd + 4 + Number(length)) return;
    received = '';
    onAnswer();
    socket.write(request);
  });
  socket.on('error', onBroken);
  socket.on('close', () => onBroken(new Error('The sandbox closed a connection under load.')));
  return socket;
}
