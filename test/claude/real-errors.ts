import Anthropic, { type ClientOptions } from '@anthropic-ai/sdk';
import { onTestFinished } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { type Aborted, classifyError, type Problem } from '../../src/claude/classify-error.ts';
import { typedCredential } from '../../src/claude/credential.ts';
import { probeClient } from '../../src/claude/probe-client.ts';
import { Secret } from '../../src/claude/secret.ts';
import type { FaultAction } from '../../src/sandbox/faults.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

export const canary = 'sk-ant-api03-test-canary-0001';
export const now = new Date('2026-11-20T09:00:00Z');

/** A sandbox that lives as long as the test. */
export async function sandboxFor(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ now: () => now, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The client probes use, on that address. */
export const clientOf = (url: string): Promise<Anthropic> =>
  probeClient(typedCredential(new Secret(canary), {}, url), url);

export const request = {
  model: 'claude-opus-5-5',
  max_tokens: 8,
  messages: [{ role: 'user', content: 'Reply with OK.' }],
} satisfies Anthropic.MessageCreateParams;

/** What a call threw; fails where it threw nothing. */
export async function thrownBy(call: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to fail.');
}

export const classify = (error: unknown, aborted: Aborted = null): Problem =>
  classifyError(error, catalog.causes, { aborted, now });

/** The problem a message meets when the sandbox does that to it. */
export async function problemOf(action: FaultAction): Promise<Problem> {
  const sandbox = await sandboxFor({ faults: [{ when: {}, do: action }] });
  const client = await clientOf(sandbox.url);
  return classify(await thrownBy(() => client.messages.create(request)));
}

/** The problem a message meets when something that is no sandbox answers it, or nothing does. */
export async function problemWithFetch(fetch: NonNullable<ClientOptions['fetch']>): Promise<Problem> {
  const client = new Anthropic({ apiKey: canary, maxRetries: 0, logLevel: 'off', fetch });
  return classify(await thrownBy(() => client.messages.create(request)));
}
