import type { DeniedCall } from '../../../judge/seen/cloud.ts';
import type { Environment } from '../../credential.ts';
import { CloudError } from '../cloud-error.ts';
import { type Arm, openArm } from './arm.ts';
import { deploymentsOf, findAccount, modelsOf, usagesOf } from './arm-account.ts';
import type { ArmAccount, ArmDeployment, ArmModel, ArmUsage } from './arm-shapes.ts';
import type { Entra } from './entra-token.ts';
import { foundryKey, foundryResource } from './foundry-resource.ts';

/** What Azure Resource Manager says of a resource; null for what was not asked or may not be read. */
interface FoundryView {
  /** Whether there was an Entra credential to ask with. */
  readonly asked: boolean;
  readonly place: ArmAccount | null;
  readonly deployments: ArmDeployment[] | null;
  readonly models: ArmModel[] | null;
  readonly usages: ArmUsage[] | null;
  readonly denied: DeniedCall[];
  /** The first of those that `denied` names. */
  readonly refusal: CloudError | null;
}

type Part = 'deployments' | 'models' | 'usages';

export interface Management {
  /** Null where this machine has no Entra credential. */
  readonly place: (signal: AbortSignal) => Promise<ArmAccount | null>;
  /**
   * `told`: an Entra credential that is not accepted is an error. Otherwise it counts as none where a key of the resource
   * does without it.
   */
  readonly view: (parts: readonly Part[], signal: AbortSignal, entra?: 'told') => Promise<FoundryView>;
}

/** Reads a resource through Azure Resource Manager, and remembers where it is. */
export function openManagement(env: Environment, tokens: Entra): Management {
  let account: ArmAccount | undefined;
  const find = async (arm: Arm, signal: AbortSignal): Promise<ArmAccount> => {
    account ??= await findAccount(arm, env, foundryResource(env), signal);
    return account;
  };

  const open = async (signal: AbortSignal, told: boolean): Promise<Arm | null> => {
    try {
      return await openArm(env, tokens, signal);
    } catch (error) {
      if (!told && foundryKey(env) && error instanceof CloudError && error.causeId === 'key-rejected')
        return null;
      throw error;
    }
  };

  return {
    place: async (signal) => {
      const arm = await openArm(env, tokens, signal);
      return arm && find(arm, signal);
    },
    view: async (parts, signal, entra) => {
      const arm = await open(signal, entra === 'told');
      const nothing = {
        place: null,
        deployments: null,
        models: null,
        usages: null,
        denied: [],
        refusal: null,
      };
      if (!arm) return { asked: false, ...nothing };
      const refusals: CloudError[] = [];
      const denied: DeniedCall[] = [];
      const ask = async <T>(purpose: string, question: () => Promise<T>): Promise<T | null> => {
        try {
          return await question();
        } catch (error) {
          if (!(error instanceof CloudError) || error.causeId !== 'permission-denied') throw error;
          refusals.push(error);
          denied.push({ permission: error.answer.permission ?? 'unknown', purpose });
          return null;
        }
      };
      const place = await ask('find the resource', () => find(arm, signal));
      if (!place) return { asked: true, ...nothing, denied, refusal: refusals[0] ?? null };
      const [deployments, models, usages] = await Promise.all([
        parts.includes('deployments')
          ? ask('read the deployments of the resource', () => deploymentsOf(arm, place, signal))
          : null,
        parts.includes('models')
          ? ask('read until when the model is offered', () => modelsOf(arm, place, signal))
          : null,
        parts.includes('usages')
          ? ask('read the quotas of the subscription', () => usagesOf(arm, place, signal))
          : null,
      ]);
      return { asked: true, place, deployments, models, usages, denied, refusal: refusals[0] ?? null };
    },
  };
}

/** Azure does not tell capitals in its names apart. */
export const deploymentNamed = (
  deployments: readonly ArmDeployment[] | null,
  name: string,
): ArmDeployment | null =>
  deployments?.find((deployment) => deployment.name.toLowerCase() === name.toLowerCase()) ?? null;
