import { onTestFinished, vi } from 'vitest';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { type Aborted, classifyError, type Problem } from '../../../../src/claude/classify-error.ts';
import type {
  Answered,
  CloudPath,
  CloudSettings,
  OpenCloudPath,
} from '../../../../src/claude/paths/cloud-path.ts';

/** Ids of answers are listened to where a test asks for them. */
type OpenedPath = {
  readonly [M in Exclude<keyof CloudPath, 'client'>]: (
    until: AbortSignal,
    answered?: Answered,
  ) => ReturnType<CloudPath[M]>;
} & Pick<CloudPath, 'client'>;

/** A path in an environment of its own: the clients of AWS read variables from the process itself. */
export function opened(
  open: OpenCloudPath,
  env: Readonly<Record<string, string>>,
  settings: Partial<CloudSettings> = {},
): OpenedPath {
  for (const name of Object.keys(process.env))
    if (/^(?:AWS|ANTHROPIC)_/.test(name)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const path = open({
    env,
    region: null,
    model: 'global.anthropic.claude-sonnet-5-5',
    onAnswer: () => {},
    ...settings,
  });
  const unheard: Answered = () => {};
  return {
    identity: (until, answered = unheard) => path.identity(until, answered),
    model: (until, answered = unheard) => path.model(until, answered),
    access: (until, answered = unheard) => path.access(until, answered),
    quotas: (until, answered = unheard) => path.quotas(until, answered),
    client: path.client,
  };
}

export const signal = () => new AbortController().signal;

/** What the gatherer makes of a call that must fail. */
export async function problemOf(call: Promise<unknown>, aborted: Aborted = null): Promise<Problem> {
  const thrown = await call.then(
    (value) => Promise.reject(new Error(`It answered: ${JSON.stringify(value)}`)),
    (error: unknown) => error,
  );
  return classifyError(thrown, catalog.causes, { aborted, now: new Date('2026-11-20T12:00:00Z') });
}
