import { expect, onTestFinished, vi } from 'vitest';
import { catalog } from '../../../src/catalog/catalog.ts';
import { classifyError } from '../../../src/claude/classify-error.ts';
import type { CloudPath } from '../../../src/claude/paths/cloud-path.ts';
import { openFoundry } from '../../../src/claude/paths/foundry.ts';
import { azureStandIn, type Saying } from '../../support/stand-ins/azure.ts';
import { azureCli } from '../../support/stand-ins/azure-cli.ts';

export const signal = AbortSignal.timeout(60_000);
export const offered = 'AIServices.GlobalStandard.claude-sonnet-5-5';

interface Setting {
  readonly saying?: Saying;
  readonly key?: string;
  readonly az?: Parameters<typeof azureCli>[0];
  readonly env?: Readonly<Record<string, string>>;
  readonly model?: string | null;
  readonly modelId?: string;
}

/** The path as a poll opens it, with the command line tool of Azure logged in unless said otherwise. */
export async function foundry({
  saying,
  key,
  az = 'logged-in',
  env,
  model = 'support-sonnet',
  modelId,
}: Setting = {}) {
  const cli = await azureCli(az);
  vi.stubEnv('PATH', `${cli}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const server = await azureStandIn(saying);
  const seen: Headers[] = [];
  const path = openFoundry({
    env: { ...server.env, ...(key && { ANTHROPIC_FOUNDRY_API_KEY: key }), ...env },
    region: null,
    model,
    ...(modelId && { modelId }),
    onAnswer: (headers) => seen.push(headers),
  });
  return { path, server, seen, cli };
}

type Question = Exclude<keyof CloudPath, 'client'>;
export const questions = ['identity', 'model', 'access', 'quotas'] as const satisfies readonly Question[];

/** As the poll tells it. */
export async function problemOf(path: CloudPath, question: Question) {
  const thrown = await path[question](signal).then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  return classifyError(thrown, catalog.causes, { aborted: null, now: new Date('2026-11-20') });
}
