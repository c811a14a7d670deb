import { onTestFinished, vi } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { classifyError } from '../../../src/claude/classify-error.ts';
import type {
  Answered,
  CloudPath,
  CloudSettings,
  OpenCloudPath,
} from '../../../src/claude/paths/cloud-path.ts';
import { type GoogleAnswers, googleStandIn } from '../../support/stand-ins/google.ts';

/** Never ends anything by itself. */
export const { signal } = new AbortController();

/** Of whoever keeps no ids. */
export const ignored: Answered = () => {};

export type Method = Exclude<keyof CloudPath, 'client'>;
export const methods: readonly Method[] = ['identity', 'model', 'access', 'quotas'];

/** A path through Google Cloud that leads to a stand-in which answers so. */
export async function pathTo(
  open: OpenCloudPath,
  answers: GoogleAnswers,
  { env, ...settings }: Partial<CloudSettings> = {},
) {
  const google = await googleStandIn(answers);
  // The library of Google reads it itself where it asks for a token.
  vi.stubEnv('GCE_METADATA_HOST', google.host);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const path = open({
    env: { ...google.env, ...env },
    region: 'global',
    model: 'claude-sonnet-5-5',
    onAnswer: () => {},
    ...settings,
  });
  return { ...google, path };
}

/** As a probe tells of it. */
export async function problemOf(asked: Promise<unknown>) {
  const error = await asked.then(
    () => new Error('It was answered.'),
    (thrown: unknown) => thrown,
  );
  return classifyError(error, catalog.causes, { aborted: null, now: new Date('2026-11-20T00:00:00Z') });
}
