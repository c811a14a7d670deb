import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import { UnexpectedResponse } from '../claude/classify-error.ts';
import { systemCode } from '../claude/system-error.ts';
import type { ReachSeen } from '../judge/seen/reach.ts';
import { certificateSeen } from './certificate.ts';
import type { ProbeContext } from './probe.ts';

/** The head of an answer, and how long each step to it took. */
export interface FirstAnswer
  extends Pick<ReachSeen, 'status' | 'dnsMs' | 'connectMs' | 'tls' | 'firstByteMs'> {
  readonly headers: IncomingHttpHeaders;
  /** Between these the host wrote its answer, by the clock of this machine. */
  readonly sentAt: Date;
  readonly arrivedAt: Date;
}

/**
 * Makes one connection and waits for the head of one answer. Not through the SDK, which sends the key and shows neither
 * the steps of a connection nor its certificate. Follows no redirect and reads no body. Throws what Node throws, or
 * UnexpectedResponse where what answers speaks no HTTP.
 */
export function firstAnswer(
  url: URL,
  { signal, clock, now }: Pick<ProbeContext, 'signal' | 'clock' | 'now'>,
): Promise<FirstAnswer> {
  return new Promise((resolve, reject) => {
    let lastMs = clock();
    let sentAt = now();
    /** Milliseconds since the step before this one. */
    const step = () => {
      const beforeMs = lastMs;
      lastMs = clock();
      return Math.round(lastMs - beforeMs);
    };
    const taken: { dnsMs: number | null; connectMs: number | null; handshakeMs: number | null } = {
      dnsMs: null,
      connectMs: null,
      handshakeMs: null,
    };
    const request = (url.protocol === 'https:' ? https : http).get(url, { ...freshSession, signal });
    request.once('socket', (socket) => {
      socket.once('lookup', () => {
        taken.dnsMs = step();
      });
      socket.once('connect', () => {
        taken.connectMs = step();
        sentAt = now();
      });
      socket.once('secureConnect', () => {
        taken.handshakeMs = step();
        sentAt = now();
      });
    });
    request.once('response', (response) => {
      const { socket, headers, statusCode = 0 } = response;
      if (statusCode < 200 || statusCode > 599) {
        response.destroy();
        return reject(
          new UnexpectedResponse(`It answered with the status ${statusCode}, which HTTP does not have`, null),
        );
      }
      const { dnsMs, connectMs, handshakeMs } = taken;
      resolve({
        status: statusCode,
        headers,
        dnsMs,
        connectMs,
        tls: socket instanceof TLSSocket ? { handshakeMs, ...certificateSeen(socket) } : null,
        firstByteMs: step(),
        sentAt,
        arrivedAt: now(),
      });
      // The head says all there is to know, and a body may have no end.
      response.destroy();
    });
    // Node hands such a connection over and waits for nothing more.
    request.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(new UnexpectedResponse('It answered with a change to another protocol', null));
    });
    request.on('error', (error) => reject(readable(error)));
  });
}

/** A resumed TLS session brings no certificate along, and Node's agent resumes that of an earlier poll if it may. */
const freshSession = { session: undefined } as const;

/** Parser errors speak of the protocol; nothing else is known of what answered. */
const readable = (error: Error): Error =>
  systemCode(error)?.startsWith('HPE_')
    ? new UnexpectedResponse('What answered does not speak HTTP as it should', null)
    : error;
