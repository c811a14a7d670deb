import type Anthropic from '@anthropic-ai/sdk';
import { catalog } from '../catalog/catalog.ts';
import type { Environment } from '../claude/credential.ts';
import type { CloudPath } from '../claude/paths/cloud-path.ts';
import { foreignHosts } from '../claude/paths/endpoint-variables.ts';
import { requestModel } from '../observe/planned-model.ts';
import type { Plan } from '../plan/schema.ts';

/** The part of an access that a planned path through a cloud decides. */
export interface CloudAccess {
  readonly cloud: () => Promise<CloudPath>;
  readonly client: () => Promise<Anthropic>;
  /** Hosts that variables name instead of the cloud's own. */
  readonly cloudHosts: readonly string[];
}

/** Null where the plan goes by the Claude API, or by no path yet. Nothing is loaded before something is asked. */
export function cloudAccess(
  env: Environment,
  { platform, model }: Pick<Plan, 'platform' | 'model'>,
  onAnswer: (headers: Headers) => void,
): CloudAccess | null {
  const { path, region } = platform;
  if (!path || path === 'claude-api') return null;
  let opened: Promise<CloudPath> | undefined;
  const cloud = () => {
    opened ??= import('../claude/paths/open-path.ts').then(({ openCloudPath }) =>
      openCloudPath(path, {
        env,
        region: region ?? null,
        model: requestModel({ platform, model }, catalog),
        modelId: model.id ?? null,
        onAnswer,
      }),
    );
    return opened;
  };
  return {
    cloud,
    client: async () => (await cloud()).client(),
    cloudHosts: foreignHosts(env, path),
  };
}

/** Of an access that leads through no cloud. */
export const noCloud = (): Promise<never> =>
  Promise.reject(new Error('The plan names no path through a cloud.'));
