import type { Middleware } from '@anthropic-ai/sdk/client';
import { boundedFetch, longestMessageBytes } from '../../bounded-fetch.ts';
import { noteHeaders } from '../../noted-credentials.ts';
import { googleRefusal } from './google-refusal.ts';
import type { GoogleSession } from './google-session.ts';
import type { GoogleQuestion } from './told-refusal.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * What both official clients on Google Cloud are built with: credentials that were resolved before, no retries, nothing on
 * the console, no redirects, no endless answers, and Google's refusals in Google's words instead of the Claude API's.
 */
export const clientSettings = (
  { client: authClient, project, kind }: GoogleSession,
  question: Omit<GoogleQuestion, 'project' | 'kind'>,
  onAnswer: (headers: Headers) => void,
) => ({
  authClient,
  maxRetries: 0,
  logLevel: 'off' as const,
  logger: silent,
  middleware: [refusalsOf({ ...question, project, kind })],
  fetch: async (input: string | URL | Request, init?: RequestInit) => {
    noteHeaders(new Headers(init?.headers));
    const response = await boundedFetch(input, longestMessageBytes, init);
    onAnswer(response.headers);
    return response;
  },
});

/** Errors thrown here reach the caller as they are; the SDK would take Google's for something in between. */
const refusalsOf =
  (question: GoogleQuestion): Middleware =>
  async (request, next) => {
    const response = await next(request);
    if (response.ok) return response;
    const { status, headers } = response;
    const text = await response.text();
    const refusal = googleRefusal({ status, headers, text }, question);
    if (refusal) throw refusal;
    return new Response(text, { status, headers });
  };
